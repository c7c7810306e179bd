import { readFileSync } from 'node:fs';

const { ui } = JSON.parse(readFileSync(new URL('./dist/widget.json', import.meta.url), 'utf8'));
/** What the dashboard asks for before it draws anything: its page names all of it. */
const page = readFileSync(new URL('./dist/public/dashboard.html', import.meta.url), 'utf8');
const first = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(
  ([, file]) => `dist/public${file}`,
);

export default [
  {
    name: 'widget.js: what must load before anything shows',
    path: 'dist/public/widget.js',
    limit: '2.5 kB',
    brotli: true,
  },
  {
    name: 'widget: everything once a survey was answered',
    path: ['dist/public/widget.js', `dist/public/${ui}`],
    limit: '12 kB',
    brotli: true,
  },
  {
    name: 'dashboard: script before the first chart',
    path: first,
    limit: '60 kB',
    brotli: true,
  },
];
