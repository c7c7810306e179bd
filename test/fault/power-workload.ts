/**
 * Works on a folder while `record-io.c` writes down what reaches the disk, and says what was acknowledged:
 *
 *   node --import tsx test/fault/power-workload.ts <folder> <workload> <seed> [NORMAL | OFF]
 *
 * The last argument makes a server that does not keep its promise, which the replay must catch.
 */
import { openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { random } from '../../bench/random.ts';
import { countRules } from '../../server/ingest/count-rules.ts';
import { GroupCommit } from '../../server/ingest/group-commit.ts';
import type { StoredResponse } from '../../server/storage/contract/stored-response.ts';
import type { StoredSurvey } from '../../server/storage/contract/surveys.ts';
import { openSqlite } from '../../server/storage/sqlite/open.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { byOwner, comment, responseTo, score, siteFields, surveyFields } from '../support/builders.ts';
import { type AckLine, ackFile, type States } from '../support/power-acks.ts';
import { laterMigrations } from '../support/power-migrations.ts';
import { stateOf } from '../support/power-state.ts';
import { syncLess } from '../support/power-sync-less.ts';

const [folder, workload, seed, level] = process.argv.slice(2) as [string, WorkloadName, string, string?];
const draw = random(Number(seed));
const acks = openSync(path.join(folder, ackFile), 'a');
if (level) syncLess(level);

function say(line: AckLine): void {
  writeSync(acks, `${JSON.stringify(line)}\n`);
}

async function promise(states: States, work: () => Promise<unknown>): Promise<void> {
  say({ begin: states });
  await work();
  say({ done: true });
}

const idOf = ({ id }: StoredResponse) => id.replaceAll('-', '');

function responses(survey: StoredSurvey, count: number): StoredResponse[] {
  return Array.from({ length: count }, () => {
    const page = `/${Math.floor(draw() * 30)}`;
    const answers = [score(Math.floor(draw() * 11)), comment('x'.repeat(Math.floor(draw() * 400)))];
    return responseTo(survey, { answers, complete: false, dimensions: { channel: 'api', page } });
  });
}

async function write(storage: Storage, batch: StoredResponse[]): Promise<void> {
  const commits = new GroupCommit(storage);
  const states = Object.fromEntries(batch.map((response) => [idOf(response), stateOf(response)]));
  await promise(states, () => Promise.all(batch.map((response) => commits.write(response))));
}

async function opened(options: Parameters<typeof openSqlite>[2] = {}): Promise<[Storage, StoredSurvey]> {
  const storage = openSqlite(folder, countRules, options);
  say({ is: { secret: storage.secret.toString('hex') } });
  const site = await storage.sites.create(siteFields({ timezone: 'Australia/Lord_Howe' }), byOwner());
  const survey = (await storage.surveys.create(surveyFields(), site.key, byOwner())) as StoredSurvey;
  return [storage, survey];
}

const workloads = {
  async single() {
    const [storage, survey] = await opened();
    for (let n = 0; n < 60; n++) await write(storage, responses(survey, 1));
  },
  async group() {
    const [storage, survey] = await opened();
    for (let n = 0; n < 20; n++) await write(storage, responses(survey, 2 + Math.floor(draw() * 40)));
  },
  /** A third grows, a third comes again, a third is left. */
  async revisions() {
    const [storage, survey] = await opened();
    for (let n = 0; n < 12; n++) {
      const batch = responses(survey, 9);
      await write(storage, batch);
      for (const response of batch.slice(0, 3)) {
        const digest = Buffer.alloc(16, 2);
        await write(storage, [{ ...response, revision: 1, answers: [score(3)], cells: [], digest }]);
      }
      for (const response of batch.slice(3, 6)) {
        const again = { [idOf(response)]: stateOf({ ...response, duplicates: 1 }) };
        await promise(again, () => storage.responses.write([response]));
      }
    }
  },
  async changes() {
    const [storage, survey] = await opened();
    for (let n = 0; n < 12; n++) {
      const batch = responses(survey, 12);
      await write(storage, batch);
      const ids = batch.map(({ id }) => id);
      const archived = batch.slice(0, 4).map((r) => [idOf(r), stateOf({ ...r, archived: true })]);
      await promise(Object.fromEntries(archived), () =>
        storage.responses.reclassify(survey.siteKey, ids.slice(0, 4), { archived: true }, byOwner()),
      );
      const removed = batch.slice(4, 8).map((r) => [idOf(r), null]);
      await promise(Object.fromEntries(removed), () =>
        storage.responses.remove(survey.siteKey, ids.slice(4, 8), byOwner()),
      );
    }
  },
  async opening() {
    for (let n = 0; n < 4; n++) {
      const [storage, survey] = await opened();
      await write(storage, responses(survey, 3));
      await storage.close();
    }
  },
  async migration() {
    const [storage, survey] = await opened();
    await write(storage, responses(survey, 40));
    await storage.close();
    const [later, second] = await opened({ migrations: laterMigrations });
    await write(later, responses(second, 10));
    await later.close();
  },
  async checkpoints() {
    const [storage, survey] = await opened({ checkpointPages: 25 });
    for (let n = 0; n < 60; n++) await write(storage, responses(survey, 1 + Math.floor(draw() * 6)));
    await storage.close();
  },
} satisfies Record<string, () => Promise<void>>;

type WorkloadName = keyof typeof workloads;

await workloads[workload]();
