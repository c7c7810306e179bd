/** Themes: what comments are about, told by rules of a site: words and phrases, and what must not stand beside them. */
import { z } from 'zod';
import { causes } from './cause.ts';
import { isWellFormed, malformedText } from './well-formed.ts';

/** How many a site may have. */
export const mostThemes = 100;
/** How many words and phrases a theme may have, and how many that rule it out. */
export const mostThemeWords = 200;

const name = z.string().refine(isWellFormed, malformedText).normalize('NFC').trim().min(1).max(120);

/** Something that can be seen in a text: a letter, a digit, a symbol. */
const findable = /[\p{L}\p{N}\p{S}#@&%§]/u;
/** A word of a phrase, with a `*` at its ends alone. */
const starred = /^\*?[^*]+\*?$/;

const term = z
  .string()
  .refine(isWellFormed, malformedText)
  .normalize('NFC')
  .trim()
  .min(1)
  .max(100)
  .refine((text) => findable.test(text), causes.term_unseen)
  .refine((text) => text.replaceAll('＊', '*').split(/\s+/).every(isStarred), causes.term_star);

function isStarred(word: string): boolean {
  return starred.test(word) && findable.test(word);
}

const distinct = (list: readonly string[]) => new Set(list).size === list.length;
const words = z
  .array(term)
  .min(1)
  .max(mostThemeWords)
  .refine(distinct, causes.term_twice)
  .describe('words and phrases, any of which stands in a text of the theme; `*` goes on at an end of a word');
const not = z
  .array(term)
  .max(mostThemeWords)
  .refine(distinct, causes.term_twice)
  .describe('none of these stands in a text of the theme');

export const themeCreate = z.strictObject({
  site: z.string().min(1).max(64),
  name,
  words,
  not: not.default([]),
});
export type ThemeCreate = z.output<typeof themeCreate>;
export type ThemeInput = z.input<typeof themeCreate>;

export const themeChange = z.strictObject({ name, words, not }).partial();
export type ThemeChange = z.output<typeof themeChange>;
export type ThemeChangeInput = z.input<typeof themeChange>;

export const themeTry = z.strictObject({
  site: z.string().min(1).max(64),
  words,
  not: not.default([]),
  text: z.string().max(5_000).optional().describe('a text to be judged beside those that the site has'),
});
export type ThemeTry = z.output<typeof themeTry>;
export type ThemeTryInput = z.input<typeof themeTry>;

/** What a rule finds. */
export const themeTried = z.strictObject({
  text: z.boolean().nullable().describe('whether the text is of the theme; null: there was none'),
  newest: z
    .strictObject({
      looked: z.int(),
      matching: z.int(),
      examples: z
        .array(z.strictObject({ id: z.string(), texts: z.array(z.string()) }))
        .describe('up to five of those that match, newest first'),
    })
    .describe('of the newest responses with a text, 100 at most'),
});
export type ThemeTried = z.output<typeof themeTried>;

/** What a text is judged by. */
export interface ThemeRule {
  words: readonly string[];
  not: readonly string[];
}

const moment = z.string().describe('ISO 8601, UTC');

export const themeAnswer = z.strictObject({
  id: z.string(),
  site: z.string(),
  name: z.string(),
  words: z.array(z.string()),
  not: z.array(z.string()),
  createdAt: moment,
  updatedAt: moment,
});
export type ThemeAnswer = z.output<typeof themeAnswer>;
export const themeList = z.strictObject({ items: z.array(themeAnswer), next: z.null() });
