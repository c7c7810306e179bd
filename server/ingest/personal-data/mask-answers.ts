import type { Question } from '../../../shared/question.ts';
import type { SentAnswer } from '../../../shared/response.ts';
import { codePoints, normaliseText } from '../text.ts';
import { mayTell } from './may-tell.ts';

type Answers = Record<string, SentAnswer>;
type Mask = (text: string) => string;

/** Kept: to ask for a module that is there costs more than to mask a text. */
let masking: Promise<typeof import('./mask-text.ts')> | undefined;

/**
 * The answers as they may be stored: what visitors wrote in their own words, without what tells who somebody is. The
 * same object where there is nothing to mask. What is no answer to its question stays as it is, to be refused.
 *
 * @param language of the visitor: a number without its country's prefix is taken for one of where that is spoken
 */
export async function maskAnswers(
  answers: Answers,
  questions: readonly Question[],
  language: string | undefined,
): Promise<Answers> {
  let needed = false;
  each(answers, questions, (text) => {
    needed ||= mayTell(text);
    return text;
  });
  if (!needed) return answers;
  // Numbering plans take 15 MB: a server whose visitors write no numbers does without.
  masking ??= import('./mask-text.ts');
  const { maskText } = await masking;
  const country = countryOf(language);
  return each(answers, questions, (text) => (mayTell(text) ? maskText(normaliseText(text), country) : text));
}

function each(answers: Answers, questions: readonly Question[], mask: Mask): Answers {
  const changed: Answers = {};
  for (const question of questions) {
    const sent = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    if (sent !== undefined) changed[question.id] = masked(question, sent, mask);
  }
  return { ...answers, ...changed };
}

function masked(question: Question, sent: SentAnswer, mask: Mask): SentAnswer {
  if (question.type === 'text') {
    const isTaken = typeof sent === 'string' && codePoints(sent) <= question.maxLength;
    return isTaken ? mask(sent) : sent;
  }
  if (question.type !== 'choice' && question.type !== 'choices') return sent;
  return Array.isArray(sent) ? sent.map((one) => ownWords(one, mask)) : ownWords(sent, mask);
}

function ownWords<T extends SentAnswer>(sent: T, mask: Mask): T {
  if (typeof sent !== 'object' || Array.isArray(sent)) return sent;
  const { other } = sent as Record<string, unknown>;
  return typeof other === 'string' ? { ...sent, other: mask(other) } : sent;
}

/** Where a language is spoken most, or where its tag says: `de` is Germany's, `de-AT` Austria's. */
function countryOf(language: string | undefined): string | undefined {
  try {
    return language === undefined ? undefined : new Intl.Locale(language).maximize().region;
  } catch {
    return undefined;
  }
}
