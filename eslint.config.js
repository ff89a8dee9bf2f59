import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What each folder of `src` may import from the others; see ARCHITECTURE.md. */
const MAY_IMPORT = {
  schema: [],
  domain: ['schema'],
  routing: ['schema', 'domain'],
  figure: ['schema', 'domain'],
  export: ['schema', 'domain', 'routing'],
  corpus: ['schema', 'domain', 'routing'],
  intake: ['schema', 'domain', 'export', 'corpus'],
  client: ['schema', 'domain', 'figure', 'routing', 'styles'],
  components: [
    'schema',
    'domain',
    'routing',
    'figure',
    'export',
    'corpus',
    'client',
    'layouts',
    'styles',
  ],
  layouts: [
    'schema',
    'domain',
    'routing',
    'figure',
    'export',
    'corpus',
    'client',
    'components',
    'styles',
  ],
  integrations: ['schema', 'domain', 'routing', 'figure', 'export', 'corpus', 'client'],
  cli: ['schema', 'domain', 'routing', 'figure', 'export', 'corpus', 'intake', 'integrations'],
};
const FOLDERS = [...Object.keys(MAY_IMPORT), 'pages', 'styles'];
/** Folders that run in the browser as well as in the build. */
const PURE = ['schema', 'domain', 'figure', 'routing'];
/** Parts of `export` that run in the browser too, so that `client` may import them. */
const PORTABLE = ['cartridge', 'packs'];

const directions = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  files: [`src/${folder}/**/*.{ts,astro}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...FOLDERS.filter((other) => other !== folder && !allowed.includes(other)).map(
            (other) => ({
              group: [
                `../**/${other}/**`,
                `../${other}/**`,
                ...(folder === 'client' && other === 'export'
                  ? PORTABLE.flatMap((part) => [
                      `!../**/export/${part}`,
                      `!../**/export/${part}/**`,
                    ])
                  : []),
              ],
              message: `${folder} must not import from ${other}: imports go one way (ARCHITECTURE.md).`,
            }),
          ),
          ...(PURE.includes(folder)
            ? [
                {
                  group: ['astro', 'astro:*', 'node:*'],
                  message: `${folder} is pure: it runs in the browser too.`,
                },
              ]
            : []),
          ...(folder === 'schema'
            ? [{ regex: '^(?!zod$|\\.)', message: 'schema imports only zod.' }]
            : []),
        ],
      },
    ],
  },
}));

/** Folders whose code is that of pages and browsers, which need no schema, and would carry zod. */
const WITHOUT_SCHEMAS = ['domain', 'routing', 'figure', 'client', 'components', 'layouts', 'pages'];

const typesOfSchemas = {
  files: WITHOUT_SCHEMAS.map((folder) => `src/${folder}/**/*.{ts,astro}`),
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: '/schema/(?!codes\\.ts$)',
            allowTypeImports: true,
            message:
              'Of schemas only types are needed here; lists and names stand in schema/codes.ts.',
          },
        ],
      },
    ],
  },
};

/** What a portable part may import: itself, and folders that are pure. */
const portable = {
  files: PORTABLE.map((part) => `src/export/${part}/**/*.ts`),
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: ['astro', 'astro:*', 'node:*', '@citation-js/*'],
            message: 'This part of export is pure: it runs in the browser too.',
          },
          {
            regex: '^\\.\\./(?!(?:cartridge|packs)/|\\.\\./(?:schema|domain|routing)/)',
            message: 'This part of export imports only pure folders.',
          },
        ],
      },
    ],
  },
};

export default defineConfig(
  {
    ignores: [
      'dist/',
      'package/',
      '.astro/',
      'node_modules/',
      'public/',
      'tests/bench/peers/starlight/',
      'test-results/',
      'playwright-report/',
      // Another site and a page without types, which are only measured.
      'tests/bench/peers/starlight/',
      'tests/bench/plain/',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  ...astro.configs['flat/recommended'],
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js'] },
        extraFileExtensions: ['.astro'],
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      // TypeScript asks for brackets where a key comes from an index signature.
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
    },
  },
  { files: ['src/cli/**', 'tests/**'], rules: { 'no-console': 'off' } },
  {
    // The types of Astro's templates are checked by astro check; typed rules do not know them.
    files: ['**/*.astro', '**/*.js', '**/*.mjs'],
    ...tseslint.configs.disableTypeChecked,
  },
  {
    // What an .astro file exports has a type only for astro check.
    files: ['src/components/authors/index.ts'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  ...directions,
  portable,
  typesOfSchemas,
);
