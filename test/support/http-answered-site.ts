/** A site with its survey on a server of its own, for tests that ask for numbers of answers that were just sent. */
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import type { Value } from '../../shared/metric-value.ts';
import type { Question } from '../../shared/question.ts';
import type { FunnelStep, ResponseInput } from '../../shared/response.ts';
import type { Site } from '../../shared/site.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import { asOwner, postEvents, postResponse } from './http-calls.ts';
import { type HandClock, handClock } from './http-clock.ts';
import { responseTo } from './http-response.ts';
import { createSite, createSurvey, stats } from './http-site.ts';
import { startServer, type TestServer } from './server.ts';

export const hour = 3_600_000;
export const day = 24 * hour;

export interface AnsweredSite {
  server: TestServer;
  /** New for each test, in UTC, with three answers as its minimum and the survey `checkout`. */
  site: Site;
  /** Back at its start before each test. */
  clock: HandClock;
  /** Stores one answer, `before` milliseconds ago. */
  answered(fields: Partial<ResponseInput>, before?: number): Promise<void>;
  /** Stores an answer for each score, in batches. */
  scores(values: readonly number[], fields?: Partial<ResponseInput>, before?: number): Promise<void>;
  /** Stores an answer for each set of answers, in batches. */
  answers(each: readonly ResponseInput['answers'][], fields?: Partial<ResponseInput>): Promise<void>;
  /** Counts a step of the funnel so many times, and waits until it is in the numbers. */
  steps(type: FunnelStep, count: number, fields?: { channel?: string; route?: string }): Promise<void>;
  /** Gives a survey other questions: its next version. */
  edit(questions: readonly object[], survey?: string): Promise<void>;
  /** A live survey called `other` of one question called `q`. */
  survey(question: { type: Question['type'] } & Record<string, unknown>): Promise<void>;
  stats(question: string): Promise<StatsAnswer>;
  /** The rows of an answer as `[dimensions or bucket, n]`. */
  rows(question: string): Promise<[string | undefined, number][]>;
}

/** Registers the hooks that keep it; to be called once in a file, at its top. */
export function answeredSite(start: string): AnsweredSite {
  const clock = handClock(start);
  const began = clock.at;
  let count = 0;
  const fixture = {
    clock,
    async answered(fields, before = 0) {
      clock.at -= before;
      const answer = await postResponse(fixture.server, responseTo(fixture.site, ++count, fields));
      clock.at += before;
      expect(answer.statusCode, answer.payload).toBe(201);
    },
    async scores(values, fields = {}, before = 0) {
      clock.at -= before;
      await fixture.answers(
        values.map((score) => ({ score })),
        fields,
      );
      clock.at += before;
    },
    async answers(each, fields = {}) {
      const events = each.map((answers) => ({
        type: 'response',
        response: responseTo(fixture.site, ++count, { ...fields, answers }),
      }));
      await sent(events, 'stored');
    },
    async steps(type, times, fields = {}) {
      await sent(Array(times).fill({ type, survey: 'checkout', channel: 'widget', ...fields }), 'accepted');
      await fixture.server.app.flushFunnel();
    },
    async edit(questions, survey = 'checkout') {
      const url = `/v1/surveys/${survey}?site=${fixture.site.id}`;
      const answer = await asOwner(fixture.server, 'PUT', url, { questions });
      expect(answer.statusCode, answer.payload).toBe(200);
    },
    async survey(question) {
      const questions = [{ id: 'q', text: 'Well?', ...question } as never];
      await createSurvey(fixture.server, fixture.site, { slug: 'other', questions });
    },
    stats: (question) => stats(fixture.server, fixture.site, question),
    async rows(question) {
      const { results } = await fixture.stats(question);
      return results.map(({ dimensions, bucket, metrics }) => [
        dimensions ? Object.values(dimensions).join(' ') : bucket,
        Object.values<Value>(metrics)[0]!.n,
      ]);
    },
  } as AnsweredSite;

  async function sent(events: readonly object[], status: string): Promise<void> {
    for (let i = 0; i < events.length; i += 100) {
      const batch = { site: fixture.site.publicKey, events: events.slice(i, i + 100) };
      const answer = await postEvents(fixture.server, batch);
      const statuses = answer.json().results.map((result: { status: string }) => result.status);
      expect(new Set(statuses), answer.payload).toEqual(new Set([status]));
    }
  }

  beforeAll(async () => {
    fixture.server = await startServer({ listen: false, now: clock.now });
  });
  afterAll(() => fixture.server.close());
  beforeEach(async () => {
    clock.at = began;
    fixture.site = await createSite(fixture.server, { minimumN: 3 });
    await createSurvey(fixture.server, fixture.site);
  });
  return fixture;
}
