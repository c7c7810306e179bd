/**
 * Makes a site of the surveys beside it and serves a page that shows all of them on http://localhost:8789.
 *
 *   EARSHOT_KEY=sk_… node serve.mjs
 *   EARSHOT_URL=http://…            where Earshot runs, http://localhost:8787 by default
 *   PORT=8789
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createClient, ProblemError } from 'earshot/client';
import { surveysOf } from './surveys.mjs';

const { EARSHOT_URL = 'http://localhost:8787', EARSHOT_KEY = '', PORT = '8789' } = process.env;
const earshot = createClient({ base: EARSHOT_URL, key: EARSHOT_KEY });
const files = { '/style.css': 'text/css', '/gallery.js': 'text/javascript' };

/** The gallery's site, with every survey; what is there already stays as it is. */
async function gallerySite(origins) {
  const { items } = await earshot.sites.list();
  const site = items.find(({ name }) => name === 'Gallery') ?? (await newSite(origins));
  const there = new Set((await earshot.surveys.list({ site: site.id })).items.map(({ slug }) => slug));
  for (const survey of surveysOf(site.id)) if (!there.has(survey.slug)) await earshot.surveys.create(survey);
  return site;
}

function newSite(origins) {
  return earshot.sites.create({ name: 'Gallery', origins, asking: { every: '1m' } });
}

async function main() {
  const server = createServer().listen(Number(PORT), '127.0.0.1');
  await new Promise((listening, failed) => server.once('listening', listening).once('error', failed));
  const { port } = server.address();
  const site = await gallerySite([`http://localhost:${port}`, `http://127.0.0.1:${port}`]);
  const page = (await readFile(new URL('index.html', import.meta.url), 'utf8'))
    .replaceAll('%EARSHOT%', EARSHOT_URL)
    .replaceAll('%SITE%', site.publicKey);
  server.on('request', async ({ url }, response) => {
    const type = files[url] ?? 'text/html';
    response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` });
    response.end(url in files ? await readFile(new URL(`.${url}`, import.meta.url)) : page);
  });
  console.log(`The gallery is open: http://localhost:${port}`);
}

main().catch((error) => {
  console.error(error instanceof ProblemError ? `${error.code}: ${error.detail}` : error.message);
  process.exit(1);
});
