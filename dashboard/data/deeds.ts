import type { ListedResponse } from '../../shared/response.ts';
import type { ResponseChangeInput } from '../../shared/response-change.ts';
import type { ResponseClass } from '../../shared/response-class.ts';

/** What one does to answers. `count` and `discount` overrule whether they are in the numbers. */
export type Deed =
  | { does: 'archive' | 'restore' | 'count' | 'discount' }
  | { does: 'tag' | 'untag'; tag: string };

/** What takes an answer of a class out of that class. */
const lifts: Readonly<Partial<Record<ResponseClass, ResponseChangeInput>>> = {
  flagged: { flagged: false },
  bots: { bot: false },
  archived: { archived: false },
  test: { test: false },
};

/**
 * The next change that a deed makes to an answer; undefined: nothing is left to do. To count one may take several, since
 * an answer can be more than one thing: each is asked for with what the one before has made of it.
 */
export function nextChange(
  deed: Deed,
  { class: is, tags }: Pick<ListedResponse, 'class' | 'tags'>,
): ResponseChangeInput | undefined {
  switch (deed.does) {
    case 'archive':
      return is === 'archived' || is === 'test' ? undefined : { archived: true };
    case 'restore':
      return is === 'archived' ? { archived: false } : undefined;
    case 'count':
      return lifts[is];
    case 'discount':
      return is === 'counted' || is === 'partial' ? { flagged: true } : undefined;
    case 'tag':
      return tags.includes(deed.tag) ? undefined : { tags: { add: [deed.tag] } };
    case 'untag':
      return tags.includes(deed.tag) ? { tags: { remove: [deed.tag] } } : undefined;
  }
}

/** The change that takes a change back. */
export function inverse({ tags, ...standing }: ResponseChangeInput): ResponseChangeInput {
  return {
    ...Object.fromEntries(Object.entries(standing).map(([name, value]) => [name, !value])),
    ...(tags ? { tags: { add: tags.remove ?? [], remove: tags.add ?? [] } } : {}),
  };
}

/** What answers are after a deed on all of a choice: by what they can be chosen to take it back. */
export interface Outcome {
  class?: ResponseClass;
  tag?: string;
}

/**
 * A deed on all answers of one class (`any`: of all classes) as the change of a job, and by what its answers can be
 * told afterwards. Undefined: it cannot be done to all of them at once.
 */
export function changeOfAll(
  deed: Deed,
  is: ResponseClass | 'any',
): { set: ResponseChangeInput; outcome: Outcome } | undefined {
  if (deed.does === 'tag') return { set: { tags: { add: [deed.tag] } }, outcome: { tag: deed.tag } };
  if (deed.does === 'untag' || is === 'any') return undefined;
  const set = nextChange(deed, { class: is, tags: [] });
  if (!set) return undefined;
  if (deed.does === 'archive') return { set, outcome: { class: 'archived' } };
  return { set, outcome: { class: deed.does === 'discount' ? 'flagged' : 'counted' } };
}
