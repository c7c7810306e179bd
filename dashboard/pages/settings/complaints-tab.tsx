import type { ComplaintRule } from '../../../shared/complaint-rule.ts';
import type { Site } from '../../../shared/site.ts';
import { CheckField } from '../../parts/check-field.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Section } from '../../parts/section.tsx';
import { complaintRuleWords } from '../../words/complaint-rule-words.ts';
import { say } from '../../words/say.ts';
import type { SitePageProps } from '../site-page-props.ts';
import { SiteForm } from './site-form.tsx';

const read = ({ complaintRule }: Site): ComplaintRule => complaintRule;

const lowest: readonly [string, string][] = [
  ['0', say('None of them')],
  ['1', say('The lowest step')],
  ['2', say('The two lowest')],
  ['3', say('The three lowest')],
];
const efforts: readonly [string, string][] = [
  ['0', say('None of them')],
  ...[1, 2, 3, 4, 5, 6].map((step): [string, string] => [
    String(step),
    step === 1 ? say('1 of 7') : say('1 to {step} of 7', { step }),
  ]),
];

/** Which answers are complaints, from now on. */
export function ComplaintsTab({ site }: SitePageProps) {
  return (
    <Section title={say('What is a complaint')}>
      <p class="said">
        {say(
          'An answer that is as low as one of these is a complaint. The rule judges what is received from now on: what was counted before stays as it is.',
        )}
      </p>
      <SiteForm
        name="complaints"
        {...{ site, read }}
        paths={{ rule: 'complaintRule' }}
        words={complaintRuleWords}
        write={(complaintRule) => ({ complaintRule })}
      >
        {(rule, change) => (
          <>
            <CheckField
              label={say('0 to 6 of a recommendation (NPS)')}
              checked={rule.detractors}
              onChange={(detractors) => change({ detractors })}
            />
            <div class="form-field">
              <Choice
                label={say('Of satisfaction: CSAT, stars, faces')}
                chosen={String(rule.bottomBox)}
                options={lowest}
                choose={(steps) => change({ bottomBox: Number(steps) })}
              />
              <p class="help">
                {say('Of a scale of three steps only the lowest counts, whatever stands here.')}
              </p>
            </div>
            <CheckField
              label={say('Thumbs down')}
              checked={rule.thumbsDown}
              onChange={(thumbsDown) => change({ thumbsDown })}
            />
            <div class="form-field">
              <Choice
                label={say('Of “made it easy” (effort)')}
                chosen={String(rule.effort)}
                options={efforts}
                choose={(effort) => change({ effort: Number(effort) })}
              />
            </div>
            <CheckField
              label={say('Only where something was written beside it')}
              checked={rule.comment}
              onChange={(comment) => change({ comment })}
            />
          </>
        )}
      </SiteForm>
    </Section>
  );
}
