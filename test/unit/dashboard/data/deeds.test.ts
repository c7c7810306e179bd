import { describe, expect, it } from 'vitest';
import { changeOfAll, type Deed, inverse, nextChange } from '../../../../dashboard/data/deeds.ts';
import type { ResponseClass } from '../../../../shared/response-class.ts';

describe('what a deed changes', () => {
  it.each<[Deed, ResponseClass, object | undefined]>([
    [{ does: 'archive' }, 'counted', { archived: true }],
    [{ does: 'archive' }, 'archived', undefined],
    [{ does: 'archive' }, 'test', undefined],
    [{ does: 'restore' }, 'archived', { archived: false }],
    [{ does: 'restore' }, 'counted', undefined],
    [{ does: 'count' }, 'flagged', { flagged: false }],
    [{ does: 'count' }, 'bots', { bot: false }],
    [{ does: 'count' }, 'archived', { archived: false }],
    [{ does: 'count' }, 'test', { test: false }],
    [{ does: 'count' }, 'counted', undefined],
    [{ does: 'discount' }, 'counted', { flagged: true }],
    [{ does: 'discount' }, 'bots', undefined],
  ])('%o of one that is %s', (deed, is, change) => {
    expect(nextChange(deed, { class: is, tags: [] })).toEqual(change);
  });

  it('a tag that is there is not added, one that is not there is not taken off', () => {
    const answer = { class: 'counted', tags: ['bug'] } as const;
    expect(nextChange({ does: 'tag', tag: 'bug' }, { ...answer, tags: [...answer.tags] })).toBeUndefined();
    expect(nextChange({ does: 'tag', tag: 'slow' }, { ...answer, tags: [...answer.tags] })).toEqual({
      tags: { add: ['slow'] },
    });
    expect(nextChange({ does: 'untag', tag: 'slow' }, { ...answer, tags: [...answer.tags] })).toBeUndefined();
  });

  it('is taken back by its inverse', () => {
    expect(inverse({ archived: true })).toEqual({ archived: false });
    expect(inverse({ tags: { add: ['bug'] } })).toEqual({ tags: { add: [], remove: ['bug'] } });
  });
});

describe('a deed on all of a choice', () => {
  it('says by what its answers are told afterwards', () => {
    expect(changeOfAll({ does: 'archive' }, 'counted')).toEqual({
      set: { archived: true },
      outcome: { class: 'archived' },
    });
    expect(changeOfAll({ does: 'discount' }, 'counted')?.outcome).toEqual({ class: 'flagged' });
    expect(changeOfAll({ does: 'tag', tag: 'bug' }, 'any')?.outcome).toEqual({ tag: 'bug' });
  });

  it('needs one class, since each leaves its class by another change', () => {
    expect(changeOfAll({ does: 'archive' }, 'any')).toBeUndefined();
    expect(changeOfAll({ does: 'count' }, 'counted')).toBeUndefined();
  });
});
