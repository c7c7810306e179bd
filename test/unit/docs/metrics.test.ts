import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withCatalogue } from '../../../docs/generate/metrics.ts';
import { catalogue } from '../../../server/stats/catalogue.ts';

const page = readFileSync(new URL('../../../docs/metrics.md', import.meta.url), 'utf8');

test('docs/metrics.md says what the catalogue says: if not, `npm run docs` writes it', () => {
  expect(page).toBe(withCatalogue(page));
});

test('what stands outside of the marks stays', () => {
  const [intro, rest] = ['# Mine\n\n', '\n\n## Also mine\n'];
  const marks = page.match(/<!--.*-->/g)!;
  const written = withCatalogue(`${intro}${marks[0]}\nold\n${marks[1]}${rest}`);
  expect(written.startsWith(intro)).toBe(true);
  expect(written.endsWith(rest)).toBe(true);
  expect(written).not.toContain('old\n');
});

test.each(catalogue)('$label has a section', ({ label, caution }) => {
  expect(page).toContain(`\n### ${label}\n`);
  expect(page.replaceAll('\n', ' ')).toContain(caution);
});

test('a page without the marks is not written', () => {
  expect(() => withCatalogue('# Mine\n')).toThrow('needs the line');
});
