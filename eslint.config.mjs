// Net 2 of the layer rules: what the compiler's `lib` and `types` cannot hide from the deterministic code.
// Net 1 is tsc with a lib per layer, net 3 is .dependency-cruiser.cjs.
import parser from '@typescript-eslint/parser';

const HOST_GLOBALS = ['Date', 'globalThis', 'Intl', 'performance', 'crypto', 'WeakRef', 'FinalizationRegistry', 'setTimeout', 'setInterval', 'process', 'navigator', 'window', 'document'];
const noHostGlobals = ['error', ...HOST_GLOBALS.map((name) => ({ name, message: 'Deterministic code sees no host clock, locale or environment.' }))];
const noHostProperties = ['error',
  { object: 'Math', property: 'random', message: 'Use the seeded Prng that is passed in.' },
  { property: 'localeCompare', message: 'Depends on the host locale: compare ordinally.' },
  { property: 'toLocaleString', message: 'Depends on the host locale.' },
  { property: 'toLocaleUpperCase', message: 'Depends on the host locale.' },
  { property: 'toLocaleLowerCase', message: 'Depends on the host locale.' },
];

const common = {
  languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
  linterOptions: { reportUnusedDisableDirectives: 'error' },
  rules: {
    'no-var': 'error',
    'prefer-const': 'error',
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-empty': ['error', { allowEmptyCatch: false }],
    'no-debugger': 'error',
    'no-eval': 'error',
    'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
  },
};

export default [
  { ignores: ['out/**', 'node_modules/**', '.cache/**', 'test-results/**', 'playwright-report/**'] },
  { files: ['src-*/**/*.{ts,tsx}', 'e2e/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.{mjs,ts,mts}', '*.config.ts'], ...common },
  {
    files: ['src-shared/**/*.ts', 'src-main/kernel/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-globals': noHostGlobals, 'no-restricted-properties': noHostProperties },
  },
  {
    files: ['src-main/kernel/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': ['error',
        { selector: ':function[async=true]', message: 'The kernel is a synchronous state machine.' },
        { selector: 'AwaitExpression', message: 'The kernel is a synchronous state machine.' },
        { selector: "NewExpression[callee.name='Promise']", message: 'The kernel is a synchronous state machine.' },
      ],
    },
  },
  // Formatting for people is the one place of src-shared that may ask for Intl.
  { files: ['src-shared/i18n/format.ts'], rules: { 'no-restricted-globals': 'off' } },
  { files: ['*.config.ts', 'eslint.config.mjs', 'scripts/e2e-reporter.mjs'], rules: { 'no-restricted-exports': 'off' } },
];
