import { writeComments } from '../../data/comment-search.ts';
import type { View } from '../../data/view.ts';

/** All that the visitor of an answer has said, in every survey and of all time. */
export function historyView({ survey: _, ...view }: View, response: string): View {
  return {
    ...view,
    page: 'comments',
    span: { period: 'all' },
    own: writeComments({ visitor: response, wordless: true, conditions: [] }),
  };
}
