import { expect, test } from 'vitest';
import { firstId, TextWalk } from '../../../../server/storage/text-walk.ts';

const at = (receivedAt: number, id = firstId) => ({ receivedAt, id });
const someId = '019a0000-0000-7000-8000-000000000001';
/** Three blocks: [100, 110), [110, 120), [120, 200). */
const chapter = [{ from: 100, to: 200 }, [110, 120]] as const;

test('what lies behind the last chapter, and before the first, is looked at whole', () => {
  const walk = new TextWalk({ from: 0, before: at(300) });
  expect(walk.into(...chapter, 0)).toEqual([{ from: 200, before: at(300) }]);
  expect(walk.before).toEqual(at(100));
  expect(walk.rest()).toEqual([{ from: 0, before: at(100) }]);
});

test('a chapter is looked at where its blocks were found', () => {
  const walk = new TextWalk({ from: 0, before: at(200) });
  expect(walk.into(...chapter, 0b101)).toEqual([
    { from: 120, before: at(200) },
    { from: 100, before: at(110) },
  ]);
});

test('a list that goes on within a block goes on there, and one that ends there ends', () => {
  const walk = new TextWalk({ from: 105, before: at(115, someId) });
  expect(walk.into(...chapter, 0b111)).toEqual([{ from: 105, before: at(115, someId) }]);
  expect(walk.rest()).toEqual([]);
});

test('a list that goes on between responses of the moment that a chapter ends at looks at the others of it', () => {
  const walk = new TextWalk({ from: 0, before: at(200, someId) });
  expect(walk.into(...chapter, 0)).toEqual([{ from: 200, before: at(200, someId) }]);
});

test('a hole between two chapters is looked at whole', () => {
  const walk = new TextWalk({ from: 0, before: at(400) });
  walk.into({ from: 300, to: 400 }, [], 0);
  expect(walk.into(...chapter, 0)).toEqual([{ from: 200, before: at(300) }]);
});
