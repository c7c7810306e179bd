import type { ListedResponse } from '../../../shared/response.ts';
import type { Deed } from '../../data/deeds.ts';
import { ViewLink } from '../../parts/view-link.tsx';
import { say } from '../../words/say.ts';
import type { Desk } from './desk.ts';
import { historyView } from './history-view.ts';

interface AnswerActionsProps {
  response: ListedResponse;
  desk: Desk;
}

/** What can be done to one answer, by whoever may, and where else its visitor is. */
export function AnswerActions({ response, desk }: AnswerActionsProps) {
  return (
    <div class="actions">
      {desk.mayCare ? <CareActions response={response} desk={desk} /> : null}
      {response.visitor && !desk.search.visitor ? (
        <ViewLink view={historyView(desk.view, response.id)}>{say('This visitor’s answers')}</ViewLink>
      ) : null}
    </div>
  );
}

function CareActions({ response, desk }: AnswerActionsProps) {
  const { class: is } = response;
  const act = (does: Exclude<Deed['does'], 'tag' | 'untag'>) => void desk.deeds.act({ does }, [response]);
  return (
    <>
      <button type="button" class="quiet" onClick={() => desk.tag(response.id)}>
        {say('Tag')}
      </button>
      {is === 'counted' || is === 'partial' ? (
        <button type="button" class="quiet" onClick={() => act('discount')}>
          {say('Don’t count')}
        </button>
      ) : null}
      {is === 'flagged' || is === 'bots' || is === 'test' ? (
        <button type="button" class="quiet" onClick={() => act('count')}>
          {say('Count it')}
        </button>
      ) : null}
      {is === 'archived' ? (
        <button type="button" class="quiet" onClick={() => act('restore')}>
          {say('Take out of the archive')}
        </button>
      ) : is === 'test' ? null : (
        <button type="button" class="quiet" onClick={() => act('archive')}>
          {say('Archive')}
        </button>
      )}
    </>
  );
}
