/**
 * Serves the page beside it on http://localhost:8788, with the widget of a site of yours on it.
 *
 *   node serve.mjs pk_…          or: EARSHOT_SITE=pk_… node serve.mjs
 *   EARSHOT_URL=http://…         where Earshot runs, http://localhost:8787 by default
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const site = process.argv[2] ?? process.env.EARSHOT_SITE;
const earshot = process.env.EARSHOT_URL ?? 'http://localhost:8787';
const port = 8788;

if (!/^pk_[A-Za-z0-9_-]+$/.test(site ?? '')) {
  console.error('Which site? Give its public key: node serve.mjs pk_…');
  process.exit(1);
}

const page = (await readFile(new URL('index.html', import.meta.url), 'utf8'))
  .replaceAll('%EARSHOT%', earshot)
  .replaceAll('%SITE%', site);
const style = await readFile(new URL('style.css', import.meta.url));

createServer((request, response) => {
  const isStyle = request.url === '/style.css';
  response.writeHead(200, { 'Content-Type': isStyle ? 'text/css' : 'text/html; charset=utf-8' });
  response.end(isStyle ? style : page);
}).listen(port, '127.0.0.1', () => console.log(`The bakery is open: http://localhost:${port}`));
