import type { FunnelInput, FunnelStep, ResponseInput } from '../shared/response.ts';
import type { WidgetSurvey } from '../shared/widget-config.ts';
import type { Dimensions } from './dimensions.ts';
import { json } from './json.ts';
import { answersToSend, type Session } from './session.ts';
import type { Delivery, Outbox } from './transport/outbox.ts';
import type { Sampling, Told } from './visit.ts';

export interface Report {
  /** Notes a step of the funnel. It travels with the next request and never causes one. */
  note(step: FunnelStep): void;
  /** Sends the completed answer. */
  submit(session: Session, tell: (delivery: Delivery) => void): void;
  /** Keeps the answers so far for the next page, in case this one is not seen again. */
  keep(session: Session): void;
  /** Sends the answers so far and the steps noted. True: there were answers. `leaving`: the page is going away. */
  stop(session: Session, leaving: boolean): boolean;
  /** What another page needs to go on with the same response. */
  readonly last: Growing;
}

/** A response, by the newest of its revisions that was handed out, if any was. */
export interface Growing {
  id: string;
  revision: number;
  shownAt: string;
}

export interface ReportAbout {
  id: string;
  site: string;
  survey: WidgetSurvey;
  dimensions: Dimensions;
  /** What the page has told of the visitor by the time that an answer is sent. */
  told: Told;
  /** The share that the survey is shown in, and of what. */
  sampling: Sampling;
  /** Shuffled options, as they are shown. */
  order: string[] | undefined;
  /** What an earlier page began. */
  begun?: Growing;
}

/** What the server learns of one showing: one response that grows by revisions, and the steps of its funnel. */
export function createReport(about: ReportAbout, outbox: Outbox, now: () => number): Report {
  const { site, survey, dimensions, told, sampling, order, begun } = about;
  const { id, shownAt } = begun ?? { id: about.id, shownAt: time(now()) };
  let steps: FunnelInput[] = [];
  let newest: { response: ResponseInput; content: string; sent: boolean } | undefined;

  return {
    note,
    submit,
    keep,
    stop,
    get last() {
      return { id, shownAt, revision: newest?.response.revision ?? begun?.revision ?? -1 };
    },
  };

  function note(type: FunnelStep): void {
    steps.push({ type, survey: survey.slug, version: survey.version, ...dimensions });
  }

  function submit(session: Session, tell: (delivery: Delivery) => void): void {
    outbox.deliver(snapshot(session, true)!.response, takeSteps(), tell);
  }

  function keep(session: Session): void {
    const partial = snapshot(session, false);
    if (partial && !partial.sent) outbox.keep(partial.response);
  }

  function stop(session: Session, leaving: boolean): boolean {
    const partial = snapshot(session, false);
    const unsent = partial && !partial.sent ? partial.response : undefined;
    if (partial) partial.sent = true;
    if (unsent && !leaving) outbox.deliver(unsent, takeSteps());
    else outbox.leave(unsent, takeSteps());
    return partial !== undefined;
  }

  function takeSteps(): FunnelInput[] {
    const taken = steps;
    steps = [];
    return taken;
  }

  /** A revision that was handed out never changes: other answers are a new one. Undefined where nothing is answered. */
  function snapshot(session: Session, complete: boolean): typeof newest {
    const answers = answersToSend(session, complete);
    if (!Object.keys(answers).length) return undefined;
    const content = json([answers, complete]);
    if (newest?.content === content) return newest;

    const { consented: consent, ...more } = told;
    const response: ResponseInput = {
      id,
      revision: (newest?.response.revision ?? begun?.revision ?? -1) + 1,
      site,
      survey: survey.slug,
      version: survey.version,
      complete,
      answers,
      ...dimensions,
      ...more,
      consent,
      order,
      shownAt,
      submittedAt: complete ? time(now()) : undefined,
      sampling: sampling.rate < 1 ? sampling : undefined,
    };
    newest = { response, content, sent: false };
    return newest;
  }
}

function time(ms: number): string {
  return new Date(ms).toISOString();
}
