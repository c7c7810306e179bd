import type { Marks, Standing } from '../contract/stored-response.ts';

const bits = { test: 1, archived: 2, bot: 4, flagged: 8, complaint: 16, repeated: 32 } as const;

/** What is said of a response, in one integer of its row. */
export function standingBits(response: Standing & Marks): number {
  let sum = 0;
  for (const [name, bit] of Object.entries(bits)) if (response[name as keyof typeof bits]) sum |= bit;
  return sum;
}

/** Reads back what `standingBits` wrote. */
export function standingOf(sum: number): Standing & Marks {
  return {
    test: (sum & bits.test) !== 0,
    archived: (sum & bits.archived) !== 0,
    bot: (sum & bits.bot) !== 0,
    flagged: (sum & bits.flagged) !== 0,
    complaint: (sum & bits.complaint) !== 0,
    repeated: (sum & bits.repeated) !== 0,
  };
}
