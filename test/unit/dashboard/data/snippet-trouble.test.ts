import { expect, it } from 'vitest';
import { snippetTrouble } from '../../../../dashboard/data/snippet-trouble.ts';

it.each([
  ['https://feedback.example', ['https://shop.example', 'http://old.example'], undefined],
  ['http://feedback.example', ['http://shop.example'], undefined],
  ['http://feedback.example', ['http://shop.example', 'https://*.shop.example'], 'insecure'],
  ['http://localhost:8787', ['http://localhost:3000', 'http://127.0.0.1:3000'], undefined],
  ['http://localhost:8787', ['https://shop.example'], 'local'],
  ['http://127.0.0.1:8787', ['https://*.shop.example'], 'local'],
  ['http://feedback.example', [], undefined],
] as const)('a line of %s in pages of %j: %s', (server, origins, trouble) => {
  expect(snippetTrouble(server, origins)).toBe(trouble);
});
