import type { Question, QuestionType } from '../../shared/question.ts';

type Field = readonly [name: string, text: string];

/**
 * The answers of a form, in which every value is a text. A field is named as its question; one that is there several
 * times is a list of options. `question.other` is an answer in one's own words, `question.item` that to an item of a
 * matrix, and `question.functional` and `question.dysfunctional` those to a Kano question. What is named or written
 * otherwise is passed on as it is, and refused.
 */
export function answersOfForm(
  fields: readonly Field[],
  questions: readonly Question[],
): Record<string, unknown> {
  const answers = new Map<string, unknown>(fields);
  for (const question of questions) {
    const { whole, parts } = readers[question.type];
    const own = fields.filter(([name]) => name === question.id).map(([, text]) => text);
    const below = parts ? partsOf(question.id, fields) : [];
    for (const [name] of below) answers.delete(`${question.id}.${name}`);
    if (own.length + below.length > 0) answers.set(question.id, whole(own, below));
  }
  return Object.fromEntries(answers);
}

interface Reader {
  /** Whether fields like `question.part` belong to it. */
  parts: boolean;
  /** The answer, from the fields of the question itself and those of its parts. */
  whole(own: readonly string[], below: readonly Field[]): unknown;
}

const rating: Reader = { parts: false, whole: (own) => number(own.at(-1)!) };
const inParts: Reader = {
  parts: true,
  whole: (own, below) => own.at(-1) ?? Object.fromEntries(below.map(([name, text]) => [name, number(text)])),
};

const readers: Readonly<Record<QuestionType, Reader>> = {
  nps: rating,
  csat: rating,
  ces: rating,
  expectation: rating,
  stars: rating,
  emoji: rating,
  thumbs: rating,
  // A box for one's own words may be filled beside an option that is marked: the mark is the answer.
  choice: { parts: true, whole: (own, below) => own.at(-1) ?? Object.fromEntries(below) },
  choices: {
    parts: true,
    whole: (own, below) => [...own, ...below.map((field) => Object.fromEntries([field]))],
  },
  matrix: inParts,
  kano: inParts,
  consent: { parts: false, whole: (own) => mark(own.at(-1)!) },
  text: { parts: false, whole: (own) => own.at(-1) },
};

function partsOf(id: string, fields: readonly Field[]): Field[] {
  return fields.flatMap(([name, text]): Field[] =>
    name.startsWith(`${id}.`) ? [[name.slice(id.length + 1), text]] : [],
  );
}

/** A text that is no whole number stays one, and is refused. */
function number(text: string): string | number {
  return /^-?\d{1,9}$/.test(text) ? Number(text) : text;
}

/** A box that is ticked sends `on` where its author gave it no value. */
function mark(text: string): string | boolean {
  if (text === 'on' || text === 'true') return true;
  return text === 'false' ? false : text;
}
