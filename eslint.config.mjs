import js from '@eslint/js';
import ts from 'typescript-eslint';
import { importX } from 'eslint-plugin-import-x';

/**
 * The house: each place, and the places below it that it may import from. Everything else is refused.
 * `extension → services, features → sync → sources → domain`, beside them `git` and `host`.
 */
const house = {
  'src/domain': [],
  'src/sources': ['src/domain'],
  'src/sync': ['src/sources', 'src/domain'],
  'src/git': ['src/domain'],
  'src/host': ['src/domain'],
  'src/page-views': ['src/domain'],
  'src/features': [
    'src/sync',
    'src/sources',
    'src/git',
    'src/host',
    'src/domain',
    'src/protocol.ts',
    'src/report-protocol.ts',
    'src/page-views',
    'src/services.ts',
  ],
  'webview-ui': ['src/domain', 'src/protocol.ts', 'src/report-protocol.ts', 'src/page-views'],
};

/** One zone for each place that is out of bounds for another. */
const restricted = Object.entries(house).flatMap(([target, allowed]) => {
  const places = [
    'src/domain',
    'src/sources',
    'src/sync',
    'src/git',
    'src/host',
    'src/page-views',
    'src/features',
    'webview-ui',
    'test',
  ];
  const files = ['extension', 'services', 'protocol', 'report-protocol', 'page-envelope'].map(
    (name) => `src/${name}.ts`,
  );
  return [...places, ...files]
    .filter((place) => place !== target && !allowed.includes(place))
    .map((place) => ({
      target: `./${target}`,
      from: `./${place}`,
      message: `${target} may import from ${[target, ...allowed].join(', ')} only.`,
    }));
});

export default ts.config(
  { ignores: ['dist/', '.vscode-test/', 'node_modules/', 'test-results/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  {
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver': { node: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] } },
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: restricted }],
      'import-x/no-cycle': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: [
      'src/domain/**',
      'src/sources/**',
      'src/sync/**',
      'src/protocol.ts',
      'src/report-protocol.ts',
      'src/page-envelope.ts',
      'src/page-views/**',
      'webview-ui/**',
    ],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'vscode',
              message: 'This place runs in plain Node or in a page: take what is needed as an argument.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/domain/**', 'webview-ui/**'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'require', 'Buffer'],
      'no-restricted-imports': [
        'error',
        {
          paths: ['vscode', 'axios', 'gray-matter'],
          patterns: [{ regex: '^node:', message: 'The domain and the page know nothing of Node.' }],
        },
      ],
    },
  },
  {
    files: ['webview-ui/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({
          property,
          message: 'The page is built node by node.',
        })),
      ],
    },
  },
  {
    files: ['test/**'],
    rules: { 'no-console': 'off', '@typescript-eslint/no-unused-expressions': 'off' },
  },
  {
    files: ['**/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: {
        require: 'readonly',
        module: 'readonly',
        process: 'readonly',
        __dirname: 'readonly',
        console: 'readonly',
      },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off', 'no-console': 'off' },
  },
);
