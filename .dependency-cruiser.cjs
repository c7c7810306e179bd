/** Who may import whom. The words for it stand in docs/ARCHITECTURE.md. */
const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { pathNot: allowed, dependencyTypesNot: ['type-only'] },
});
const side = '^(widget|server|client|dashboard|shared|test|bench|examples)/';
const modules = '^node_modules/';
const pure =
  '^server/(stats/|text/|calendar/|ingest/(answers/|flags/|(accept|address|amend|buckets|complaint|count-keys|count-rules|counts|erased|wordless|kano-class|language|origin|refused|text)\\.ts$)|query/(breaks|buckets|candidates|choices-source|compare-range|compare-rows|cover|group|index-source|period|plan|question|rating-source|resolved|results|source|survey-sources|warnings)\\.ts$|widget-config/|limits/(limits|window-table)\\.ts$|alerts/rule\\.ts$|privacy/scrub\\.ts$|storage/(answers-of-cells|composite-scores|count-runs|filter-match|folded-text|growth|merge-counts|migrate|question-path|row-[a-z]+|said-of|standing-bits|sum-counts|text-[a-z]+|texts-of|theme-rules|uncounted-answers)\\.ts$)';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only('shared', '^shared/', ['^shared/', `${modules}zod/`], 'shared imports zod and itself'),
    {
      name: 'shared-plain-data',
      severity: 'error',
      comment: 'rating and metric are safe in every bundle: they import nothing at run time but each other',
      from: { path: '^shared/(rating|metric)\\.ts$' },
      to: { pathNot: '^shared/(rating|metric)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    only(
      'widget',
      '^widget/',
      ['^widget/', '^shared/(rating|metric)\\.ts$'],
      'the widget imports no package, and of shared only plain data at run time',
    ),
    only('client', '^client/', ['^client/'], 'the client imports types only'),
    only(
      'dashboard',
      '^dashboard/',
      [
        '^dashboard/',
        '^client/',
        `${modules}(preact|preact-iso|uplot|papaparse|intl-messageformat)/`,
        '^shared/(rating|metric)\\.ts$',
      ],
      'the dashboard talks to the server over HTTP alone',
    ),
    {
      name: 'sides-apart',
      severity: 'error',
      comment: 'types do not cross between the sides either; shared is where they meet',
      from: { path: '^(widget|client|dashboard|shared)/' },
      to: { path: '^(server|test|bench)/' },
    },
    {
      name: 'server-apart',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(widget|dashboard|client|test|bench|examples)/' },
    },
    {
      name: 'pure',
      severity: 'error',
      comment: 'no I/O, no framework: only each other, shared, the calendar library and types',
      from: { path: pure },
      to: {
        pathNot: [
          pure,
          '^shared/',
          '^server/problem\\.ts$',
          '^server/storage/(storage|contract/[^/]+)\\.ts$',
          `${modules}(temporal-polyfill|zod)/`,
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'engines-apart',
      severity: 'error',
      comment: 'an engine sees the contract, shared and its driver',
      from: { path: '^server/storage/([^/]+)/' },
      to: {
        path: '^server/',
        pathNot: ['^server/storage/$1/', '^server/storage/contract/', '^server/storage/[^/]+\\.ts$'],
      },
    },
    {
      name: 'one-place-knows-engines',
      severity: 'error',
      from: { pathNot: '^(server/storage/|test/|bench/)' },
      to: { path: '^server/storage/(?!contract/)[^/]+/' },
    },
    {
      name: 'fastify-at-the-edge',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/(app\\.ts$|plugins/|routes/)' },
      to: { path: `${modules}(fastify|@fastify/|fastify-plugin)`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'routes',
      severity: 'error',
      comment: 'routes use the contract, never an engine',
      from: { path: '^server/routes/' },
      to: { path: '^server/storage/(?!(storage\\.ts$|contract/))', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-imports-the-composers',
      severity: 'error',
      from: {},
      to: { path: '^server/(main|cli)\\.ts$' },
    },
    {
      name: 'development-stays-there',
      severity: 'error',
      from: { path: '^(widget|server|client|dashboard|shared)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'server/tsconfig.json' },
    includeOnly: `${side}|${modules}|^(node:)?[a-z_]+$`,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
