/** What responses are chosen by beside dimensions: in the list, and in what is done to many at once. */
import { z } from 'zod';
import { tagName } from './tag.ts';
import { isWellFormed, malformedText } from './well-formed.ts';

export const choiceParameters = {
  words: z
    .string()
    .refine(isWellFormed, malformedText)
    .normalize('NFC')
    .trim()
    .min(1)
    .max(200)
    .describe(
      'Only those whose texts hold each of these words, wherever they stand: in letters of either case, in half or full width; a word without accents is found with them, too',
    )
    .optional(),
  tag: tagName.describe('Only those with this tag').optional(),
  visitor: z
    .uuid()
    .toLowerCase()
    .describe('Only those of the visitor who gave this response, itself among them')
    .optional(),
};
