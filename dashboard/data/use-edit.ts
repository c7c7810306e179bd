import { same } from './same.ts';
import { useDraft } from './use-draft.ts';

/** Fields that are saved, as they are being changed. */
export interface Edit<T> {
  /** What stands in the form. */
  value: T;
  /** What was saved when the change began. */
  base: T;
  /** Whether there is anything to save. */
  changed: boolean;
  /** What somebody else has saved meanwhile, where that is something else than both. */
  theirs: T | undefined;
  change(fields: Partial<T>): void;
  /** Back to what is saved. */
  discard(): void;
}

/** Keeps a change of saved fields under a name until it is saved or discarded; see `useDraft`. */
export function useEdit<T extends object>(name: string, saved: T): Edit<T> {
  const draft = useDraft<{ typed?: T | undefined; base?: T | undefined }>(name, {});
  const { typed, base = saved } = draft.value;
  const value = typed ?? saved;
  const overtaken = !same(base, saved) && !same(value, saved);
  return {
    value,
    base,
    changed: !same(value, saved),
    theirs: overtaken ? saved : undefined,
    change: (fields) => draft.change({ typed: { ...value, ...fields }, base }),
    discard: () => draft.change({ typed: undefined, base: undefined }),
  };
}
