import type { Show } from '../../../shared/show.ts';
import { useEditor } from '../../data/build/editor-context.ts';
import { refusedAt } from '../../data/build/refused-at.ts';
import { say } from '../../words/say.ts';
import { ChecksField } from './fields/checks-field.tsx';
import { PlainField } from './fields/plain-field.tsx';

const days = [
  ['mon', say('Monday')],
  ['tue', say('Tuesday')],
  ['wed', say('Wednesday')],
  ['thu', say('Thursday')],
  ['fri', say('Friday')],
  ['sat', say('Saturday')],
  ['sun', say('Sunday')],
] as const;

/** From when to when, on which days and at what hours, all by the clock of the site. */
export function TimeFields() {
  const { edited, site, put, refused } = useEditor();
  const time: NonNullable<Show['time']> = edited.show.time ?? {};
  const set = (fields: { [K in keyof typeof time]?: (typeof time)[K] | undefined }) => {
    const next = Object.entries({ ...time, ...fields }).filter(([, value]) => value !== undefined);
    put('show.time', next.length > 0 ? Object.fromEntries(next) : undefined);
  };
  const [first = '', end = ''] = time.hours ?? [];
  const setHours = (from: string, to: string) => set({ hours: from || to ? [from, to] : undefined });
  return (
    <>
      <p class="help">{say('By the clock of {zone}. Empty: at any time.', { zone: site.timezone })}</p>
      <div class="two-fields">
        <PlainField label={say('From')} path="show.time.from" value={time.from} placeholder="2026-12-01" />
        <PlainField
          label={say('Until')}
          path="show.time.until"
          value={time.until}
          placeholder="2026-12-24"
          help={say('It is over when that day begins.')}
        />
      </div>
      <ChecksField
        legend={say('Days')}
        values={time.days ?? []}
        options={days}
        set={(values) => set({ days: values.length > 0 ? (values as typeof time.days) : undefined })}
        help={say('None chosen: all.')}
      />
      <fieldset class="form-field checks">
        <legend>{say('Hours')}</legend>
        <input
          type="time"
          aria-label={say('From what time')}
          value={first}
          onInput={(event) => setHours(event.currentTarget.value, end)}
        />
        <span aria-hidden="true">–</span>
        <input
          type="time"
          aria-label={say('Until what time')}
          value={end}
          onInput={(event) => setHours(first, event.currentTarget.value)}
        />
        <p class="help">{say('They may go over midnight. Empty: all day.')}</p>
        <p class="refused" role="alert">
          {refusedAt(refused, 'show.time.hours', true)}
        </p>
      </fieldset>
    </>
  );
}
