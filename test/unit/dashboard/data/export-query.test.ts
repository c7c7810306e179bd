import { describe, expect, it } from 'vitest';
import {
  type ExportDraft,
  emptyExport,
  exportFaults,
  exportQuery,
  scheduleInput,
} from '../../../../dashboard/data/export-query.ts';

it('names the site, the period and the class, and nothing that was not chosen', () => {
  expect(exportQuery('s1', emptyExport)).toEqual({
    site: 's1',
    format: 'csv',
    period: 'all',
    class: 'counted',
  });
});

it('names what was chosen, and no class for everything received', () => {
  const draft: ExportDraft = {
    ...emptyExport,
    survey: 'checkout',
    class: 'any',
    commented: true,
    complaint: true,
    words: ' too slow ',
    tag: 'speed',
    conditions: [
      { dimension: 'page', operator: 'is', values: ['/a', '/b'] },
      { dimension: 'rating', operator: 'lte', values: ['6'] },
    ],
  };
  expect(exportQuery('s1', draft)).toEqual({
    site: 's1',
    format: 'csv',
    period: 'all',
    survey: 'checkout',
    commented: true,
    complaint: true,
    words: 'too slow',
    tag: 'speed',
    filter: { page: { is: ['/a', '/b'] }, rating: { lte: ['6'] } },
  });
});

it('has the last of two days in it', () => {
  const draft = { ...emptyExport, period: 'dates', first: '2026-10-24', last: '2026-10-25' } as const;
  expect(exportQuery('s1', draft)).toMatchObject({ from: '2026-10-24', to: '2026-10-26' });
  expect(exportQuery('s1', draft)).not.toHaveProperty('period');
});

it('again and again it names its turn, and no period', () => {
  const draft: ExportDraft = {
    ...emptyExport,
    when: 'week',
    name: ' Weekly ',
    hour: '5',
    keep: '8',
    survey: 'checkout',
  };
  expect(scheduleInput('s1', draft)).toEqual({
    site: 's1',
    name: 'Weekly',
    format: 'csv',
    every: 'week',
    hour: 5,
    span: 'new',
    keep: 8,
    choose: { survey: 'checkout', class: 'counted' },
  });
});

describe('cannot be asked for', () => {
  it.each([
    [{}, []],
    [{ period: 'dates' }, ['first']],
    [{ period: 'dates', first: '2026-11-02' }, ['last']],
    [{ period: 'dates', first: '2026-11-02', last: '2026-11-01' }, ['last']],
    [{ period: 'dates', first: '2026-11-02', last: '2026-11-02' }, []],
    [{ when: 'day' }, ['name']],
    [{ when: 'day', name: 'N', keep: '0' }, ['keep']],
    [{ when: 'day', name: 'N', keep: '1.5' }, ['keep']],
    [{ when: 'day', name: 'N', keep: '1000' }, []],
  ] as [Partial<ExportDraft>, string[]][])('with %j', (fields, faults) => {
    expect(exportFaults({ ...emptyExport, ...fields })).toEqual(faults);
  });
});
