/** What is done to the storage while its connection is cut, and what must be so once it was acknowledged. */
import type { StoredResponse } from '../../server/storage/contract/stored-response.ts';
import type { StoredSurvey } from '../../server/storage/contract/surveys.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { byOwner, comment, nextId, noon, responseTo, score } from './builders.ts';

export interface Deed {
  /** Rejects as the storage does, and may be tried again as whoever asked for it would. */
  attempt(): Promise<unknown>;
  /** Whether what was acknowledged is so. */
  holds(): Promise<boolean>;
  /** How many responses there are more in the end, erased ones too. */
  more: number;
}

/** `by` goes the way that is cut, `beside` does not. */
export type Prepare = (by: Storage, beside: Storage, survey: StoredSurvey) => Promise<Deed>;

const digest = (byte: number) => Buffer.alloc(16, byte);

/** A batch of answers: new ones of a visitor, of a page that nobody has met, and two that are there already. */
const writing: Prepare = async (by, beside, survey) => {
  const known = [incomplete(survey), responseTo(survey, { digest: digest(3) })] as const;
  await beside.responses.write(known);
  const visitor = Buffer.from(nextId().replaceAll('-', ''), 'hex');
  const page = `/${nextId()}`;
  const batch = [
    responseTo(survey, {
      visitor,
      dimensions: { channel: 'api', page },
      answers: [score(3), comment('Late')],
    }),
    responseTo(survey, { visitor, dimensions: { channel: 'api', page } }),
    grownFrom(known[0]),
    known[1],
  ];
  return {
    more: known.length + 2,
    attempt: () => by.responses.write(batch),
    async holds() {
      const found = await Promise.all(batch.map(({ id }) => beside.responses.find(survey.siteKey, id)));
      return found.every((response, i) => response?.revision === batch[i]!.revision);
    },
  };
};

const amending: Prepare = async (by, beside, survey) => {
  const old = incomplete(survey);
  await beside.responses.write([old]);
  const { revision, complete, answers, cells, commented, complaint, digest } = grownFrom(old);
  const amendment = { revision, complete, answers, cells, commented, complaint, digest };
  return {
    more: 1,
    attempt: () => by.responses.amend(survey.siteKey, old.id, amendment, noon),
    holds: async () => (await beside.responses.find(survey.siteKey, old.id))?.revision === 1,
  };
};

const overruling: Prepare = async (by, beside, survey) => {
  const old = [responseTo(survey), responseTo(survey, { answers: [score(2)] })];
  await beside.responses.write(old);
  const ids = old.map(({ id }) => id);
  return {
    more: 2,
    attempt: () => by.responses.reclassify(survey.siteKey, ids, { flagged: true }, byOwner()),
    async holds() {
      const found = await Promise.all(ids.map((id) => beside.responses.find(survey.siteKey, id)));
      return found.every((response) => response?.flagged);
    },
  };
};

const erasing: Prepare = async (by, beside, survey) => {
  const old = [responseTo(survey), responseTo(survey, { answers: [score(2), comment('Late')] })];
  await beside.responses.write(old);
  const ids = old.map(({ id }) => id);
  return {
    more: 2,
    attempt: () => by.responses.erase(survey.siteKey, ids, byOwner()),
    async holds() {
      const found = await Promise.all(ids.map((id) => beside.responses.find(survey.siteKey, id)));
      // What was erased does not come again, whatever became of the connection.
      const again = await beside.responses.write(old);
      return found.every((response) => response === null) && again.every((outcome) => outcome === 'stale');
    },
  };
};

export const cutDeeds = { writing, amending, overruling, erasing };

function incomplete(survey: StoredSurvey): StoredResponse {
  return responseTo(survey, { complete: false, digest: digest(1) });
}

function grownFrom(old: StoredResponse): StoredResponse {
  const { answers, cells } = responseTo(
    { siteKey: old.siteKey, key: old.surveyKey },
    { answers: [score(4)] },
  );
  return { ...old, revision: 1, complete: true, answers, cells, digest: digest(2) };
}
