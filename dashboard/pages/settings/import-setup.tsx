import { useState } from 'preact/hooks';
import type { ImportAnswer } from '../../../shared/import.ts';
import type { Site } from '../../../shared/site.ts';
import type { Survey } from '../../../shared/survey.ts';
import { amendSite } from '../../data/amend-site.ts';
import { declaredWith } from '../../data/declared-with.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { type ColumnDraft, type ImportDraft, importDraft, importMapping } from '../../data/import-draft.ts';
import { importTargets } from '../../data/import-targets.ts';
import { keepSite } from '../../data/keep-saved.ts';
import { Choice } from '../../parts/choice.tsx';
import { Form } from '../../parts/form.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { importChannels } from '../../words/import-words.ts';
import { say } from '../../words/say.ts';
import { ImportColumn } from './import-column.tsx';
import { KeptMappings } from './kept-mappings.tsx';

interface ImportSetupProps {
  made: ImportAnswer;
  site: Site;
  surveys: readonly Survey[];
  /** A check or an import has begun. */
  begin(made: ImportAnswer): void;
}

/** Says what the columns of a file are for, and has it checked, then imported. */
export function ImportSetup({ made, site, surveys, begin }: ImportSetupProps) {
  const { client, answers } = useEarshot();
  const [draft, setDraft] = useState(() => importDraft(made.mapping, made.columns, site.timezone));
  const [toStart, setToStart] = useState(made.phase === 'check');
  const change = (fields: Partial<ImportDraft>) => setDraft({ ...draft, ...fields });
  const changeColumn = (name: string, fields: Partial<ColumnDraft>) =>
    change({ columns: { ...draft.columns, [name]: { ...draft.columns[name]!, ...fields } } });
  const questions = surveys
    .filter(({ slug }) => draft.survey === '' || slug === draft.survey)
    .flatMap((survey) => survey.questions);
  const texts = new Set(questions.filter(({ type }) => type === 'text').map(({ id }) => `answers.${id}`));
  const run = async () => {
    const mapping = importMapping(draft);
    if (declaredWith(site.attributes, mapping, made.columns)) {
      const changed = await amendSite(client, site, ({ attributes }) => ({
        attributes: declaredWith(attributes, mapping, made.columns) ?? attributes,
      }));
      keepSite(answers, changed);
    }
    await client.imports.change(made.id, { mapping });
    begin(await (toStart ? client.imports.start(made.id) : client.imports.check(made.id)));
  };
  const hasTime = Object.values(draft.columns).some(({ target }) => target === 'receivedAt');
  return (
    <div class="import-setup">
      {made.own ? (
        <p class="said">
          {say(
            'This is an export of Earshot: everything in it is taken over as it is. Create its surveys first, with the same slugs and versions, and declare its attributes.',
          )}
        </p>
      ) : (
        <>
          <KeptMappings
            site={site}
            mapping={() => importMapping(draft)}
            use={(mapping) => setDraft(importDraft(mapping, made.columns, site.timezone))}
          />
          <ul class="import-columns" aria-label={say('Columns')}>
            {made.columns.map(({ name, samples }) => (
              <ImportColumn
                key={name}
                {...{ name, samples }}
                draft={draft.columns[name]!}
                targets={importTargets(site, questions, name)}
                isText={texts.has(draft.columns[name]!.target)}
                change={(fields) => changeColumn(name, fields)}
              />
            ))}
          </ul>
        </>
      )}
      <Form
        action={toStart ? say('Import it') : say('Check it')}
        doing={say('Asking for it…')}
        check={() => ({})}
        save={run}
        paths={{ survey: 'mapping.survey' }}
      >
        {(refused) => (
          <>
            {made.own ? null : (
              <>
                <div class="form-field">
                  <Choice
                    label={say('The answers are of')}
                    chosen={draft.survey || undefined}
                    none={say('A column says which survey')}
                    options={surveys.map(({ slug, name }) => [slug, name])}
                    choose={(survey) => change({ survey: survey ?? '' })}
                  />
                  <p class="refused" role="alert">
                    {refused.survey}
                  </p>
                </div>
                <div class="form-field">
                  <Choice
                    label={say('They were given by')}
                    chosen={draft.channel || undefined}
                    none={say('A column says it, or nobody')}
                    options={importChannels}
                    choose={(channel) => change({ channel: channel ?? '' })}
                  />
                </div>
                {hasTime ? (
                  <TextField
                    label={say('Zone of times that name none')}
                    value={draft.timezone}
                    onInput={(timezone) => change({ timezone })}
                    most={64}
                  />
                ) : null}
              </>
            )}
            <div class="form-field">
              <Choice
                label={say('What to do')}
                chosen={toStart ? 'start' : 'check'}
                options={[
                  ['check', say('Check every line first, and store nothing')],
                  ['start', say('Import the lines that fit')],
                ]}
                choose={(chosen) => setToStart(chosen === 'start')}
              />
            </div>
          </>
        )}
      </Form>
    </div>
  );
}
