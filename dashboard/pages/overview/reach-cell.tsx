import { Fragment } from 'preact';
import type { Standing } from '../../data/standing.ts';
import { LeadText } from '../../parts/lead-text.tsx';
import { rateWords, stepWords } from '../../words/reach-words.ts';
import { LastAnswer } from './last-answer.tsx';

interface ReachCellProps {
  standing: Standing;
  /** The zone that times are shown in. */
  zone: string;
}

/** How many saw a survey, began it and answered it, and when the last one did. */
export function ReachCell({ standing: { survey, reach }, zone }: ReachCellProps) {
  const steps = stepWords(reach);
  return (
    <td class="reach">
      <LeadText words={rateWords(reach)} />
      {steps.length > 0 ? (
        <p class="steps">
          {steps.map((step, i) => (
            <Fragment key={step}>
              {i > 0 ? ' ' : null}
              <span>
                {i > 0 ? <span aria-hidden="true">→ </span> : null}
                {step}
              </span>
            </Fragment>
          ))}
        </p>
      ) : null}
      <LastAnswer survey={survey} zone={zone} />
    </td>
  );
}
