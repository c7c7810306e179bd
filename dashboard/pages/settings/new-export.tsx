import { useState } from 'preact/hooks';
import type { ExportQuery } from '../../../client/index.ts';
import type { ExportFormat } from '../../../shared/export.ts';
import type { Period } from '../../../shared/period.ts';
import type { ResponseClass } from '../../../shared/response.ts';
import type { Site } from '../../../shared/site.ts';
import type { Survey } from '../../../shared/survey.ts';
import { emptyExport, exportQuery } from '../../data/export-query.ts';
import { useDraft } from '../../data/use-draft.ts';
import { CheckField } from '../../parts/check-field.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Form } from '../../parts/form.tsx';
import { classNames } from '../../words/class-words.ts';
import { formatNames } from '../../words/export-words.ts';
import { periodLabels } from '../../words/period-labels.ts';
import { say } from '../../words/say.ts';

interface NewExportProps {
  site: Site;
  surveys: readonly Survey[];
  create(query: ExportQuery): Promise<void>;
}

/** Asks for answers as a file: which, and in which form. */
export function NewExport({ site, surveys, create }: NewExportProps) {
  const { value, change, clear } = useDraft(`export ${site.id}`, emptyExport);
  const [asked, setAsked] = useState(false);
  const save = async () => {
    setAsked(false);
    await create(exportQuery(site.id, value));
    clear();
    setAsked(true);
  };
  return (
    <>
      <Form
        action={say('Make the export')}
        doing={say('Asking for it…')}
        check={() => ({})}
        save={save}
        paths={{}}
      >
        {() => (
          <>
            <div class="form-field">
              <Choice
                label={say('Format')}
                chosen={value.format}
                options={Object.entries(formatNames)}
                choose={(format) => change({ format: format as ExportFormat })}
              />
            </div>
            <div class="form-field">
              <Choice
                label={say('Survey')}
                chosen={value.survey || undefined}
                none={say('All surveys')}
                options={surveys.map(({ slug, name }) => [slug, name])}
                choose={(survey) => change({ survey: survey ?? '' })}
              />
            </div>
            <div class="form-field">
              <Choice
                label={say('Period')}
                chosen={value.period}
                options={Object.entries(periodLabels)}
                choose={(period) => change({ period: period as Period })}
              />
            </div>
            <div class="form-field">
              <Choice
                label={say('Which answers')}
                chosen={value.class}
                options={Object.entries(classNames)}
                choose={(chosen) => change({ class: chosen as ResponseClass | 'any' })}
              />
            </div>
            <CheckField
              label={say('Only those with a comment')}
              checked={value.commented}
              onChange={(commented) => change({ commented })}
            />
          </>
        )}
      </Form>
      <p class="saved" role="status">
        {asked ? say('It is being made, and stands in the list above.') : ''}
      </p>
    </>
  );
}
