import type { ResponseChoice } from '../../../client/responses.ts';
import { classShown } from '../../data/comment-search.ts';
import { changeOfAll, type Deed, nextChange } from '../../data/deeds.ts';
import { say } from '../../words/say.ts';
import { allSelected, type Desk } from './desk.ts';
import { TagField } from './tag-field.tsx';

interface BulkBarProps {
  desk: Desk;
  /** All that fit are meant, not those that are selected one by one. */
  everything: boolean;
  query: ResponseChoice;
  clear(): void;
}

const labels: readonly (readonly [Exclude<Deed['does'], 'tag' | 'untag'>, string])[] = [
  ['archive', say('Archive')],
  ['restore', say('Take out of the archive')],
  ['count', say('Count it')],
  ['discount', say('Don’t count')],
];

/** What can be done to all that are selected, or to all that fit. Only what would change something is offered. */
export function BulkBar({ desk, everything, query, clear }: BulkBarProps) {
  const { selected, deeds, tagging, tag, tags } = desk;
  const is = classShown(desk.search);
  const chosen = [...selected.values()];
  const act = (deed: Deed) =>
    void (everything ? deeds.actOnAll(deed, query, is).then(clear) : deeds.act(deed, chosen));
  const offered = labels.filter(([does]) =>
    everything ? changeOfAll({ does }, is) : chosen.some((response) => nextChange({ does }, response)),
  );
  return (
    <section class="bulk" aria-label={say('What is selected')}>
      <b>
        {everything
          ? say('All that fit')
          : say('{count, plural, one {1 selected} other {# selected}}', { count: chosen.length })}
      </b>
      {tagging === allSelected ? (
        <TagField
          tags={tags}
          done={(name) => {
            tag(undefined);
            if (name) act({ does: 'tag', tag: name });
          }}
        />
      ) : (
        <button type="button" class="button" onClick={() => tag(allSelected)}>
          {say('Tag')}
        </button>
      )}
      {offered.map(([does, label]) => (
        <button key={does} type="button" class="button" onClick={() => act({ does })}>
          {label}
        </button>
      ))}
      <button type="button" class="quiet" onClick={clear}>
        {say('Select none')}
      </button>
      {everything && is === 'any' ? (
        <small>{say('To archive or overrule all, choose one kind under “Which”.')}</small>
      ) : null}
    </section>
  );
}
