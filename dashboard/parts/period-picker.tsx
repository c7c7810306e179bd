import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { Period } from '../../shared/period.ts';
import { useEarshot } from '../data/earshot-context.ts';
import type { View } from '../data/view.ts';
import { dayAfter, dayBefore } from '../words/date-label.ts';
import { periodLabels } from '../words/period-labels.ts';
import { say } from '../words/say.ts';
import { sayParts } from '../words/say-parts.ts';
import { spanLabel } from '../words/span-label.ts';
import { hidden } from './hidden.tsx';
import { Popover } from './popover.tsx';
import { ViewLink } from './view-link.tsx';

/** Chooses the stretch of time: a named period, or two dates. */
export function PeriodPicker({ view }: { view: View }) {
  const chosen = 'period' in view.span ? view.span.period : undefined;
  return (
    <Popover
      title={say('Period')}
      label={sayParts('<hidden>Period: </hidden>{period}', { period: spanLabel(view.span), hidden })}
    >
      {(close) => (
        <>
          <ul class="choices">
            {Object.entries(periodLabels).map(([period, label]) => (
              <li key={period}>
                <ViewLink
                  view={{ ...view, span: { period: period as Period } }}
                  current={period === chosen}
                  onFollow={close}
                >
                  {label}
                </ViewLink>
              </li>
            ))}
          </ul>
          <CustomDates view={view} close={close} />
        </>
      )}
    </Popover>
  );
}

function CustomDates({ view, close }: { view: View; close(): void }) {
  const { go } = useEarshot();
  const { span } = view;
  const [refused, setRefused] = useState(false);
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const dates = new FormData(event.currentTarget);
    const [from, last] = [String(dates.get('from')), String(dates.get('last'))];
    if (!from || !last || last < from) return setRefused(true);
    go({ ...view, span: { from, to: dayAfter(last) } });
    close();
  };
  return (
    <form class="dates" onSubmit={submit}>
      <label>
        {say('First day')} <input type="date" name="from" required value={'from' in span ? span.from : ''} />
      </label>
      <label>
        {say('Last day')}{' '}
        <input type="date" name="last" required value={'from' in span ? dayBefore(span.to) : ''} />
      </label>
      {refused ? (
        <p class="refused" role="alert">
          {say('The last day must not be before the first.')}
        </p>
      ) : null}
      <button type="submit" class="button">
        {say('Show these days')}
      </button>
    </form>
  );
}
