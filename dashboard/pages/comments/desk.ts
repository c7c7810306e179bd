import type { ListedResponse } from '../../../shared/response.ts';
import type { Site } from '../../../shared/site.ts';
import type { Survey } from '../../../shared/survey.ts';
import type { CommentSearch } from '../../data/comment-search.ts';
import type { Deeds } from '../../data/use-deeds.ts';
import type { View } from '../../data/view.ts';

/** What the parts of the page share: what is shown, what is selected, and what can be done to it. */
export interface Desk {
  site: Site;
  surveys: readonly Survey[];
  view: View;
  search: CommentSearch;
  /** The zone that times are shown in. */
  zone: string;
  selected: ReadonlyMap<string, ListedResponse>;
  select(response: ListedResponse, on: boolean): void;
  deeds: Deeds;
  /** Whether who is signed in may tag and overrule. */
  mayCare: boolean;
  /** The answer, or all that are selected, whose field for a tag is open. */
  tagging: string | undefined;
  tag(what: string | undefined): void;
  /** The tags that there are. */
  tags: readonly string[];
}

/** Stands for all that are selected, in `Desk.tagging`. */
export const allSelected = 'selected';
