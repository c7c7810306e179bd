import { expect, it } from 'vitest';
import { emptyExport, exportQuery } from '../../../../dashboard/data/export-query.ts';

it('names the site, the period and the class, and nothing that was not chosen', () => {
  expect(exportQuery('s1', emptyExport)).toEqual({
    site: 's1',
    format: 'csv',
    period: 'all',
    class: 'counted',
  });
});

it('names what was chosen, and no class for everything received', () => {
  const draft = { ...emptyExport, survey: 'checkout', class: 'any', commented: true } as const;
  expect(exportQuery('s1', draft)).toEqual({
    site: 's1',
    format: 'csv',
    period: 'all',
    survey: 'checkout',
    commented: true,
  });
});
