import type { Site } from '../../../shared/site.ts';
import { arrange } from '../../data/attention.ts';
import type { Standing } from '../../data/standing.ts';
import type { View } from '../../data/view.ts';
import { Section } from '../../parts/section.tsx';
import { Snippet } from '../../parts/snippet.tsx';
import { attentionSentence } from '../../words/attention-sentence.ts';
import { comparisonNote } from '../../words/comparison-note.ts';
import { restingSentence } from '../../words/resting-sentence.ts';
import { say } from '../../words/say.ts';
import { SurveyTable } from './survey-table.tsx';

interface StandingsProps {
  site: Site;
  standings: readonly Standing[];
  /** What they are standings of. */
  view: View;
}

/** The surveys by what there is to do: those that need attention with the reason, the others, and those at rest. */
export function Standings({ site, standings, view }: StandingsProps) {
  const { first, others, resting } = arrange(standings);
  const isSiteSeen = standings.some(({ reach }) => reach.viewed > 0);
  const isUnseen = first.some(({ attention }) => attention === 'unseen');
  const sentence = attentionSentence({ first, others });
  const note = comparisonNote(standings);
  const shared = { site, view, isSiteSeen };
  return (
    <>
      {first.length > 0 ? (
        <Section title={say('What needs attention first')} note={sentence}>
          <SurveyTable
            caption={say('What needs attention')}
            standings={first.map(({ standing }) => standing)}
            {...shared}
          />
          {isUnseen && !isSiteSeen ? <Snippet publicKey={site.publicKey} /> : null}
        </Section>
      ) : (
        <p class="said">{sentence}</p>
      )}
      {others.length > 0 ? (
        <Section title={first.length > 0 ? say('Other live surveys') : say('Live surveys')}>
          <SurveyTable caption={say('Live surveys')} standings={others} {...shared} />
        </Section>
      ) : null}
      {resting.length > 0 ? (
        <details class="part resting" open={first.length + others.length === 0}>
          <summary>{restingSentence(resting)}</summary>
          <SurveyTable caption={say('Surveys at rest')} standings={resting} {...shared} />
        </details>
      ) : null}
      {note ? <p class="said note">{note}</p> : null}
    </>
  );
}
