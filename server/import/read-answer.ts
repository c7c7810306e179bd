/** What a cell says as the answer to a question, as it would have been sent. Pure. */
import { isRatingQuestion, type Question } from '../../shared/question.ts';
import type { SentAnswer } from '../../shared/response.ts';
import { booleanOf, listOf, numberOf, textOf } from './read-cell.ts';
import type { Cell } from './record.ts';

type ChoosingQuestion = Extract<Question, { type: 'choice' | 'choices' }>;

/** The answer, or null where the cell is none that its type could have. Whether the question has it is judged later. */
export function readAnswer(question: Question, cell: Cell, separator: string | undefined): SentAnswer | null {
  if (isRatingQuestion(question)) return question.type === 'thumbs' ? thumb(cell) : numberOf(cell);
  switch (question.type) {
    case 'text':
      return textOf(cell);
    case 'consent':
      return booleanOf(cell);
    case 'choice':
      return chosen(question, cell);
    case 'choices':
      return several(question, cell, separator);
    default:
      return null;
  }
}

function thumb(cell: Cell): number | null {
  const number = numberOf(cell);
  if (number !== null) return number;
  const said = booleanOf(cell);
  return said === null ? null : Number(said);
}

function several(question: ChoosingQuestion, cell: Cell, separator: string | undefined): SentAnswer {
  // The text of an option may have the separator in it.
  const whole = typeof cell === 'string' ? optionOf(question, cell) : undefined;
  if (whole !== undefined) return [whole];
  return listOf(cell, separator).map((part) => chosen(question, part) as string);
}

/** The id of an option, also by its text in any language; one's own words where the question takes them. */
function chosen(question: ChoosingQuestion, cell: unknown): string | { other: string } {
  if (typeof cell === 'object') return cell as { other: string };
  const text = String(cell).trim();
  return optionOf(question, text) ?? (question.other ? { other: text } : text);
}

function optionOf({ options }: ChoosingQuestion, text: string): string | undefined {
  const wanted = text.trim();
  const same = (one: string) => one.trim().toLowerCase() === wanted.toLowerCase();
  const found =
    options.find(({ id }) => id === wanted) ??
    options.find((option) =>
      (typeof option.text === 'string' ? [option.text] : Object.values(option.text)).some(same),
    ) ??
    options.find(({ id }) => same(id));
  return found?.id;
}
