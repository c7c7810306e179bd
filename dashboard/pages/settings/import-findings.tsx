import { useMemo } from 'preact/hooks';
import type { ImportAnswer } from '../../../shared/import.ts';
import type { Question } from '../../../shared/question.ts';
import type { Site } from '../../../shared/site.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { groupFindings, mostRead, readFindings } from '../../data/import-findings.ts';
import { importTargets } from '../../data/import-targets.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Await } from '../../parts/await.tsx';
import { causeWords } from '../../words/cause-words.ts';
import { findingLines } from '../../words/import-words.ts';
import { say } from '../../words/say.ts';

interface ImportFindingsProps {
  made: ImportAnswer;
  site: Site;
  questions: readonly Question[];
}

/** What is wrong with the lines of a file, told once for all that have the same, and the whole report to take along. */
export function ImportFindings({ made, site, questions }: ImportFindingsProps) {
  const { client } = useEarshot();
  const { id, phase, updatedAt, report, name } = made;
  const about = useMemo(() => ({ what: [] }), []);
  const found = useAnswer(
    `import report ${id} ${phase} ${updatedAt}`,
    async () => groupFindings(await readFindings((await client.imports.report(id)).body!)),
    about,
  );
  const labels = new Map(importTargets(site, questions, ''));
  const total = report.entries + report.leftOut;
  return (
    <div class="row-more">
      <Await answer={found} height={80}>
        {(groups) => (
          <ul class="misread" aria-label={say('What was found in {name}', { name })}>
            {groups.map((group) => (
              <li key={`${group.first.what} ${group.first.path} ${group.first.line}`}>
                {group.first.path ? <b>{labels.get(group.first.path) ?? group.first.path} </b> : null}
                {causeWords(group.first.cause) ?? group.first.reason}
                <small>
                  <span>
                    {group.first.what === 'rejected' ? say('not stored') : say('stored without it')}
                  </span>
                  <span>{findingLines(group)}</span>
                </small>
              </li>
            ))}
          </ul>
        )}
      </Await>
      {total > mostRead ? (
        <p class="said">
          {say('These are the first {shown, number} of {total, number} entries.', {
            shown: Math.min(mostRead, report.entries),
            total,
          })}
        </p>
      ) : null}
      <a class="button" href={`/v1/imports/${encodeURIComponent(id)}/report?format=csv`} download>
        {say('Download the report (CSV)')}
      </a>
    </div>
  );
}
