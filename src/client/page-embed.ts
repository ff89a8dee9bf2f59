/** Nodes of a section: its heading and what follows, up to the next heading. */
function sectionOf(article: HTMLElement, id: string): ReadonlySet<Element> | undefined {
  const head = document.getElementById(id)?.closest('.head');
  if (head?.parentElement !== article) return undefined;
  const nodes = new Set<Element>([head]);
  for (
    let next = head.nextElementSibling;
    next !== null && !next.classList.contains('head');
    next = next.nextElementSibling
  ) {
    nodes.add(next);
  }
  return nodes;
}

/**
 * A page, or the one section that the address asks for. A section that there is not gives the whole
 * page and a line that says so.
 */
class PageEmbed extends HTMLElement {
  connectedCallback(): void {
    const id = new URLSearchParams(location.search).get('section') ?? '';
    const article = this.querySelector('article');
    document.documentElement.classList.remove('one');
    if (id === '' || article === null) return;
    const section = sectionOf(article, id);
    if (section) this.#showOnly(article, section, id);
    else this.#say(`There is no section “${id.slice(0, 60)}” here. This is the whole page.`);
  }

  #showOnly(article: HTMLElement, section: ReadonlySet<Element>, id: string): void {
    for (const node of article.children) (node as HTMLElement).hidden = !section.has(node);
    const legend = article.querySelector<HTMLElement>('.legend');
    if (legend && [...section].some((node) => node.querySelector('.m') !== null)) {
      // What the marks mean stands below, since the section begins with its heading.
      article.append(legend);
      legend.hidden = false;
    }
    this.classList.add('part');
    const scope = this.querySelector<HTMLElement>('.scope');
    if (scope) scope.hidden = true;
    const page = this.dataset['page'] ?? '';
    const full = document.querySelector<HTMLAnchorElement>('[data-full]');
    if (full) full.href = `${page}#${id}`;
    // What a section refers to, such as its references, stands on the full page.
    for (const link of article.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
      const target = document.getElementById(link.hash.slice(1));
      if (target?.closest('[hidden]')) link.href = page + link.hash;
    }
  }

  #say(text: string): void {
    const place = this.querySelector<HTMLElement>('[data-message]');
    if (place === null) return;
    place.hidden = false;
    place.textContent = text;
  }
}
customElements.define('page-embed', PageEmbed);
