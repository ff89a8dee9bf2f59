import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import type { Check } from '../check.ts';

/** All pages have the same configuration, so that it is put together once. */
class OneConfigLoader extends StaticConfigLoader {
  #resolved: ReturnType<StaticConfigLoader['getConfigFor']> | undefined;

  override getConfigFor(handle: string): ReturnType<StaticConfigLoader['getConfigFor']> {
    this.#resolved ??= super.getConfigFor(handle);
    return this.#resolved;
  }
}

const validator = new HtmlValidate(
  new OneConfigLoader({
    root: true,
    elements: ['html5'],
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      // All scripts and styles come from this host, which could change the hash as well.
      'require-sri': 'off',
      // A page of a study is named by the title of the study, which is as long as it is.
      'long-title': 'off',
      // The source is laid out by the build and read by no one.
      'no-trailing-whitespace': 'off',
      // Filters act as each box is ticked; they are shown only where scripts run.
      'wcag/h32': 'off',
      // Boxes of one group share a name, and are told apart by their values.
      'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],
    },
  }),
);

/** Every page is valid HTML. */
export const html: Check = {
  name: 'html',
  run: (site) => ({
    faults: site.pages.flatMap((page) =>
      validator.validateStringSync(page.html, page.file).results.flatMap(({ messages }) =>
        messages.map(({ message, selector, line, ruleId, ruleUrl }) => ({
          file: page.file,
          line,
          field: selector ?? undefined,
          found: message,
          expected: `HTML that keeps the rule ${ruleId}${ruleUrl === undefined ? '' : `: ${ruleUrl}`}`,
        })),
      ),
    ),
    measured: `${site.pages.length} pages by html-validate`,
  }),
};
