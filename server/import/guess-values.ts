import type { ImportRule } from '../../shared/import.ts';
import type { Question } from '../../shared/question.ts';
import { readAnswer } from './read-answer.ts';
import { booleanOf, numberOf } from './read-cell.ts';
import type { Cell } from './record.ts';

/** Words for the steps of a scale, the worst first, as exports of other tools have them. */
const ladders: readonly (readonly (readonly string[])[])[] = [
  [
    [
      'negative',
      'neg',
      'bad',
      'poor',
      'unhappy',
      'sad',
      'negativ',
      'schlecht',
      '差评',
      '差',
      '负面',
      '不满意',
    ],
    ['neutral', 'ok', 'okay', 'mixed', 'average', 'mittel', '中评', '中性', '一般'],
    ['positive', 'pos', 'good', 'happy', 'great', 'positiv', 'gut', '好评', '好', '正面', '满意'],
  ],
  [
    [
      'very dissatisfied',
      'very bad',
      'terrible',
      'strongly disagree',
      'very difficult',
      '非常不满意',
      'sehr unzufrieden',
    ],
    ['dissatisfied', 'bad', 'poor', 'disagree', 'difficult', '不满意', 'unzufrieden'],
    ['neutral', 'neither', 'ok', 'okay', 'average', 'neither agree nor disagree', '一般', 'teils teils'],
    ['satisfied', 'good', 'agree', 'easy', '满意', 'zufrieden'],
    ['very satisfied', 'very good', 'excellent', 'strongly agree', 'very easy', '非常满意', 'sehr zufrieden'],
  ],
];

/**
 * What the words of a column stand for on the question's scale, or null where they are no words that could. Empty where
 * they need no translation. Pure.
 */
export function guessValues(question: Question, cells: readonly Cell[]): Pick<ImportRule, 'values'> | null {
  const words = [...new Set(cells.map((cell) => String(cell).trim()))];
  if (words.length === 0 || words.length > 60) return null;
  switch (question.type) {
    case 'thumbs':
      return thumbsOf(words);
    case 'emoji':
    case 'stars':
    case 'csat':
      return stepsOf(words, question.scale);
    case 'choice':
    case 'choices':
      return cells.every((cell) => isChoice(question, cell)) ? {} : null;
    case 'consent':
      return words.every((word) => booleanOf(word) !== null) ? {} : null;
    default:
      return null;
  }
}

function thumbsOf(words: readonly string[]): Pick<ImportRule, 'values'> | null {
  if (words.every((word) => word === '0' || word === '1' || booleanOf(word) !== null)) return {};
  const [low, , high] = ladders[0]!;
  const values: Record<string, number> = {};
  for (const word of words) {
    const said = word.toLowerCase();
    if (low!.includes(said) || said === 'down') values[word] = 0;
    else if (high!.includes(said) || said === 'up') values[word] = 1;
    else return null;
  }
  return { values };
}

function stepsOf(words: readonly string[], scale: number): Pick<ImportRule, 'values'> | null {
  if (words.every((word) => numberOf(word) !== null)) return {};
  for (const ladder of ladders) {
    const steps = words.map((word) => ladder.findIndex((rung) => rung.includes(word.toLowerCase())));
    if (steps.includes(-1)) continue;
    const top = ladder.length - 1;
    const values = words.map((word, i) => [word, 1 + Math.round((steps[i]! / top) * (scale - 1))] as const);
    return { values: Object.fromEntries(values) };
  }
  return null;
}

function isChoice(question: Extract<Question, { type: 'choice' | 'choices' }>, cell: Cell): boolean {
  const ids = new Set(question.options.map(({ id }) => id));
  const answer = readAnswer(question, cell, undefined);
  return [answer].flat().every((one) => typeof one === 'string' && ids.has(one));
}
