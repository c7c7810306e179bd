/**
 * Builds everything that runs into `dist/`: the server, the widget, the dashboard, and each file's compressed forms.
 *
 *   node build.mjs            once
 *   node build.mjs --types    and the types of the client, for the package
 *   node build.mjs --watch    on every change, with the server restarted (that is `npm run dev`)
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import esbuild from 'esbuild';
import { minify } from 'terser';

const root = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(root, 'dist');
const publicDir = path.join(dist, 'public');
const watch = process.argv.includes('--watch');
const types = process.argv.includes('--types');
const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));

/** Reloads a page of ours when what the server sends for it changes. Only ever in a `--watch` build. */
const reloadOnChange = `(()=>{let was;setInterval(async()=>{try{
const now=(await fetch(location.pathname,{method:'HEAD',cache:'no-store'})).headers.get('etag');
if(was&&now&&now!==was)location.reload();was=now??was}catch{}},1000)})();`;

const browser = {
  absWorkingDir: root,
  bundle: true,
  minify: !watch,
  legalComments: 'none',
  target: ['es2020', 'chrome100', 'firefox100', 'safari15.4'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
  metafile: true,
};

async function buildServer() {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: [
      'server/main.ts',
      'server/cli.ts',
      'server/storage/sqlite/reader-worker.ts',
      'server/storage/sqlite/check-process.ts',
    ],
    outdir: path.join(dist, 'server'),
    entryNames: '[name]',
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // What one entry alone needs, or some only now and then, is a file of its own: the driver of PostgreSQL above all.
    splitting: true,
    sourcemap: true,
    // Node reads the whole map at the start and keeps it: names and lines are what a stack needs.
    sourcesContent: false,
    logLevel: 'warning',
  });
}

/** What other programs import as `earshot/client`. */
async function buildClient() {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['client/index.ts'],
    outfile: path.join(dist, 'client/index.js'),
    bundle: true,
    platform: 'neutral',
    target: 'es2022',
    format: 'esm',
    logLevel: 'warning',
  });
  if (!types) return;
  const { declareClient } = await import('./client-types.mjs');
  await declareClient(root);
}

/** What the loader asks for when it is needed, each a file that imports nothing: no request waits for another. */
const widgetChunks = [
  'widget/ui.ts',
  'widget/views/drawn/drawn.ts',
  'widget/views/choosing/choosing.ts',
  'widget/views/grid/grid.ts',
  'widget/forms/forms.ts',
  'widget/triggers/triggers.ts',
  'widget/tab/tab.ts',
  'widget/commands/commands.ts',
  'widget/vitals/vitals.ts',
  'widget/debug/debug.ts',
  'widget/rules/rules.ts',
];

/** The chunks first, because the loader carries the hash that is in all of their names. */
async function buildWidget() {
  const chunks = await Promise.all(
    widgetChunks.map(async (entry) => ({
      name: path.basename(entry, '.ts'),
      code: await smallest(entry, { format: 'esm' }),
    })),
  );
  const all = chunks.map(({ code }) => code).join('');
  const suffix = `-${createHash('sha256').update(all).digest('base64url').slice(0, 10)}.js`;
  const fileOf = (name) => `assets/${name}${suffix}`;
  await Promise.all(chunks.map(({ name, code }) => writeFile(path.join(publicDir, fileOf(name)), code)));
  const define = { __CHUNK__: JSON.stringify(suffix) };
  await writeFile(
    path.join(publicDir, 'widget.js'),
    await smallest('widget/loader.ts', { format: 'iife', define }),
  );
  // For sites in TypeScript that have no package of ours.
  await copyFile(path.join(root, 'widget/earshot.d.ts'), path.join(publicDir, 'widget.d.ts'));
  // What the size budget is measured on: this build's chunks, not those that are kept for older loaders.
  const files = Object.fromEntries(chunks.map(({ name }) => [name, fileOf(name)]));
  await writeFile(path.join(dist, 'widget.json'), JSON.stringify(files));
  return Object.values(files);
}

