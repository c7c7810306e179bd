import { Temporal } from 'temporal-polyfill';

/**
 * Local days: a day is the number of days from 1970-01-01 to its calendar date in a time zone. Every day begins at a
 * whole quarter hour UTC, because every offset since 1980 is a whole number of quarters.
 */

const dayLength = 86_400_000;

/** Days of one zone are kept in blocks of 512, filled one by one as they are asked for. */
const blockBits = 9;
const blockSize = 1 << blockBits;
/** Enough for 1980 to 2100 in one zone; more is not asked for, and would only begin anew. */
const mostBlocks = 90;
const mostZones = 64;

type Blocks = Map<number, Float64Array>;
const zones = new Map<string, Blocks>();
let latest: { timezone: string; blocks: Blocks } | undefined;

/**
 * The local day that a moment belongs to.
 *
 * Days follow each other without gap or overlap: a moment belongs to the last day that has begun. Where a clock was set
 * back over midnight (St. John's until 2011, a minute past it), the repeated hour belongs to the day that had begun.
 *
 * @param at epoch milliseconds
 * @param timezone IANA name
 * @throws RangeError for a time zone that does not exist
 */
export function dayOf(at: number, timezone: string): number {
  let day = Math.floor(at / dayLength);
  while (dayStart(day, timezone) > at) day--;
  while (dayStart(day + 1, timezone) <= at) day++;
  return day;
}

/**
 * The first moment of a local day, in epoch milliseconds: midnight, or the moment that the clock jumps over it. A day
 * that a zone left out (Apia 2011-12-30) starts where the next one does and so is empty.
 *
 * @throws RangeError for a time zone that does not exist
 */
export function dayStart(day: number, timezone: string): number {
  const block = blockOf(day, timezone);
  const index = day & (blockSize - 1);
  const known = block[index]!;
  if (!Number.isNaN(known)) return known;
  const start = computeStart(day, timezone);
  block[index] = start;
  return start;
}

function blockOf(day: number, timezone: string): Float64Array {
  const blocks = blocksOf(timezone);
  const number = day >> blockBits;
  const known = blocks.get(number);
  if (known) return known;
  if (blocks.size >= mostBlocks) blocks.clear();
  const block = new Float64Array(blockSize).fill(Number.NaN);
  blocks.set(number, block);
  return block;
}

function blocksOf(timezone: string): Blocks {
  if (latest?.timezone === timezone) return latest.blocks;
  let blocks = zones.get(timezone);
  if (!blocks) {
    if (zones.size >= mostZones) zones.clear();
    blocks = new Map();
    zones.set(timezone, blocks);
  }
  latest = { timezone, blocks };
  return blocks;
}

const epoch = Temporal.PlainDate.from('1970-01-01');

/** Some ten microseconds, which is why starts are kept. */
function computeStart(day: number, timezone: string): number {
  return epoch.add({ days: day }).toZonedDateTime(timezone).epochMilliseconds;
}
