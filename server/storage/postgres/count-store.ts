import type { CounterAddition, CountRules } from '../contract/counting.ts';
import type { CountStore, KnownCountKey } from '../contract/counts.ts';
import { CountSums } from '../merge-counts.ts';
import { sumAddition } from '../sum-counts.ts';
import { AskedStrings } from './asked-strings.ts';
import type { BriefReads } from './brief-reads.ts';
import type { Committer } from './committer.ts';
import type { Dictionary } from './dictionary.ts';
import { earliestOf } from './earliest-of.ts';
import { noteAsked } from './erased-values.ts';
import { isBrief } from './is-brief.ts';
import type { CountReader } from './read-counts.ts';
import type { ResponseReader } from './read-responses.ts';
import { rebuildCounts } from './rebuild-counts.ts';
import { recountDays } from './recount-days.ts';
import { openingFor, SiteZones } from './site-zones.ts';
import type { Statements } from './statements.ts';
import { verifyCounts } from './verify-counts.ts';
import { addCounts } from './write-counts.ts';

export function countStore(
  committer: Committer,
  brief: BriefReads,
  parts: { dictionary: Dictionary; rules: CountRules; reader: ResponseReader; counts: CountReader },
): CountStore {
  const { counts: reader } = parts;
  return {
    add: (additions) => add(committer, additions, parts),
    read: (questions) => {
      const read = (db: Statements) => reader.read(db, questions);
      if (new Set(questions.map(({ siteKey }) => siteKey)).size > 1) return committer.snapshot(read);
      return isBrief(questions) ? brief.read(read) : committer.read(read);
    },
    valueState: (site, survey, dimension, value) =>
      committer.read((db) => reader.valueState(db, site, survey, dimension, value)),
    keys: (site) => committer.read((db) => keysOf(db, site)),
    earliest: (site) => committer.read((db) => earliestOf(db, site)),
    recountDays: (site, most) => committer.commit((tx) => recountDays(tx, site, most, parts)),
    verify: () => committer.snapshot((db) => verifyCounts(db, parts), 'long'),
    rebuild: () => committer.commit((tx) => rebuildCounts(tx, parts), [], 'long'),
  };
}

async function add(
  committer: Committer,
  additions: readonly CounterAddition[],
  { dictionary, rules }: { dictionary: Dictionary; rules: CountRules },
): Promise<void> {
  if (additions.length === 0) return;
  const sites = additions.map(({ siteKey }) => siteKey);
  await committer.commit(async (tx, opened) => {
    const [, zoneRows] = await opened;
    const zones = new SiteZones(zoneRows!, rules);
    zones.assertKnown(sites);
    const asked = new AskedStrings();
    for (const addition of additions) asked.added(addition);
    const strings = await dictionary.intern(asked, zones);
    const sums = new CountSums();
    for (const addition of additions) sumAddition({ dictionary: strings, zones }, sums, addition);
    await Promise.all([noteAsked(tx, asked, strings), addCounts(tx, sums.sorted())]);
  }, openingFor(sites));
}

function keysOf(db: Statements, site: number): Promise<KnownCountKey[]> {
  return db.all<KnownCountKey>(
    'SELECT survey AS "surveyKey", name AS "countKey" FROM count_keys WHERE site = $1 ORDER BY key',
    [site],
  );
}
