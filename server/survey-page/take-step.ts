/** Takes what one page of a survey sent: judges it, stores it, and says what the visitor sees next. */
import type { Question } from '../../shared/question.ts';
import type { AnswerValue, ResponseBody, SentAnswer } from '../../shared/response.ts';
import type { FirstForm } from '../ingest/first-forms.ts';
import type { NotTaken, Taken } from '../ingest/intake.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import { checkStep, type Fault } from './check-step.ts';
import { type Given, givenIn } from './given.ts';
import type { Step } from './steps.ts';
import { answersOf, beginPlain, responseOf, resume, stepOf, type Visit } from './visit.ts';

export interface StepInput {
  form: URLSearchParams;
  site: StoredSite;
  /** The survey's slug. */
  survey: string;
  /** The version that is asked now, and the visitor's language: of a form that says nothing of them. */
  version: number;
  language: string;
  questions(version: number): Promise<readonly Question[]>;
  /** Reads the fields behind `answers.` as the questions have them. */
  read(fields: readonly [string, string][], questions: readonly Question[]): Record<string, unknown>;
  submit(body: ResponseBody): Promise<Taken | NotTaken>;
  /** When this form was first sent, and the id of a response that begins with it. */
  first: FirstForm;
}

export type StepOutcome =
  | {
      shows: 'form';
      questions: readonly Question[];
      visit: Visit;
      step: Step;
      given: Given;
      faults: ReadonlyMap<string, Fault>;
    }
  | { shows: 'thanks'; answers: ReadonlyMap<string, AnswerValue> }
  /** The response was complete, and stays as it was. */
  | { shows: 'already' }
  | { refused: NotTaken };

export async function takeStep(input: StepInput): Promise<StepOutcome> {
  const { form, first, site, survey } = input;
  const visit = form.has('from') ? resume(form) : beginPlain(form, input.version, input.language, first.id);
  const questions = await input.questions(visit.version);
  const step = stepOf(visit, questions);
  if (!step) return { shows: 'already' };
  const walked = walk(input, visit, step, questions);
  if ('faults' in walked) return { shows: 'form', questions, ...walked };
  const { answered, next } = walked;
  const trap = form.get('trap') ?? '';
  const body = responseOf(answered, { site, survey, complete: !next, trap, now: first.at });
  const taken = await store(body, input);
  if ('code' in taken) return taken.code === 'revision_conflict' ? { shows: 'already' } : { refused: taken };
  if (!next) return { shows: 'thanks', answers: answersOf(answered) };
  return { shows: 'form', questions, ...next, given: givenIn([]), faults: new Map() };
}

type Shown = Pick<Extract<StepOutcome, { shows: 'form' }>, 'visit' | 'step' | 'given' | 'faults'>;
interface Walked {
  answered: Visit;
  /** What is left to ask; null: nothing. */
  next: Pick<Shown, 'visit' | 'step'> | null;
}

/**
 * Takes the answers of the page's step, and of those after it as far as the form has any: a page of ours has none, and
 * a form that somebody else wrote may ask everything at once.
 */
function walk(input: StepInput, visit: Visit, step: Step, questions: readonly Question[]): Walked | Shown {
  const sent = fieldsOfStep(input.form, step.questions);
  const answers = input.read(sent, step.questions) as Record<string, SentAnswer>;
  const faults = checkStep(step.questions, answers);
  if (faults.size > 0) return { visit, step, given: givenIn(sent), faults };
  const answered = { ...visit, answers: { ...visit.answers, ...answers } };
  const from = step.next;
  const following = from === null ? null : stepOf({ ...answered, from }, questions);
  if (from === null || !following) return { answered, next: null };
  const next = { visit: { ...answered, from }, step: following };
  const isAnswered = fieldsOfStep(input.form, following.questions).length > 0;
  return isAnswered ? walk(input, next.visit, following, questions) : { answered, next };
}

/** The fields that belong to the questions, by what stands behind `answers.`. Empty ones are none. */
function fieldsOfStep(form: URLSearchParams, questions: readonly Question[]): [string, string][] {
  const prefix = 'answers.';
  return [...form].flatMap(([name, value]): [string, string][] => {
    const [id, part] = name.slice(prefix.length).split('.');
    const known = name.startsWith(prefix) && part !== '__proto__' && questions.some((q) => q.id === id);
    return known && value !== '' ? [[name.slice(prefix.length), value]] : [];
  });
}

/** More than any survey has questions. */
const revisionsOfPages = 50;

/**
 * Each page has its revision, so that to send it twice is to send it once. Where it was sent otherwise before, or a
 * later page was, the visitor went back: what is sent last is meant, and seconds tell it from what was.
 */
async function store(body: ResponseBody, { submit, first }: StepInput): Promise<Taken | NotTaken> {
  const taken = await submit(body);
  const isOver = 'code' in taken ? taken.code !== 'revision_conflict' : taken.outcome !== 'stale';
  if (isOver) return taken;
  const seconds = Math.floor((first.at - Date.parse(body.shownAt ?? body.submittedAt!)) / 1000);
  return submit({ ...body, revision: revisionsOfPages + Math.min(Math.max(seconds, 0), 900_000) });
}
