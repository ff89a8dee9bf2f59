import type { Check } from '../check.ts';
import { filesNamed } from '../site.ts';
import { sheetFiles, sheetsIn } from '../styles.ts';
import { bytesInWords } from '../weight.ts';

/** Most bytes of fonts in all. */
const BUDGET = 90_000;

/** Fonts are small, and text shows before they arrive. */
export const fonts: Check = {
  name: 'fonts',
  run: (site) => {
    const files = filesNamed(site, '.woff2', '.woff', '.ttf', '.otf');
    const bytes = files.reduce((sum, file) => sum + (site.files.get(file)?.length ?? 0), 0);
    const hiding = [...sheetFiles(site), ...site.pages.flatMap(sheetsIn)].flatMap(
      ({ file, line, css }) =>
        [...css.matchAll(/@font-face\s*\{([^}]*)\}/gu)].flatMap(([, face = '']) => {
          const [, display = 'none'] = /font-display\s*:\s*([a-z]+)/u.exec(face) ?? [];
          const [, family = ''] = /font-family\s*:\s*([^;]+)/u.exec(face) ?? [];
          // A font of the reader's own machine is there at once.
          return display === 'swap' || !face.includes('url(')
            ? []
            : [
                {
                  file,
                  line,
                  field: `@font-face ${family}`,
                  found: `font-display: ${display}`,
                  expected: 'font-display: swap',
                },
              ];
        }),
    );
    return {
      faults: [
        ...hiding,
        ...(bytes > BUDGET
          ? [
              {
                file: files.join(', '),
                field: 'fonts',
                found: `${bytesInWords(bytes)} in all`,
                expected: `at most ${bytesInWords(BUDGET)}`,
              },
            ]
          : []),
      ],
      measured: `${files.length} files, ${bytesInWords(bytes)} of ${bytesInWords(BUDGET)}`,
    };
  },
};
