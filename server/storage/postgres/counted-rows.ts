import type { CountRules } from '../contract/counting.ts';
import type { StoredResponse } from '../contract/stored-response.ts';
import { CountSums } from '../merge-counts.ts';
import { sumResponse } from '../sum-counts.ts';
import { textsOf } from '../texts-of.ts';
import { AskedStrings } from './asked-strings.ts';
import type { Transaction } from './committer.ts';
import type { Dictionary } from './dictionary.ts';
import { noteAsked } from './erased-values.ts';
import { grouped } from './grouped.ts';
import { nameOf } from './response-ids.ts';
import { insertResponses, noteDuplicates, removeResponses } from './response-rows.ts';
import type { SiteZones } from './site-zones.ts';
import { touchChapters } from './text-chapters.ts';
import { addCounts } from './write-counts.ts';

/** What happens to rows of responses, and to the counts with them. */
export class Moves {
  /** In their order, each step of each response: what it adds to the counts (1), or takes out of them (-1). */
  readonly counted: [response: StoredResponse, sign: 1 | -1][] = [];
  readonly inserted: StoredResponse[] = [];
  readonly removed: StoredResponse[] = [];
  /** Sent again, and otherwise as they were. */
  readonly repeated: StoredResponse[] = [];

  /** One that is there becomes another one, or none. */
  replace(old: StoredResponse, next: StoredResponse | null): void {
    this.counted.push([old, -1]);
    this.removed.push(old);
    if (!next) return;
    this.counted.push([next, 1]);
    this.inserted.push(next);
  }
}

/** Rows of responses and the counts that they add up to, which move together. */
export class CountedRows {
  readonly rules: CountRules;
  readonly #dictionary: Dictionary;

  constructor(dictionary: Dictionary, rules: CountRules) {
    this.#dictionary = dictionary;
    this.rules = rules;
  }

  /** Makes the moves; whoever does holds the ids and what the counting of their sites follows from. */
  async move(tx: Transaction, zones: SiteZones, moves: Moves): Promise<void> {
    const { rules } = this;
    for (const { siteKey } of moves.inserted) tx.changed.add(siteKey);
    const asked = new AskedStrings();
    for (const response of moves.inserted) asked.stored(response);
    for (const [response] of moves.counted) asked.counted(response, rules);
    const strings = await this.#dictionary.intern(asked, zones);
    const sums = new CountSums();
    for (const [response, sign] of moves.counted)
      sumResponse({ dictionary: strings, rules, zones }, sums, response, sign);
    // One behind the other on the wire, and none waited for by the next.
    await Promise.all([
      noteAsked(tx, asked, strings),
      ...[...bySite(withOtherTexts(moves))].map(([site, touching]) => touchChapters(tx, site, touching)),
      ...[...bySite(moves.removed)].map(([site, removed]) => removeResponses(tx, site, removed)),
      ...[...bySite(moves.repeated)].map(([site, repeated]) => noteDuplicates(tx, site, repeated)),
      insertResponses(tx, moves.inserted, strings, rules),
      addCounts(tx, sums.sorted()),
    ]);
  }
}

function bySite(responses: readonly StoredResponse[]): Map<number, StoredResponse[]> {
  return grouped(responses, ({ siteKey }) => siteKey);
}

/** Those whose texts come or go: what is only moved or marked keeps its own. */
function withOtherTexts({ removed, inserted }: Moves): StoredResponse[] {
  const [before, after] = [removed, inserted].map((responses) => byTexts(responses));
  return [
    ...[...before!].filter(([name]) => !after!.has(name)),
    ...[...after!].filter(([name]) => !before!.has(name)),
  ].map(([, response]) => response);
}

function byTexts(responses: readonly StoredResponse[]): Map<string, StoredResponse> {
  const said = responses.filter(({ answers }) => textsOf(answers).length > 0);
  return new Map(said.map((one) => [`${nameOf(one)} ${textsOf(one.answers).join('\n')}`, one]));
}
