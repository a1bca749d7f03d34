/** The import rules of ARCHITECTURE.md. `tools/test-imports.ts` runs them and fails when nothing was looked at. */
const TESTS = '(\\.test\\.tsx?$|^tests/)';
const BUILT_IN = ['core'];
const SERVER_SIDE = '^(server/|modules/[^/]+/server/|platform/(auth|crypto|db|documents|files|http|jobs|postgres)/)';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule('no-cycles', 'A circle of files cannot be read or tested one by one.', {}, { circular: true }),
    rule('resolvable', 'Every import must lead somewhere.', {}, { couldNotResolve: true }),
    rule(
      'product-without-development-packages',
      'What the product imports must be installed where it runs.',
      { path: '^(kernel|platform|modules|server|catalogue|web)/', pathNot: TESTS },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'kernel-imports-nothing',
      'Everything rests on the kernel, so it rests on nothing.',
      { path: '^kernel/', pathNot: TESTS },
      { pathNot: '^kernel/' },
    ),
    rule(
      'domain-imports-kernel-and-domains',
      'Decisions are made of the kernel and other decisions.',
      { path: '^modules/[^/]+/domain/', pathNot: TESTS },
      { pathNot: '^(kernel/|modules/[^/]+/domain/|node_modules/(zod|feelin|pinyin-pro)/)' },
    ),
    rule(
      'contract-imports-its-own-domain',
      'A contract tells what goes over the wire and knows its own domain.',
      { path: '^modules/([^/]+)/contract(\\.ts$|/)' },
      { pathNot: '^(kernel/|modules/$1/domain/|modules/$1/contract/|platform/contract\\.ts$|node_modules/zod/)' },
    ),
    rule(
      'platform-knows-no-product',
      'The machinery works for any product.',
      { path: '^platform/', pathNot: TESTS },
      { path: '^(modules|server|catalogue|web|tools|tests)/' },
    ),
    rule(
      'platform-contract-is-pure',
      'Server and browser share it.',
      { path: '^platform/contract\\.ts$' },
      { pathNot: '^(kernel/|node_modules/zod/)' },
    ),
    rule(
      'one-door-per-module',
      "Another module's server is entered through server/index.ts only.",
      { path: '^modules/([^/]+)/', pathNot: TESTS },
      { path: '^modules/[^/]+/server/', pathNot: '^modules/($1/server/|[^/]+/server/index\\.ts$)' },
    ),
    rule(
      'modules-know-no-root',
      'Modules are put together by a composition root and do not know it.',
      { path: '^modules/', pathNot: TESTS },
      { path: '^(server|web/main|tools|tests)/' },
    ),
    rule(
      'web-without-server',
      'What runs in a browser never takes in server code.',
      { path: '^(web/|modules/[^/]+/web/|platform/web/)', pathNot: TESTS },
      { path: SERVER_SIDE },
    ),
    rule(
      'web-without-built-ins',
      'A browser has no Node.',
      { path: '^(web/|modules/[^/]+/(web|domain)/|platform/web/)', pathNot: TESTS },
      { dependencyTypes: BUILT_IN },
    ),
    rule(
      'server-without-web',
      'A server draws no screens.',
      { path: '^(server/|modules/[^/]+/server/|platform/)', pathNot: `${TESTS}|^platform/web/` },
      { path: '^(web/|modules/[^/]+/web/|platform/web/)' },
    ),
    rule(
      'catalogue-is-handed-in',
      'Code gets the catalogue from a composition root, so that the same code runs on any catalogue.',
      { pathNot: `${TESTS}|^(catalogue/|tools/|web/|server/)` },
      { path: '^catalogue/' },
    ),
    rule(
      'web-root-takes-texts-only',
      'web/ is the root of the web app: it hands the texts to the pages of the modules.',
      { path: '^web/', pathNot: TESTS },
      { path: '^catalogue/', pathNot: '^catalogue/texts/' },
    ),
    rule(
      'catalogue-is-data',
      'Data takes only the shapes of what it describes.',
      { path: '^catalogue/', pathNot: TESTS },
      { pathNot: '^catalogue/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'catalogue-shapes-come-from-domains',
      'The shapes of data belong to the kernel and the domains.',
      { path: '^catalogue/', pathNot: TESTS },
      { pathNot: '^(catalogue/|kernel/|modules/[^/]+/domain/)' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
