import { expect, it } from 'vitest';
import { fieldChanges } from '../../../../server/storage/field-changes.ts';

interface Thing {
  name: string;
  list: string[];
  note?: string;
}
const names = ['name', 'list', 'note'] as const;

it('names the fields that differ, before and after', () => {
  const old: Thing = { name: 'A', list: ['x'] };
  expect(fieldChanges<Thing>(names, old, { name: 'B', list: ['x'] })).toEqual({
    name: { old: 'A', new: 'B' },
  });
});

it('compares lists by what is in them', () => {
  expect(fieldChanges<Thing>(['list'], { name: 'A', list: ['x'] }, { name: 'A', list: ['x', 'y'] })).toEqual({
    list: { old: ['x'], new: ['x', 'y'] },
  });
});

it('says nothing of fields that it is not asked for', () => {
  expect(fieldChanges<Thing>(['list'], { name: 'A', list: [] }, { name: 'B', list: [] })).toEqual({});
});

it('has no old value where there was none, and no new one where it is gone', () => {
  expect(fieldChanges<Thing>(['name'], null, { name: 'B', list: [] })).toEqual({ name: { new: 'B' } });
  const old = { name: 'A', list: [], note: 'x' };
  expect(fieldChanges<Thing>(names, old, { name: 'A', list: [] })).toEqual({ note: { old: 'x' } });
});

it('names a field with more than 300 characters of JSON, and keeps no value of it', () => {
  const changed = (length: number) =>
    fieldChanges<Thing>(['note'], { name: 'A', list: [] }, { name: 'A', list: [], note: 'x'.repeat(length) });
  expect(changed(298)).toEqual({ note: { new: 'x'.repeat(298) } });
  expect(changed(299)).toEqual({ note: {} });
});
