import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { accept } from '../../server/ingest/accept.ts';
import type { CounterAddition } from '../../server/storage/contract/counting.ts';
import type { StoredSite } from '../../server/storage/contract/sites.ts';
import type { StoredResponse } from '../../server/storage/contract/stored-response.ts';
import type { StoredSurvey } from '../../server/storage/contract/surveys.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { type Question, scaleOfQuestion } from '../../shared/question.ts';
import type { AnswerValue, ResponseBody } from '../../shared/response.ts';
import { byOwner, type SiteFields, siteFields, surveyFields } from './builders.ts';
import { StorageModel } from './storage-model.ts';
import type { Draft, Move, Views } from './storage-moves.ts';
import { definedSurveys } from './storage-surveys.ts';

/** A site with the surveys of `definedSurveys`, and the model that all moves are made in as well. */
export interface World {
  site: StoredSite;
  /** In the order of `definedSurveys`. */
  surveys: StoredSurvey[];
  model: StorageModel;
}

export async function newWorld(
  storage: Storage,
  fields: Pick<SiteFields, 'timezone' | 'minimumN'>,
): Promise<World> {
  const attributes = {
    plan: { type: 'string' },
    orders: { type: 'number' },
    vip: { type: 'boolean' },
  } as const;
  const site = await storage.sites.create(siteFields({ ...fields, attributes }), byOwner());
  const surveys: StoredSurvey[] = [];
  for (const [slug, [first, ...later]] of Object.entries(definedSurveys)) {
    const survey = { ...surveyFields({ slug }), questions: first!.questions };
    await storage.surveys.create(survey, site.key, byOwner(Date.parse(first!.at)));
    for (const { at, questions } of later) {
      await storage.surveys.change(site.key, slug, { questions }, byOwner(Date.parse(at)));
    }
    surveys.push((await storage.surveys.find(site.key, slug))!);
  }
  return { site, surveys, model: new StorageModel() };
}

/** Makes the move in the storage and in the model, which must say the same of it. */
export async function make(
  move: Move,
  world: World,
  { sites, responses, counts, retention }: Storage,
): Promise<void> {
  const { site, model } = world;
  switch (move.do) {
    case 'submit':
    case 'repeat': {
      const batch = move.do === 'submit' ? move.drafts.map((d) => responseOf(d, world)) : again(move, model);
      expect(await responses.write(batch)).toEqual(model.write(batch));
      return;
    }
    case 'view': {
      const additions = move.views.map((views) => additionOf(views, world));
      await counts.add(additions);
      return model.add(additions, site.timezone);
    }
    case 'reclassify': {
      const ids = move.slots.map(idOf);
      const changed = await responses.reclassify(site.key, ids, move.standing, byOwner());
      expect(changed).toBe(model.reclassify(site.key, ids, move.standing));
      return;
    }
    case 'remove': {
      const ids = move.slots.map(idOf);
      expect(await responses.remove(site.key, ids, byOwner())).toBe(model.remove(site.key, ids));
      return;
    }
    case 'erase': {
      const ids = move.slots.map(idOf);
      return model.erase(site.key, ids, await responses.erase(site.key, ids, byOwner()));
    }
    case 'unword': {
      const ids = move.slots.map(idOf);
      const run = { ...byOwner(), id: 'run' };
      const texts = (survey: number, version: number) => textsOf(survey, version, world);
      const count = await retention.removeWords(site.key, [...new Set(ids)], texts, run);
      expect(count).toBe(model.unword(site.key, ids));
      return;
    }
    case 'rezone': {
      await sites.change(site.id, { timezone: move.timezone }, byOwner());
      while ((await counts.recountDays(site.key, move.most)) !== null);
      world.site = (await sites.find(site))!;
    }
  }
}

/** The text questions of a version of a survey. */
function textsOf(survey: number, version: number, { surveys }: World): Set<string> {
  const { slug } = surveys.find(({ key }) => key === survey)!;
  const { questions } = definedSurveys[slug]![version - 1]!;
  return new Set(questions.filter(({ type }) => type === 'text').map(({ id }) => id));
}

function again({ draft, at }: Extract<Move, { do: 'repeat' }>, { sent }: StorageModel): StoredResponse[] {
  return sent.slice(-1 - (draft % 8)).map((response) => ({ ...response, receivedAt: at }));
}

/** The response that a draft stands for. The digest is of all but the moment, so that a repeat has the same one. */
function responseOf(draft: Draft, { site, surveys }: World): StoredResponse {
  const { at, standing, dimensions, visitor, extra, ...body } = draft;
  const { device, browser, country, referrer, page, ...sent } = dimensions;
  const survey = surveys[draft.survey]!;
  const versions = definedSurveys[survey.slug]!;
  const version = 1 + (draft.version % versions.length);
  const { questions } = versions[version - 1]!;
  const accepted = accept(
    {
      ...sent,
      ...(page === undefined ? {} : { route: page }),
      ...(referrer === undefined ? {} : { referrer: `https://${referrer}/` }),
      ...extra,
      id: idOf(draft.slot),
      revision: draft.revision,
      site: site.publicKey,
      survey: survey.slug,
      version,
      complete: draft.complete,
      answers: answersOf(questions, draft.answers),
      attributes: draft.attributes,
      test: standing.test,
    },
    {
      site,
      survey,
      questions,
      now: at,
      device: device ?? null,
      browser: browser ?? null,
      digest: createHash('sha256')
        .update(JSON.stringify([body, standing, dimensions, extra]))
        .digest()
        .subarray(0, 16),
      visitor: visitor === null ? null : Buffer.alloc(16, visitor + 1),
      crawler: false,
      burst: false,
      automaticFlags: false,
    },
  );
  if ('code' in accepted) throw new Error(`a draft was refused: ${JSON.stringify(accepted)}`);
  const { response } = accepted;
  return {
    ...response,
    ...standing,
    dimensions: { ...response.dimensions, ...(country === undefined ? {} : { country }) },
  };
}

function additionOf({ survey, version, at, step, by, dimensions }: Views, world: World): CounterAddition {
  const { siteKey, key: surveyKey, slug } = world.surveys[survey]!;
  const countKey = dimensions.channel === 'widget' ? '~funnel' : '~funnel-other';
  return {
    siteKey,
    surveyKey,
    version: 1 + (version % definedSurveys[slug]!.length),
    at,
    dimensions,
    cells: [{ countKey, counter: step, by }],
  };
}

function answersOf(questions: readonly Question[], picks: readonly number[]): ResponseBody['answers'] {
  return Object.fromEntries(
    questions.flatMap((question, i): [string, AnswerValue][] =>
      picks[i] ? [[question.id, answerTo(question, picks[i])]] : [],
    ),
  );
}

function answerTo(question: Question, pick: number): AnswerValue {
  switch (question.type) {
    case 'text':
      return 'Late';
    case 'choice':
      return question.options[pick % (question.options.length + 1)]?.id ?? { other: 'Own words' };
    case 'choices':
      return question.options.filter((_, i) => (pick >> i) & 1).map(({ id }) => id);
    case 'matrix':
      return Object.fromEntries(
        question.items
          .map(({ id }, i): [string, number] => [id, Math.floor(pick / 6 ** i) % 6])
          .filter(([, step]) => step > 0),
      );
    default: {
      const { min, max } = scaleOfQuestion(question)!;
      return min + (pick % (max - min + 1));
    }
  }
}

/** Ids are told apart by site, so all worlds use the same ones. */
export function idOf(slot: number): string {
  return `019b0000-0000-7000-8000-${slot.toString(16).padStart(12, '0')}`;
}
