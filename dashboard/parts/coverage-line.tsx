import type { Coverage } from '../../shared/stats-answer.ts';
import { coverageLines, coverageSentence } from '../words/coverage-lines.ts';
import { formatCount } from '../words/number.ts';
import { say } from '../words/say.ts';

/** What was received and what of it is counted, in one line that opens into what each class means. */
export function CoverageLine({ coverage }: { coverage: Coverage }) {
  if (coverage.received === 0) return null;
  return (
    <details class="coverage">
      <summary>{coverageSentence(coverage)}</summary>
      <table>
        <caption class="hidden">{say('Responses received, by class')}</caption>
        <tbody>
          {coverageLines(coverage).map((line) => (
            <tr key={line.class}>
              <th scope="row">
                {line.label} <small>{line.meaning}</small>
              </th>
              <td>{formatCount(line.count)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{say('received')}</th>
            <td>{formatCount(coverage.received)}</td>
          </tr>
        </tbody>
      </table>
    </details>
  );
}
