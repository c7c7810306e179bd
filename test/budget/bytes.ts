import { readFileSync, statSync } from 'node:fs';
import type { Figure } from './figure.ts';

const dist = new URL('../../dist/', import.meta.url);

/** What goes over the wire: the files as they are served, in brotli. */
export function bytes(): Figure[] {
  const chunks: Record<string, string> = JSON.parse(readFileSync(new URL('widget.json', dist), 'utf8'));
  const loader = sizeOf('widget.js');
  const ui = sizeOf(chunks.ui!);
  const families = Object.entries(chunks).filter(([name]) => name !== 'ui');
  return [
    { name: 'widget.js, brotli', value: loader, unit: ' B', limit: 2500, aim: 2000 },
    { name: 'all for NPS and a comment, brotli', value: loader + ui, unit: ' B', limit: 12_000, aim: 10_000 },
    ...families.map(([name, file]) => ({
      name: `beside it, where a survey needs it: ${name}`,
      value: sizeOf(file),
      unit: ' B',
      limit: 3000,
      aim: 2000,
    })),
  ];
}

function sizeOf(file: string): number {
  return statSync(new URL(`public/${file}.br`, dist)).size;
}
