import { useState } from 'preact/hooks';
import type { ExportQuery, ScheduleInput } from '../../../client/index.ts';
import type { ExportFormat } from '../../../shared/export.ts';
import type { Site } from '../../../shared/site.ts';
import type { Survey } from '../../../shared/survey.ts';
import { emptyExport, exportFaults, exportQuery, scheduleInput } from '../../data/export-query.ts';
import { useDraft } from '../../data/use-draft.ts';
import { Choice } from '../../parts/choice.tsx';
import { Form } from '../../parts/form.tsx';
import { formatNames } from '../../words/export-words.ts';
import { say } from '../../words/say.ts';
import { ExportChoice } from './export-choice.tsx';
import { ExportTime } from './export-time.tsx';

interface NewExportProps {
  site: Site;
  surveys: readonly Survey[];
  create(query: ExportQuery): Promise<void>;
  schedule(input: ScheduleInput): Promise<void>;
}

const paths = { first: 'from', last: 'to', name: 'name', keep: 'keep' };
const faults = () => ({
  first: say('Choose the first day.'),
  last: say('The last day must not be before the first.'),
  name: say('Say what it is for, like “Weekly report”.'),
  keep: say('A whole number from 1 to 1,000.'),
});

/** Asks for answers as a file: which, in which form, once or again and again. */
export function NewExport({ site, surveys, create, schedule }: NewExportProps) {
  const { value, change, clear } = useDraft(`export ${site.id}`, emptyExport);
  const [asked, setAsked] = useState('');
  const check = () => {
    const texts = faults();
    return Object.fromEntries(exportFaults(value).map((field) => [field, texts[field]]));
  };
  const save = async () => {
    setAsked('');
    if (value.when === 'now') await create(exportQuery(site.id, value));
    else await schedule(scheduleInput(site.id, value));
    clear();
    setAsked(
      value.when === 'now'
        ? say('It is being made, and stands in the list above.')
        : say('It stands among the scheduled exports above.'),
    );
  };
  const isOnce = value.when === 'now';
  return (
    <>
      <ExportChoice {...{ site, surveys, value, change }} />
      <Form
        action={isOnce ? say('Make the export') : say('Schedule the export')}
        doing={say('Asking for it…')}
        check={check}
        save={save}
        paths={paths}
      >
        {(refused) => (
          <>
            <div class="form-field">
              <Choice
                label={say('Format')}
                chosen={value.format}
                options={Object.entries(formatNames)}
                choose={(format) => change({ format: format as ExportFormat })}
              />
            </div>
            <ExportTime {...{ value, change, refused }} zone={site.timezone} />
          </>
        )}
      </Form>
      <p class="saved" role="status">
        {asked}
      </p>
    </>
  );
}
