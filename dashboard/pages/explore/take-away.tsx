import { useState } from 'preact/hooks';
import type { StatsQuery } from '../../../client/stats-query.ts';
import type { MetricId } from '../../../shared/metric.ts';
import type { StatsAnswer } from '../../../shared/stats-answer.ts';
import { curlCommand } from '../../data/curl-command.ts';
import type { Exploration } from '../../data/exploration.ts';
import { namingColumns, resultRows } from '../../data/result-rows.ts';
import { saveFile } from '../../data/save-file.ts';
import { statsAddress } from '../../data/stats-address.ts';
import { say } from '../../words/say.ts';
import { resultsPicture } from './results-picture.ts';

interface TakeAwayProps {
  metric: MetricId;
  query: StatsQuery;
  answer: StatsAnswer;
  exploration: Exploration;
}

/** The numbers to take along: as CSV, as a picture, as the command that asks for them, as a link to this page. */
export function TakeAway({ metric, query, answer, exploration }: TakeAwayProps) {
  const [said, setSaid] = useState('');
  const copy = (text: string, done: string) =>
    navigator.clipboard.writeText(text).then(
      () => setSaid(done),
      () => setSaid(say('The browser did not allow it.')),
    );
  const download = async () => {
    const { resultCsv } = await import('../../data/result-csv.ts');
    const { breakdown = [] } = answer.query;
    const csv = resultCsv(namingColumns(breakdown, metric), resultRows(answer, metric));
    // Spreadsheets take a text without the mark for one of their country's.
    save(new Blob(['\uFEFF', csv], { type: 'text/csv' }), 'csv');
  };
  const picture = async () => {
    const { drawResults } = await import('../../charts/draw-results.ts');
    const canvas = drawResults(document.body, resultsPicture(metric, answer, exploration));
    canvas.toBlob((blob) => blob && save(blob, 'png'));
  };
  const save = (blob: Blob, type: 'csv' | 'png') => {
    const { from, to } = answer.query;
    const name = `${metric}-${from.slice(0, 10)}-${to.slice(0, 10)}.${type}`;
    saveFile(blob, name);
    setSaid(say('Saved as {name}', { name }));
  };
  return (
    <p class="take-away">
      <button type="button" class="button" onClick={download}>
        {say('Download CSV')}
      </button>
      <button type="button" class="button" onClick={picture}>
        {say('Download PNG')}
      </button>
      <button
        type="button"
        class="button"
        onClick={() =>
          copy(curlCommand(location.origin + statsAddress(metric, query)), say('Command copied'))
        }
      >
        {say('Copy as curl')}
      </button>
      <button type="button" class="button" onClick={() => copy(location.href, say('Link copied'))}>
        {say('Copy link')}
      </button>
      <span class="faint" role="status">
        {said}
      </span>
    </p>
  );
}
