import { useId, useState } from 'preact/hooks';
import type { ImportAnswer } from '../../../shared/import.ts';
import type { Site } from '../../../shared/site.ts';
import type { Survey } from '../../../shared/survey.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { Choice } from '../../parts/choice.tsx';
import { byteSize } from '../../words/byte-size.ts';
import { saveFailure } from '../../words/save-failure.ts';
import { say } from '../../words/say.ts';

interface NewImportProps {
  site: Site;
  surveys: readonly Survey[];
  uploaded(made: ImportAnswer): void;
}

/** Takes a file, chosen or dropped, and sends it part by part. */
export function NewImport({ site, surveys, uploaded }: NewImportProps) {
  const { client } = useEarshot();
  const id = useId();
  const [survey, setSurvey] = useState(surveys.find(({ status }) => status === 'live')?.slug ?? '');
  const [progress, setProgress] = useState<{ name: string; sent: number; total: number }>();
  const [refused, setRefused] = useState('');
  const [isOver, setIsOver] = useState(false);
  const send = async (file: File | undefined) => {
    if (!file || progress) return;
    setRefused('');
    setProgress({ name: file.name, sent: 0, total: file.size });
    try {
      const made = await client.imports.upload(file, {
        site: site.id,
        ...(survey === '' ? {} : { survey }),
        name: file.name,
        ...(/\.(csv|tsv)$/i.test(file.name) ? { type: 'text/csv' } : {}),
        onProgress: (sent, total) => setProgress({ name: file.name, sent, total }),
      });
      uploaded(made);
    } catch (error) {
      setRefused(saveFailure(error, false));
    } finally {
      setProgress(undefined);
    }
  };
  return (
    <div class="new-import">
      <div class="form-field">
        <Choice
          label={say('The answers are of')}
          chosen={survey || undefined}
          none={say('A column says which survey')}
          options={surveys.map(({ slug, name }) => [slug, name])}
          choose={(slug) => setSurvey(slug ?? '')}
        />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the field within does the same by keyboard */}
      <div
        class={isOver ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          void send(event.dataTransfer?.files[0]);
        }}
      >
        <label for={id}>{say('A file: choose it, or drop it here')}</label>
        <input
          id={id}
          type="file"
          accept=".csv,.tsv,.txt,.json,.ndjson,.jsonl"
          disabled={progress !== undefined}
          onChange={(event) => {
            void send(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      <div role="status">
        {progress ? (
          <>
            <progress value={progress.sent} max={progress.total} aria-label={progress.name} />
            <small>
              {say('{name}: {sent} of {total} sent', {
                name: progress.name,
                sent: byteSize(progress.sent),
                total: byteSize(progress.total),
              })}
            </small>
          </>
        ) : null}
      </div>
      <p class="refused" role="alert">
        {refused}
      </p>
    </div>
  );
}
