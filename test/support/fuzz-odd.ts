import type { Draw } from './fuzz-draw.ts';

const numbers = [-0, -1, 0.5, 11, 2 ** 31, 2 ** 53, 1e21, 1e308, Number.MIN_VALUE];
const texts = [
  '',
  ' ',
  '\0',
  'null',
  '-1',
  '1e999',
  '\ud800',
  '\udfff\ud800',
  '\u202e',
  'e\u0301',
  '(none)',
  '(other)',
  '(erased)',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  "' OR 1=1 --",
  '%00',
  '%s%n',
  '<script>',
  'https://[::1',
  'javascript:alert(1)',
  '9999-12-31T23:59:59Z',
  '-271821-04-20T00:00:00Z',
  'Pacific/Apia',
];
/** Names that objects are attacked by, and some that mean something elsewhere. */
const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '',
  'a.b',
  '\0',
  '\ud800',
];

/** A value that nobody asked for. */
export function oddValue(draw: Draw, depth = 2): unknown {
  switch (draw.below(depth > 0 ? 9 : 6)) {
    case 0:
      return draw.one(numbers);
    case 1:
      return draw.one([null, true, false]);
    case 2:
      return draw.below(12);
    case 3:
      return oddText(draw);
    case 4:
      return draw.one(['a', '👩‍👩‍👧', '\u0301', '語']).repeat(draw.one([1, 20, 65, 301, 6_000]));
    case 5:
      return draw.one(texts);
    case 6:
      return Array.from({ length: draw.one([0, 1, 3, 120]) }, () => oddValue(draw, depth - 1));
    case 7:
      return nested(draw.one([5, 50, 500]));
    default:
      return Object.fromEntries(
        Array.from({ length: draw.below(4) }, () => [oddName(draw), oddValue(draw, depth - 1)]),
      );
  }
}

export function oddText(draw: Draw): string {
  if (draw.chance(0.5)) return draw.one(texts);
  return Array.from({ length: draw.below(12) }, () => String.fromCharCode(draw.below(0x10000))).join('');
}

export function oddName(draw: Draw): string {
  return draw.chance(0.5) ? draw.one(names) : oddText(draw);
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { a: value };
  return value;
}
