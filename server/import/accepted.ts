import { fixedDimensions } from '../../shared/dimension.ts';
import { type FlagName, flagNames, type ResponseBody } from '../../shared/response.ts';
import { accept } from '../ingest/accept.ts';
import { digestOf, pseudonymOf } from '../ingest/receipt.ts';
import { normaliseText } from '../ingest/text.ts';
import { erasedValue } from '../storage/contract/counts.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { StoredResponse } from '../storage/contract/stored-response.ts';
import type { Misread } from './misread.ts';
import type { ReadRow } from './row-reader.ts';
import { unerased } from './unerased.ts';

/** Code points that a dimension may have. */
const longest = 100;

/**
 * A body as it is stored, with what an export of ours says of how it stood; or why the survey does not take it.
 *
 * @param deps the site, and the secret that pseudonyms are made with
 */
export function accepted(
  body: ResponseBody,
  receivedAt: number,
  { known, questions, said, attributes }: ReadRow,
  { site, secret }: { site: StoredSite; secret: Buffer },
): StoredResponse | Misread {
  const visitor = body.visitor === undefined ? null : pseudonymOf(secret, site.id, body.visitor);
  const judged = accept(body, {
    site,
    survey: known.survey,
    questions,
    now: receivedAt,
    device: dimensionOf(said, 'device'),
    browser: dimensionOf(said, 'browser'),
    digest: digestOf(visitor === null ? body : { ...body, visitor: visitor.toString('hex') }),
    visitor,
    crawler: false,
    burst: false,
    automaticFlags: false,
  });
  if ('code' in judged) return judged.invalidParams?.[0] ?? { path: '', reason: judged.detail };
  const { response } = judged;
  const country = dimensionOf(said, 'country');
  return {
    ...response,
    // Nothing was shown to anybody by us: our rules of who is a bot say nothing of it.
    flags: listed(said.flags),
    bot: said.class === 'bots',
    flagged: said.class === 'flagged',
    archived: said.class === 'archived',
    complaint: (said.complaint as boolean | undefined) ?? response.complaint,
    repeated: said.repeated === true,
    duplicates: countOf(said.duplicates),
    dimensions: {
      ...response.dimensions,
      ...(country === null ? {} : { country }),
      ...erasedOf(said),
    },
    ...(said.erased === true ? erasure(response, attributes, said) : {}),
  };
}

/** One that nobody sends, and that no schema has looked at. */
function dimensionOf(said: ReadRow['said'], name: string): string | null {
  const value = unerased(said[name] ?? said[`dimensions.${name}`]);
  if (value === undefined) return null;
  const text = normaliseText(String(value)).trim();
  return (text.length <= longest ? text : [...text].slice(0, longest).join('')) || null;
}

function listed(flags: unknown): FlagName[] {
  return Array.isArray(flags) ? flags.filter((flag): flag is FlagName => flagNames.includes(flag)) : [];
}

function countOf(duplicates: unknown): number {
  return Number.isSafeInteger(duplicates) ? Math.min(1_000_000, Math.max(0, duplicates as number)) : 0;
}

/** The dimensions of an erased response, which all say so. */
function erasedOf(said: ReadRow['said']): Record<string, string> {
  if (said.erased !== true) return {};
  return Object.fromEntries(
    fixedDimensions
      .filter((name) => said[`dimensions.${name}`] === erasedValue)
      .map((name) => [name, erasedValue]),
  );
}

function erasure(
  response: StoredResponse,
  attributes: ReadRow['attributes'],
  said: ReadRow['said'],
): Partial<StoredResponse> {
  const gone = Object.entries(attributes).filter(([, value]) => value === erasedValue);
  return {
    erased: 'elsewhere',
    complete: (said.complete as boolean | undefined) ?? true,
    attributes: { ...response.attributes, ...Object.fromEntries(gone) },
    digest: Buffer.alloc(16),
  };
}
