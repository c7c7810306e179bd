import type { Question } from '../../shared/question.ts';
import { languagesOf } from './question-changes.ts';

/** A language that a survey is asked in, or answered in. */
export interface LanguageRow {
  tag: string;
  /** Questions with a text of their own in it. */
  translated: number;
  /** What those read who have no such text; undefined where they have, or where one text does for all. */
  reads?: string;
  answers: number;
  /** Of all answers, 0 to 1; null where there are none. */
  share: number | null;
}

/**
 * The languages of a survey: those that its questions are in, and those that its visitors answer in, the most answers
 * first. A visitor whose language is not there reads the nearest form of it, else English, else the first there is: so
 * does the widget choose.
 */
export function languageRows(
  questions: readonly Pick<Question, 'text'>[],
  answered: readonly { language: string; n: number }[],
): LanguageRow[] {
  const offered = [...new Set(questions.flatMap(languagesOf))];
  const total = answered.reduce((sum, { n }) => sum + n, 0);
  const tags = [...new Set([...answered.map(({ language }) => language), ...offered])];
  return tags
    .map((tag) => {
      const answers = answered.find(({ language }) => language === tag)?.n ?? 0;
      const reads = readInstead(tag, offered);
      return {
        tag,
        translated: questions.filter((question) => languagesOf(question).includes(tag)).length,
        ...(reads === undefined ? {} : { reads }),
        answers,
        share: total === 0 ? null : answers / total,
      };
    })
    .sort((a, b) => b.answers - a.answers);
}

function readInstead(tag: string, offered: readonly string[]): string | undefined {
  const asked = likely(tag);
  if (!asked || offered.length === 0 || offered.includes(tag)) return undefined;
  const nearness = (other: string) => {
    const is = likely(other);
    if (is?.language !== asked.language) return 0;
    return 1 + (is.script === asked.script ? 2 : 0) + (is.region === asked.region ? 1 : 0);
  };
  const [nearest] = [...offered].sort((a, b) => nearness(b) - nearness(a));
  if (nearest && nearness(nearest) > 0) return nearest;
  return offered.find((other) => likely(other)?.language === 'en') ?? offered[0];
}

/** `zh-TW` is written in `Hant`. Undefined for what is no language, such as a sum of many. */
function likely(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag).maximize();
  } catch {
    return undefined;
  }
}
