import { useEditor } from '../../data/build/editor-context.ts';
import { CheckField } from '../../parts/check-field.tsx';
import { say } from '../../words/say.ts';
import { DurationField } from './fields/duration-field.tsx';
import { NumberField } from './fields/number-field.tsx';
import { SelectField } from './fields/select-field.tsx';

/** How seldom it asks, and when it has asked enough. */
export function Manners() {
  const { edited, put } = useEditor();
  const { sample, sampleBy, every, snooze, optOut, quota } = edited.show;
  const setQuota = (name: 'total' | 'perDay') => `show.quota.${name}`;
  return (
    <>
      <DurationField
        label={say('Rest after an answer, or a no')}
        path="show.every"
        value={every}
        help={say('Who has answered or declined is left alone for so long. 90 days by default.')}
      />
      <DurationField
        label={say('Rest after “Not now”')}
        path="show.snooze"
        value={snooze}
        otherwise={say('as above')}
        help={say('By default the same.')}
      />
      <CheckField
        label={say('Offer “Don’t ask again”')}
        checked={optOut === true}
        onChange={(on) => put('show.optOut', on || undefined)}
        help={say('Then no survey of the site shows itself in that browser any more. Off by default.')}
      />
      <NumberField
        label={say('Share that is asked, in per cent')}
        path="show.sample"
        value={sample}
        times={100}
        help={say('100 by default: everybody whom the rules fit.')}
        needed
      />
      <SelectField
        label={say('Of what')}
        value={sampleBy}
        options={[
          ['view', say('Of views of a page: each by itself')],
          ['visitor', say('Of visitors: each is always in, or always out')],
        ]}
        choose={(unit) => put('show.sampleBy', unit)}
        help={say('By default of views. Visitors are told apart by identify or consent alone.')}
      />
      <div class="two-fields">
        <NumberField
          label={say('Answers that are enough')}
          path={setQuota('total')}
          value={quota?.total}
          placeholder={say('no limit')}
        />
        <NumberField
          label={say('… on one day')}
          path={setQuota('perDay')}
          value={quota?.perDay}
          placeholder={say('no limit')}
        />
      </div>
    </>
  );
}
