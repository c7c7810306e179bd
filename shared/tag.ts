/** What an owner sorts answers by, in words of the owner's own. */
import { z } from 'zod';
import { isWellFormed, malformedText } from './well-formed.ts';

/** Tags that one change may add, and as many that it may take away. */
const mostTags = 10;

export const tagName = z
  .string()
  .refine(isWellFormed, malformedText)
  .normalize('NFC')
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^,\p{Cc}]+$/u, 'must have no comma and no control character');

const tagNames = z.array(tagName).max(mostTags);

/** Which tags are added to an answer and which are taken away; the others stay. */
export const tagChange = z
  .strictObject({ add: tagNames.default([]), remove: tagNames.default([]) })
  .refine(({ add, remove }) => add.length + remove.length > 0, 'names no tag')
  .refine(({ add, remove }) => !add.some((tag) => remove.includes(tag)), 'adds and removes the same tag');
export type TagChange = z.output<typeof tagChange>;
