/** Leads on at once from a page that has moved, and takes query and anchor along. */
const link = document.querySelector<HTMLAnchorElement>('#moved-to');
if (link) {
  const target = new URL(link.href);
  if (location.search !== '') target.search = location.search;
  if (location.hash !== '') target.hash = location.hash;
  location.replace(target);
}
