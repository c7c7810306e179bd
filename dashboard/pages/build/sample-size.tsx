import { useState } from 'preact/hooks';
import { daysNeeded } from '../../data/build/days-needed.ts';
import { useEditor } from '../../data/build/editor-context.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { headlineQuestion } from '../../data/headline-question.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useStats } from '../../data/use-stats.ts';
import { Await } from '../../parts/await.tsx';
import { Section } from '../../parts/section.tsx';
import { daysWords } from '../../words/days-words.ts';
import { metricLabel } from '../../words/metric-words.ts';
import { formatCount } from '../../words/number.ts';
import { say } from '../../words/say.ts';
import { SelectField } from './fields/select-field.tsx';

/** Days of which the pace is taken. */
const looked = 28;
const margins = [3, 5, 10, 15, 20] as const;

/** How many answers a margin of error needs, and how long they take to come. */
export function SampleSize() {
  const { site, survey, edited } = useEditor();
  const { client } = useEarshot();
  const [margin, setMargin] = useState<number>(10);
  const question = headlineQuestion({ ...survey, questions: edited.questions });
  const isNps = question?.metric === 'nps';
  const asked = isNps ? { of: 'nps' as const, margin } : { of: 'share' as const, margin: margin / 100 };
  const needed = useAnswer(`sample size ${JSON.stringify(asked)}`, () => client.sampleSize(asked), {
    what: [],
  });
  const came = useStats('response-rate', { site: site.id, survey: survey.slug, period: '28d' });
  const days = Math.min(looked, ageInDays(survey.createdAt, came.data?.meta.generatedAt));
  const share = survey.show.sample > 0 ? edited.show.sample / survey.show.sample : 1;
  return (
    <Section title={say('Answers that are needed')}>
      <SelectField
        label={isNps ? say('How exact the NPS should be') : say('How exact a share should be')}
        value={String(margin)}
        options={margins.map((n) => [
          String(n),
          isNps ? say('± {n} points', { n }) : say('± {n} percentage points', { n }),
        ])}
        choose={(n) => setMargin(Number(n))}
        help={say('With 95 % certainty.')}
      />
      <Await answer={needed} height={64}>
        {({ n }) => (
          <p class="needed">
            <b>{formatCount(n)}</b> {say('{n, plural, one {answer} other {answers}}', { n })}
          </p>
        )}
      </Await>
      <Await answer={came} height={24}>
        {({ meta }) => {
          const { counted } = meta.coverage;
          const pace = needed.data && daysNeeded(needed.data.n, counted, days, share);
          return (
            <p class="said">
              {pace
                ? daysWords(pace)
                : say('No answer came in the last 28 days, so how long that takes is not known yet.')}{' '}
              {counted > 0
                ? say('{counted, plural, one {One answer} other {# answers}} came in that time.', { counted })
                : null}
            </p>
          );
        }}
      </Await>
      <p class="help">
        {question
          ? say('The headline of this survey is: {metric}.', { metric: metricLabel(question.metric) })
          : say(
              'This survey asks for no rating; the number is for a share, such as of those who choose an option.',
            )}{' '}
        {isNps
          ? say('Reckoned with half of the visitors as promoters and a fifth as detractors.')
          : say('Reckoned for a share of one half, which needs the most.')}
      </p>
    </Section>
  );
}

function ageInDays(createdAt: string, now: string | undefined): number {
  return now ? Math.max(1, (Date.parse(now) - Date.parse(createdAt)) / 86_400_000) : looked;
}
