import type { Marks, Standing, StoredResponse } from './contract/stored-response.ts';

const bits = { test: 1, archived: 2, bot: 4, flagged: 8, complaint: 16, repeated: 32 } as const;
/** What an owner has settled: the bits of the standing, so many places higher. */
const settledShift = 6;
const erasedBits = { widget: 1024, elsewhere: 2048 } as const;
/** All bits that say of a response that it was erased. */
export const erasedMask = erasedBits.widget | erasedBits.elsewhere;
/** Its own words were removed. */
export const wordlessBit = 4096;
/** In the order of their bits. */
export const standings = ['test', 'archived', 'bot', 'flagged'] as const satisfies (keyof Standing)[];

type Said = Standing & Marks & Pick<StoredResponse, 'settled' | 'erased' | 'wordless'>;

/** What is said of a response, in one integer of its row. */
export function standingBits(response: Said): number {
  let sum = response.erased === undefined ? 0 : erasedBits[response.erased];
  if (response.wordless) sum |= wordlessBit;
  for (const [name, bit] of Object.entries(bits)) if (response[name as keyof typeof bits]) sum |= bit;
  for (const name of response.settled ?? []) sum |= bits[name] << settledShift;
  return sum;
}

/** Whether the response was erased. */
export function isErased(sum: number): boolean {
  return (sum & erasedMask) !== 0;
}

/** Reads back what `standingBits` wrote. */
export function standingOf(sum: number): Said {
  const settled = standings.filter((name) => (sum & (bits[name] << settledShift)) !== 0);
  const erased = (['widget', 'elsewhere'] as const).find((where) => (sum & erasedBits[where]) !== 0);
  return {
    test: (sum & bits.test) !== 0,
    archived: (sum & bits.archived) !== 0,
    bot: (sum & bits.bot) !== 0,
    flagged: (sum & bits.flagged) !== 0,
    complaint: (sum & bits.complaint) !== 0,
    repeated: (sum & bits.repeated) !== 0,
    ...(settled.length > 0 ? { settled } : {}),
    ...(erased === undefined ? {} : { erased }),
    ...((sum & wordlessBit) === 0 ? {} : { wordless: true as const }),
  };
}
