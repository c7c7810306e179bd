import type { StoredSurvey } from '../../server/storage/contract/surveys.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { byOwner, siteFields, surveyFields } from './builders.ts';
import { cutDeeds, type Deed } from './cut-deeds.ts';
import { type Cut, CuttableWay } from './cuttable-way.ts';
import { listFilter } from './storage-list-filter.ts';
import { postgresEngine } from './storage-postgres.ts';

export interface CutOptions {
  /** Opens the storage whose connections are cut. */
  open: (url: string) => Promise<Storage>;
  deeds?: readonly (keyof typeof cutDeeds)[];
  cut: Cut;
  /** Messages from one cut to the next; absent: each is cut. */
  step?: number;
  /** Hears of the report after each cut: true ends the run, which then tells of no strays. Absent: all is done. */
  isEnough?: (report: CutReport) => boolean;
}

export interface CutReport {
  /** Connections that were cut: one at each message of each deed. */
  cuts: number;
  /** Deeds that were acknowledged and are not so. */
  lost: number;
  /** Responses that there are too many or too few in the end. */
  strays: number;
  /** Counters that differed from a recount after a cut. */
  differences: number;
  /** Failures that are no `StorageUnavailable`, which is what lets a caller try again. */
  strange: number;
  /** Deeds that did not come through in three more attempts: the connections did not recover. */
  unrecovered: number;
  /** Connections that were left open beyond those of the pools. */
  leaked: number;
  /** Milliseconds from each cut until the deed was acknowledged, at once or in a further attempt. */
  took: number[];
}

const attempts = 4;

const none = { cuts: 0, lost: 0, strays: 0, differences: 0, strange: 0, unrecovered: 0, leaked: 0 };

/**
 * Does each deed again and again, with the connection cut one message later each time, until it comes through uncut.
 * What is rejected is tried again, as whoever sends a response does.
 */
export async function cutRun({
  open,
  deeds = allDeeds,
  cut,
  step = 1,
  isEnough = () => false,
}: CutOptions): Promise<CutReport> {
  const report: CutReport = { ...none, took: [] };
  const database = await postgresEngine.create();
  const way = await CuttableWay.open(database.url);
  const beside = await database.open();
  const by = await open(way.url);
  try {
    for (const name of deeds) {
      const survey = await newSurvey(beside);
      let expected = 0;
      for (let n = 1, reached = true; reached; n += step) {
        const deed = await cutDeeds[name](by, beside, survey);
        way.cutAt(n, cut);
        const acknowledged = await attempted(deed, report);
        reached = !way.holdOff();
        if (reached) {
          report.cuts += 1;
          if (acknowledged) report.took.push(performance.now() - way.lastCut);
        }
        if (!acknowledged) report.unrecovered += 1;
        else if (!(await deed.holds())) report.lost += 1;
        report.differences += (await beside.counts.verify()).length;
        expected += deed.more;
        if (isEnough(report)) return report;
      }
      report.strays += Math.abs((await countOf(beside, survey)) - expected);
    }
    report.leaked = Math.max(0, way.open - mostConnections);
    return report;
  } finally {
    await by.close();
    await way.close();
    await beside.close();
    await database.destroy();
  }
}

const allDeeds = Object.keys(cutDeeds) as (keyof typeof cutDeeds)[];

/** Of one process: those of its pool, and the dictionary's. */
const mostConnections = 12;

async function attempted(deed: Deed, report: CutReport): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      await deed.attempt();
      return true;
    } catch (error) {
      // By its name: a build of its own has a class of its own.
      if ((error as Error).name !== 'StorageUnavailable') report.strange += 1;
    }
  }
  return false;
}

async function newSurvey(storage: Storage): Promise<StoredSurvey> {
  const site = await storage.sites.create(siteFields(), byOwner());
  return (await storage.surveys.create(surveyFields(), site.key, byOwner())) as StoredSurvey;
}

async function countOf(storage: Storage, survey: StoredSurvey): Promise<number> {
  const { limit: _limit, ...filter } = listFilter(survey);
  let count = 0;
  for (let before = filter.before, more = true; more; ) {
    const page = await storage.responses.count({ ...filter, before });
    count += page.count;
    before = page.next;
    more = before !== null;
  }
  return count;
}
