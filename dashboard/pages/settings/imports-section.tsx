import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ImportAnswer } from '../../../shared/import.ts';
import type { Site } from '../../../shared/site.ts';
import type { Survey } from '../../../shared/survey.ts';
import type { About } from '../../data/about.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useRenewal } from '../../data/use-renewal.ts';
import { Await } from '../../parts/await.tsx';
import { Section } from '../../parts/section.tsx';
import { say } from '../../words/say.ts';
import { ImportRow } from './import-row.tsx';
import { NewImport } from './new-import.tsx';

interface ImportsSectionProps {
  site: Site;
  surveys: readonly Survey[];
}

const about: About = { what: [] };
/** Milliseconds. */
const every = 1_000;

/** Answers from files: a new one, and those that were uploaded or imported. */
export function ImportsSection({ site, surveys }: ImportsSectionProps) {
  const { client, answers } = useEarshot();
  const listKey = `imports ${site.id}`;
  const imports = useAnswer(listKey, () => client.imports.list(site.id), about);
  useRenewal(about, every);
  const said = useRef<HTMLParagraphElement>(null);
  const [deleted, setDeleted] = useState(0);
  const [opened, setOpened] = useState('');
  // The button that was pressed is gone with its row.
  useLayoutEffect(() => {
    if (deleted > 0) said.current?.focus();
  }, [deleted]);
  const amend = (change: (list: ImportAnswer[]) => ImportAnswer[]) =>
    answers.amend<ImportAnswer[]>(listKey, change);
  const keep = (made: ImportAnswer) =>
    amend((list) =>
      list.some(({ id }) => id === made.id)
        ? list.map((one) => (one.id === made.id ? made : one))
        : [made, ...list],
    );
  const remove = async (id: string) => {
    await client.imports.remove(id);
    amend((list) => list.filter((one) => one.id !== id));
    setDeleted((count) => count + 1);
  };
  return (
    <Section title={say('Import')}>
      <p class="said">
        {say(
          'Answers from a file: CSV, NDJSON or JSON, of another tool or an export of Earshot. Nothing is stored before you have seen what its columns are taken for, and the same file twice stores nothing twice.',
        )}
      </p>
      <NewImport
        {...{ site, surveys }}
        uploaded={(made) => {
          setOpened(made.id);
          keep(made);
        }}
      />
      <Await answer={imports} height={80}>
        {(list) =>
          list.length === 0 ? null : (
            <ul class="rows imports" aria-label={say('Imports')}>
              {list.map((one) => (
                <ImportRow
                  key={one.id}
                  made={one}
                  {...{ site, surveys, keep, remove }}
                  isOpened={one.id === opened}
                />
              ))}
            </ul>
          )
        }
      </Await>
      <p ref={said} class="saved" tabIndex={-1}>
        {deleted > 0 ? say('The file was deleted.') : ''}
      </p>
    </Section>
  );
}
