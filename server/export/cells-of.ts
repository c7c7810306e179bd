import type { ExportedResponse } from '../../shared/export.ts';
import type { AnswerValue } from '../../shared/response.ts';

export type Cell = string | number | boolean;

/** The cells of a response by the names of their columns, which are the paths of its JSON. Lists have commas between. */
export function cellsOf(response: ExportedResponse): Map<string, Cell> {
  const { flags, tags, order, answers, dimensions, attributes, sampling, vitals, ...plain } = response;
  const cells = new Map<string, Cell>();
  for (const [name, value] of Object.entries(plain)) if (value !== null) cells.set(name, value as Cell);
  for (const [name, list] of Object.entries({ flags, tags, order }))
    if (list && list.length > 0) cells.set(name, list.join(','));
  for (const [group, parts] of Object.entries({ dimensions, attributes, sampling, vitals }))
    for (const [name, value] of Object.entries(parts ?? {})) cells.set(`${group}.${name}`, value as Cell);
  for (const [question, value] of Object.entries(answers))
    for (const [part, cell] of answerCells(value)) cells.set(`answers.${question}${part}`, cell);
  return cells;
}

/** What an answer has in the column of its question, and in those of its parts. */
function answerCells(value: AnswerValue): [part: string, cell: Cell][] {
  if (typeof value !== 'object') return [['', value]];
  if (!Array.isArray(value)) return Object.entries(value).map(([part, cell]) => [`.${part}`, cell]);
  const ids = value.filter((one) => typeof one === 'string');
  const others = value.filter((one) => typeof one !== 'string');
  return [
    ...(ids.length > 0 ? [['', ids.join(',')] as [string, Cell]] : []),
    ...others.map(({ other }): [string, Cell] => ['.other', other]),
  ];
}