/** One script, as small as it gets: what esbuild leaves, a second minifier makes 3 % smaller. */
async function smallest(entry, options) {
  const built = await esbuild.build({
    ...browser,
    ...options,
    entryPoints: [entry],
    outdir: publicDir,
    write: false,
    loader: { '.css': 'text' },
    plugins: [minifiedCssText],
  });
  const [{ text }] = built.outputFiles;
  if (watch) return text;
  // To look for a function's end and to come back for the rest of it costs the page's thread more than to read all of it
  // beside it: https://v8.dev/blog/explicit-compile-hints
  const hint = '//# allFunctionsCalledOnLoad\n';
  const { code } = await minify(text, {
    ecma: 2020,
    module: options.format === 'esm',
    compress: { ecma: 2020, passes: 3, unsafe_arrows: true },
    mangle: { toplevel: true },
  });
  return hint + code;
}

async function buildDashboard() {
  const built = await esbuild.build({
    ...browser,
    entryPoints: { dashboard: 'dashboard/main.ts' },
    outdir: publicDir,
    entryNames: 'assets/[name]-[hash]',
    chunkNames: 'assets/[name]-[hash]',
    assetNames: 'assets/[name]-[hash]',
    format: 'esm',
    splitting: true,
    banner: watch ? { js: reloadOnChange } : {},
  });
  const script = only(built, /dashboard-[^/]+\.js$/);
  await page('dashboard/index.html', 'dashboard.html', {
    '%SCRIPT%': `/${script}`,
    '%PRELOADS%': preloads(built, script),
    '%STYLE%': `/${only(built, /dashboard-[^/]+\.css$/)}`,
  });
  return outputs(built);
}

/** The page that the dashboard shows the widget on. */
async function buildPreview() {
  const built = await esbuild.build({
    ...browser,
    entryPoints: { preview: 'dashboard/preview/preview.ts' },
    outdir: publicDir,
    entryNames: 'assets/[name]-[hash]',
    format: 'iife',
  });
  await page('dashboard/preview/index.html', 'preview.html', {
    '%SCRIPT%': `/${only(built, /preview-[^/]+\.js$/)}`,
    '%STYLE%': `/${only(built, /preview-[^/]+\.css$/)}`,
  });
  return outputs(built);
}

async function buildDemo() {
  const built = await esbuild.build({
    ...browser,
    entryPoints: { demo: 'examples/demo/demo.ts' },
    outdir: publicDir,
    entryNames: 'assets/[name]-[hash]',
    format: 'esm',
    banner: watch ? { js: reloadOnChange } : {},
  });
  await page('examples/demo/index.html', 'demo.html', {
    '%SCRIPT%': `/${only(built, /demo-[^/]+\.js$/)}`,
    '%STYLE%': `/${only(built, /demo-[^/]+\.css$/)}`,
  });
  return outputs(built);
}

/** The style of the survey's own pages; the server makes the rest, and is told where the style is. */
async function buildSurveyPage() {
  const built = await esbuild.build({
    ...browser,
    entryPoints: { 'survey-page': 'server/survey-page/survey-page.css' },
    outdir: publicDir,
    entryNames: 'assets/[name]-[hash]',
  });
  const style = only(built, /survey-page-[^/]+\.css$/);
  await writeFile(path.join(publicDir, 'survey-page.json'), JSON.stringify({ style: `/${style}` }));
  return outputs(built);
}

/** What every page needs is asked for together with the script that begins it, not after that was read. */
function preloads({ metafile: { outputs } }, script) {
  const begins = `dist/public/${script}`;
  const start = outputs[begins].imports.find(
    (imported) => outputs[imported.path].entryPoint === 'dashboard/start.tsx',
  );
  const needed = new Set();
  const need = (file) => {
    if (needed.has(file)) return;
    needed.add(file);
    for (const { path: imported, kind } of outputs[file].imports) {
      if (kind === 'import-statement') need(imported);
    }
  };
  need(begins);
  need(start.path);
  return [...needed]
    .filter((file) => file !== begins)
    .map((file) => `<link rel="modulepreload" href="/${path.relative('dist/public', file)}">`)
    .join('\n    ');
}

