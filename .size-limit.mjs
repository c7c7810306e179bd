import { readFileSync } from 'node:fs';

const { ui } = JSON.parse(readFileSync(new URL('./dist/widget.json', import.meta.url), 'utf8'));

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
];
