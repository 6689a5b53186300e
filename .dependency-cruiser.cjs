// Net 3 of the layer rules: who may import whom. An allowlist: any import that no rule below allows fails the build.
// `from` may import `to`; folders are named by their path prefix.
const allow = (from, to) => ({ from: { path: from }, to: { path: to } });
const TESTS = '\\.test\\.tsx?$';
const NODE = '^(node:|[a-z_/]+$)';

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'views-are-apart', severity: 'error', from: { path: '^src-renderer/views/([^/]+)/' }, to: { path: '^src-renderer/views/', pathNot: '^src-renderer/views/($1/|index)' } },
    { name: 'only-widgets-grid-imports-ag-grid', severity: 'error', from: { path: '^src-renderer', pathNot: '^src-renderer/widgets/grid/' }, to: { path: 'node_modules/ag-grid' } },
    { name: 'kernel-is-alone', severity: 'error', from: { path: '^src-main/kernel', pathNot: TESTS }, to: { pathNot: '^(src-main/kernel|src-shared/(base|nt|trace))' } },
    { name: 'shared-is-alone', severity: 'error', from: { path: '^src-shared', pathNot: TESTS }, to: { pathNot: '^(src-shared|node_modules/(zod|@noble/hashes)/)' } },
  ],
  allowed: [
    // src-shared, from the bottom up
    allow('^src-shared/base/', '^src-shared/base/'),
    allow('^src-shared/nt/', '^src-shared/(base|nt)/'),
    allow('^src-shared/trace/', '^src-shared/(base|nt|trace)/'),
    allow('^src-shared/query/', '^src-shared/(base|nt|trace|query)/'),
    allow('^src-shared/formats/', '^src-shared/(base|nt|trace|query|formats)/|^node_modules/@noble/hashes/'),
    allow('^src-shared/exercise/', '^src-shared/(base|nt|trace|query|exercise)/'),
    allow('^src-shared/recording/', '^src-shared/(base|nt|trace|recording)/'),
    allow('^src-shared/(i18n|commands)/', '^src-shared/(base|i18n|commands)/'),
    allow('^src-shared/ipc/', '^src-shared/|^node_modules/zod/'),
    // the kernel
    allow('^src-main/kernel/', '^src-main/kernel/|^src-shared/(base|nt|trace)/'),
    // labs set up machines on the kernel
    allow('^src-main/labs/', '^src-main/(labs|kernel)/|^src-shared/'),
    // hosts and shells
    allow('^src-main/host/', `^src-main/(host|kernel|labs)/|^src-shared/|^node_modules/|${NODE}`),
    allow('^src-main/ipc/', `^src-main/(ipc|host|files)/|^src-shared/|^node_modules/|${NODE}`),
    allow('^src-main/files/', `^src-main/files/|^src-shared/|^node_modules/|${NODE}`),
    allow('^src-main/cli/', `^src-main/(cli|host|labs|kernel|files)/|^src-shared/|^node_modules/|${NODE}`),
    allow('^src-main/shells/', `^src-main/(shells|ipc|host|files)/|^src-shared/|^node_modules/|${NODE}`),
    // the renderer
    allow('^src-renderer/', '^src-renderer/|^src-shared/|^node_modules/'),
    // tests and tools
    allow(TESTS, '.*'),
    allow('^(e2e|bench|scripts)/', '.*'),
  ],
  allowedSeverity: 'error',
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|\\.cache)/' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json', '.css'], conditionNames: ['import', 'require', 'node', 'default', 'types'], exportsFields: ['exports'] },
  },
};