async function page(source, target, names) {
  let html = await readFile(path.join(root, source), 'utf8');
  for (const [placeholder, name] of Object.entries(names)) html = html.replaceAll(placeholder, name);
  await writeFile(path.join(publicDir, target), html);
}

function outputs(result) {
  return Object.keys(result.metafile.outputs).map((file) =>
    path.relative(publicDir, path.join(root, file)).replaceAll(path.sep, '/'),
  );
}

function only(result, pattern) {
  const found = outputs(result).filter((file) => pattern.test(file));
  if (found.length !== 1)
    throw new Error(`expected one output like ${pattern}, found ${found.join(', ') || 'none'}`);
  return found[0];
}

/** A stylesheet that is imported as text, minified. */
const minifiedCssText = {
  name: 'minified-css-text',
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async (args) => {
      const css = await readFile(args.path, 'utf8');
      const { code } = await esbuild.transform(css, { loader: 'css', minify: true, target: browser.target });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

const month = 30 * 86_400_000;

/**
 * Keeps replaced hashed files for a month, and those of the release before however old they are: a page that still
 * holds the old loader must find its chunk.
 */
async function pruneAssets(current) {
  const ledger = path.join(dist, 'releases.json');
  const releases = JSON.parse(await readFile(ledger, 'utf8').catch(() => '{}'));
  delete releases[version];
  const [before] = Object.entries(releases).slice(-1);
  const kept = Object.fromEntries([...(before ? [before] : []), [version, current]]);
  const alive = new Set(Object.values(kept).flat());
  const assets = path.join(publicDir, 'assets');
  for (const file of await readdir(assets)) {
    if (alive.has(`assets/${file.replace(/\.(br|gz)$/, '')}`)) continue;
    const { mtimeMs } = await stat(path.join(assets, file));
    if (watch || Date.now() - mtimeMs > month) await rm(path.join(assets, file));
  }
  await writeFile(ledger, JSON.stringify(kept, null, 1));
}

/** Writes `file.br` and `file.gz` beside each text file, at the highest level: they are served as they are. */
async function compress(directory) {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) await compress(file);
    else if (/\.(js|css|svg)$/.test(entry.name)) {
      const bytes = await readFile(file);
      await writeFile(
        `${file}.br`,
        brotliCompressSync(bytes, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: 11,
            [constants.BROTLI_PARAM_LGWIN]: 22,
            [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
          },
        }),
      );
      await writeFile(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    }
  }
}

async function build() {
  const started = performance.now();
  await mkdir(path.join(publicDir, 'assets'), { recursive: true });
  const [, widget, dashboard, preview, demo, surveyPage] = await Promise.all([
    buildServer(),
    buildWidget(),
    buildDashboard(),
    buildPreview(),
    buildDemo(),
    buildSurveyPage(),
    buildClient(),
  ]);
  await pruneAssets([...widget, ...dashboard, ...preview, ...demo, ...surveyPage]);
  await compress(publicDir);
  console.log(`built in ${Math.round(performance.now() - started)} ms`);
}

if (!watch) {
  await build();
} else {
  const { watch: watchFolder } = await import('node:fs');
  let server;
  let timer;
  /** The port must be free before the next one starts. */
  const ended = async (running) => {
    if (!running || running.exitCode !== null) return;
    running.kill('SIGTERM');
    await once(running, 'exit');
  };
  const rebuild = async () => {
    try {
      await build();
      await ended(server);
      server = spawn(process.execPath, ['--enable-source-maps', path.join(dist, 'server/main.js')], {
        stdio: 'inherit',
      });
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
  };
  for (const folder of ['widget', 'server', 'shared', 'client', 'dashboard', 'examples']) {
    watchFolder(path.join(root, folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(rebuild, 100);
    });
  }
  await rebuild();
}
