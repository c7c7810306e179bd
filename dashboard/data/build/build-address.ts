import { queryOf } from '../query-of.ts';

export const buildParts = ['questions', 'show', 'look', 'answers', 'versions'] as const;
export type BuildPart = (typeof buildParts)[number];

/** What the page Build keeps in the address. */
export interface BuildAddress {
  part: BuildPart;
  /** The language that is written; none: the main one. */
  language?: string | undefined;
  /** The language that texts without one are in, where nothing tells. */
  main?: string | undefined;
}

/** What is unknown is left out, never guessed. */
export function readBuild(own: string | undefined): BuildAddress {
  const parameters = new URLSearchParams(own);
  const part = buildParts.find((one) => one === parameters.get('part')) ?? 'questions';
  return { part, language: tagIn(parameters, 'language'), main: tagIn(parameters, 'main') };
}

export function writeBuild({ part, language, main }: BuildAddress): string {
  return queryOf([
    ['part', part === 'questions' ? undefined : part],
    ['language', language],
    ['main', main],
  ]);
}

/** The part in which a field of the interface is written. */
export function partOf(path: string): BuildPart {
  const [field] = path.split('.');
  return field === 'show' ? 'show' : field === 'display' || field === 'name' ? 'look' : 'questions';
}

function tagIn(parameters: URLSearchParams, name: string): string | undefined {
  const tag = parameters.get(name);
  return tag && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/.test(tag) ? tag : undefined;
}
