/** Which responses of a site are complaints. */
import { z } from 'zod';

/**
 * What makes a response a complaint: a rating as low as one of these says and, with `comment`, a text beside it.
 * It judges what is received from then on: another rule leaves the complaints that were found before it as they are.
 * A change names the whole rule; what it leaves out has its default.
 */
export const complaintRule = z.strictObject({
  /** 0 to 6 of the 0 to 10 that ask for a recommendation. */
  detractors: z.boolean().default(true),
  /** How many of the lowest steps of a satisfaction (csat, stars, emoji); of three steps only the lowest; 0: none. */
  bottomBox: z.int().min(0).max(3).default(2),
  thumbsDown: z.boolean().default(true),
  /** The highest agreement with "made it easy", 1 to 7, that is a complaint; 0: none. */
  effort: z.int().min(0).max(6).default(3),
  /** Only where a text was given. */
  comment: z.boolean().default(true),
});
export type ComplaintRule = z.output<typeof complaintRule>;
