import type { ScheduleSpan } from '../../../shared/export-schedule.ts';
import type { ExportDraft } from '../../data/export-query.ts';
import { useMay } from '../../data/use-may.ts';
import { Choice } from '../../parts/choice.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { periodLabels } from '../../words/period-labels.ts';
import { say } from '../../words/say.ts';
import { hourLabel, spanNames, whenNames } from '../../words/schedule-words.ts';

interface ExportTimeProps {
  value: ExportDraft;
  change(fields: Partial<ExportDraft>): void;
  /** Why what stands in a field was not taken. */
  refused: Readonly<Record<string, string>>;
  /** The zone of the site. */
  zone: string;
}

/** When an export is made, and of what time it is: only the role that fills a disk of the operator's chooses when. */
export function ExportTime({ value, change, refused, zone }: ExportTimeProps) {
  const maySchedule = useMay('admin');
  return (
    <>
      {maySchedule ? (
        <div class="form-field">
          <Choice
            label={say('When')}
            chosen={value.when}
            options={Object.entries(whenNames)}
            choose={(when) => change({ when: when as ExportDraft['when'] })}
          />
        </div>
      ) : null}
      {value.when === 'now' ? (
        <Once {...{ value, change, refused }} />
      ) : (
        <Again {...{ value, change, refused, zone }} />
      )}
    </>
  );
}

function Once({ value, change, refused }: Omit<ExportTimeProps, 'zone'>) {
  return (
    <>
      <div class="form-field">
        <Choice
          label={say('Period')}
          chosen={value.period}
          options={[...Object.entries(periodLabels), ['dates', say('Between two days')]]}
          choose={(period) => change({ period: period as ExportDraft['period'] })}
        />
      </div>
      {value.period === 'dates' ? (
        <>
          <DateField
            label={say('First day')}
            value={value.first}
            onInput={(first) => change({ first })}
            refused={refused.first}
          />
          <DateField
            label={say('Last day')}
            value={value.last}
            onInput={(last) => change({ last })}
            refused={refused.last}
          />
        </>
      ) : null}
    </>
  );
}

const hours = Array.from({ length: 24 }, (_, hour) => [String(hour), hourLabel(hour)] as const);

function Again({ value, change, refused, zone }: ExportTimeProps) {
  return (
    <>
      <TextField
        label={say('What it is for')}
        value={value.name}
        onInput={(name) => change({ name })}
        refused={refused.name}
        placeholder={say('Weekly report')}
        most={120}
      />
      <div class="form-field">
        <Choice
          label={say('At ({zone})', { zone })}
          chosen={value.hour}
          options={hours}
          choose={(hour) => change({ hour: hour ?? '3' })}
        />
      </div>
      <div class="form-field">
        <Choice
          label={say('What each file has')}
          chosen={value.span}
          options={Object.entries(spanNames)}
          choose={(span) => change({ span: span as ScheduleSpan })}
        />
      </div>
      <TextField
        label={say('How many files are kept')}
        value={value.keep}
        onInput={(keep) => change({ keep })}
        refused={refused.keep}
        most={4}
        help={say(
          'The oldest go first. They lie in the folder that EARSHOT_EXPORTS names on the server, or in scheduled-exports of its data.',
        )}
      />
    </>
  );
}
