import type { ListedResponse } from '../../../shared/response.ts';
import { say } from '../../words/say.ts';
import type { Desk } from './desk.ts';
import { TagField } from './tag-field.tsx';

interface AnswerTagsProps {
  response: ListedResponse;
  current: boolean;
  desk: Desk;
}

/** The tags of an answer, each of which can be taken off, and the field for one more where it is open. */
export function AnswerTags({ response, current, desk }: AnswerTagsProps) {
  const { id, tags } = response;
  const article = () => document.querySelector<HTMLElement>(`article[data-id="${id}"]`);
  const remove = (tag: string) => {
    // The button that has the focus goes with the tag.
    article()?.focus();
    void desk.deeds.act({ does: 'untag', tag }, [response]);
  };
  const done = (tag: string | undefined) => {
    desk.tag(undefined);
    article()?.focus();
    if (tag) void desk.deeds.act({ does: 'tag', tag }, [response]);
  };
  return (
    <>
      {tags.length > 0 ? (
        <ul class="tags" aria-label={say('Tags')}>
          {tags.map((tag) => (
            <li key={tag}>
              <span>{tag}</span>
              {desk.mayCare ? (
                <button
                  type="button"
                  class="quiet"
                  tabIndex={current ? 0 : -1}
                  aria-label={say('Take “{tag}” off', { tag })}
                  onClick={() => remove(tag)}
                >
                  ×
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {desk.tagging === id ? <TagField tags={desk.tags} done={done} /> : null}
    </>
  );
}
