import { expect, it } from 'vitest';
import { urlTrouble } from '../../../../dashboard/data/url-trouble.ts';

it.each([
  ['https://feedback.example', 'https://feedback.example/?page=settings', undefined],
  ['http://feedback.example', 'http://feedback.example/', 'insecure'],
  ['https://feedback.example', 'http://10.0.0.7:8787/', 'elsewhere'],
  ['http://localhost:8787', 'https://feedback.example/', 'elsewhere'],
  ['http://localhost:8787', 'http://localhost:8787/', 'local'],
  ['http://localhost:8787', 'http://127.0.0.1:8787/', 'local'],
])('%s, opened as %s: %s', (publicUrl, opened, trouble) => {
  expect(urlTrouble(publicUrl, opened)).toBe(trouble);
});
