import type { Finding } from '../../data/lint/finding.ts';
import { findingWords } from '../../words/finding-words.ts';
import { say } from '../../words/say.ts';

/** Hints on what would make the answers worse, each with its reason and with what to write instead. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul class="findings" aria-label={say('Hints')}>
      {findings.map((finding) => {
        const { says, why, instead, source } = findingWords(finding);
        return (
          <li key={`${finding.rule} ${finding.path} ${finding.found}`}>
            <p>
              <b>{says}</b> {why}
            </p>
            <p>{say('Instead: {instead}', { instead })}</p>
            <small>{source}</small>
          </li>
        );
      })}
    </ul>
  );
}
