// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useEdit } from '../../../../dashboard/data/use-edit.ts';

interface Fields {
  name: string;
  origins: string[];
}

const shop: Fields = { name: 'Shop', origins: [] };

beforeEach(() => sessionStorage.clear());
afterEach(cleanup);

const editing = (saved = shop) =>
  renderHook((now: Fields) => useEdit('settings', now), { initialProps: saved });

it('shows what is saved, also when that becomes another', () => {
  const { result, rerender } = editing();
  expect(result.current).toMatchObject({ value: shop, changed: false, theirs: undefined });
  rerender({ ...shop, name: 'Store' });
  expect(result.current).toMatchObject({ value: { name: 'Store' }, changed: false, theirs: undefined });
});

it('keeps what is typed, over a reload, too', () => {
  const { result, unmount } = editing();
  act(() => result.current.change({ name: 'Mine' }));
  expect(result.current).toMatchObject({ value: { name: 'Mine', origins: [] }, changed: true });
  unmount();
  expect(editing().result.current).toMatchObject({ value: { name: 'Mine' }, changed: true });
});

it('tells what somebody else has saved meanwhile, and from what the change began', () => {
  const { result, rerender } = editing();
  act(() => result.current.change({ name: 'Mine' }));
  rerender({ ...shop, name: 'Theirs' });
  const { value, base, theirs } = result.current;
  expect([value.name, base.name, theirs?.name]).toEqual(['Mine', 'Shop', 'Theirs']);
});

it('is no conflict where both have saved the same', () => {
  const { result, rerender } = editing();
  act(() => result.current.change({ name: 'Same' }));
  rerender({ ...shop, name: 'Same' });
  expect(result.current).toMatchObject({ changed: false, theirs: undefined });
});

it('that is discarded is what is saved again, for good', () => {
  const { result, unmount } = editing();
  act(() => result.current.change({ name: 'Mine' }));
  act(() => result.current.discard());
  expect(result.current).toMatchObject({ value: shop, changed: false });
  unmount();
  expect(editing({ ...shop, name: 'Store' }).result.current).toMatchObject({ value: { name: 'Store' } });
});
