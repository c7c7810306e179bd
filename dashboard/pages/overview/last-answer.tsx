import type { Survey } from '../../../shared/survey.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { AwaitWord } from '../../parts/await-word.tsx';
import { ago } from '../../words/ago.ts';
import { momentLabel } from '../../words/moment-label.ts';
import { say } from '../../words/say.ts';
import { sayParts } from '../../words/say-parts.ts';

interface LastAnswerProps {
  survey: Survey;
  /** The zone that times are shown in. */
  zone: string;
}

/** When the newest answer that counts came, whatever the period. */
export function LastAnswer({ survey, zone }: LastAnswerProps) {
  const { client, inTurn } = useEarshot();
  const query = { site: survey.site, survey: survey.slug, class: 'counted', limit: 1 } as const;
  const about = { survey: survey.slug, what: ['responses', 'survey'] } as const;
  const answer = useAnswer(`last ${survey.id}`, () => inTurn(() => client.responses.list(query)), about);
  return (
    <p class="last">
      <AwaitWord answer={answer}>
        {({ items: [newest] }) =>
          newest ? <Moment at={newest.receivedAt} zone={zone} /> : say('No answer yet')
        }
      </AwaitWord>
    </p>
  );
}

function Moment({ at, zone }: { at: string; zone: string }) {
  const moment = new Date(at);
  const time = (
    <time dateTime={at} title={momentLabel(moment, zone)}>
      {ago(moment, new Date())}
    </time>
  );
  return <>{sayParts('Last answer {time}', { time })}</>;
}
