import { hash } from 'node:crypto';
import { type FlagName, flagNames, type ResponseBody, responseBody } from '../../shared/response.ts';
import { fixedDimensions } from '../../shared/site.ts';
import { tagName } from '../../shared/tag.ts';
import { accept } from '../ingest/accept.ts';
import { masked } from '../ingest/personal-data/masked.ts';
import { digestOf, pseudonymOf } from '../ingest/receipt.ts';
import { receiptTimeFault } from '../ingest/receipt-time.ts';
import { erasedValue } from '../storage/contract/counts.ts';
import type { ImportedResponse } from '../storage/contract/imports.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { StoredResponse } from '../storage/contract/stored-response.ts';
import type { Misread } from './misread.ts';
import type { Occurrences } from './occurrences.ts';
import type { FileRecord } from './record.ts';
import { derivedId, uuidOf } from './row-id.ts';
import type { ReadRow, RowReader } from './row-reader.ts';

export interface JudgeDeps {
  reader: RowReader;
  site: StoredSite;
  secret: Buffer;
  /** What ids of lines without one are made from; null: the survey. */
  key: string | null;
  occurrences: Occurrences;
}

export interface JudgedRow {
  /** Null: it cannot be stored. */
  row: ImportedResponse | null;
  /** Its id stands in the file before. */
  isRepeat: boolean;
  /** Why it cannot, or what it is stored without. */
  misread: Misread[];
}

/** Fields that a line may be stored without. */
const mostMisfits = 30;
/** Tags that a line may bring. */
const mostTags = 50;
/** What of a line is left out where it is wrong, in place of refusing the line. */
const dispensable: readonly string[] = [
  ...fixedDimensions,
  ...fixedDimensions.map((name) => `dimensions.${name}`),
  'route',
  'visitor',
  'attributes',
  'order',
  'sampling',
  'vitals',
  'consent',
  'incentivised',
  'shownAt',
  'submittedAt',
  'tags',
  'flags',
];

/** Makes of a line what is stored, by the rules that hold for every response. @param now epoch milliseconds */
export async function judgeRow(record: FileRecord, deps: JudgeDeps, now: number): Promise<JudgedRow> {
  const misread: Misread[] = [];
  if (record.fault !== undefined) return refused([{ path: '', reason: record.fault }]);
  const read = deps.reader.read(record.cells, misread);
  if (read === null || misread.some(isFatal)) return refused(misread.filter(isFatal));
  const { id, isRepeat } = idOf(record, read, deps);
  const { answers } = read;
  if (Object.keys(answers).length === 0 && read.said.erased !== true)
    return refused([{ path: 'answers', reason: 'none of the columns has one' }]);
  const receivedAt = (read.said.receivedAt as number | undefined) ?? now;
  const fault = receiptTimeFault(receivedAt, now);
  if (fault) return refused([{ path: 'receivedAt', reason: fault }]);
  const body = bodyOf(id, read, deps.site, misread);
  if (body === null) return refused(misread.filter(isFatal));
  const kept = await masked(body, deps.site, read.questions);
  const judged = accepted(kept, receivedAt, read, deps);
  if ('path' in judged) return refused([judged]);
  return { row: { response: judged, tags: tagsOf(read, misread) }, isRepeat, misread };
}

function refused(misread: Misread[]): JudgedRow {
  return { row: null, isRepeat: false, misread };
}

function isFatal({ path }: Misread): boolean {
  return !dispensable.includes(path.startsWith('dimensions.') ? path : path.split('.')[0]!);
}

/** By its own id, by what it has in place of one, or by all of its cells and how often these came before. */
function idOf(
  { cells }: FileRecord,
  { said, known }: ReadRow,
  { site, key, occurrences }: JudgeDeps,
): { id: string; isRepeat: boolean } {
  const of = [site.id, key ?? known.survey.slug];
  if (said.id !== undefined) {
    const id = uuidOf(said.id) ?? derivedId(...of, 'id', String(said.id));
    return { id, isRepeat: occurrences.note(Number.parseInt(id.slice(-12), 16)) > 1 };
  }
  const content = hash('sha256', JSON.stringify(cells), 'hex');
  const times = occurrences.note(Number.parseInt(content.slice(0, 12), 16));
  return { id: derivedId(...of, 'cells', content, String(times)), isRepeat: false };
}

/** Null: it does not fit the schema, for a reason that is noted. What may be left out is, and is noted, too. */
function bodyOf(id: string, read: ReadRow, site: StoredSite, misread: Misread[]): ResponseBody | null {
  const draft: Record<string, unknown> = draftOf(id, read, site);
  for (let tries = 0; ; tries++) {
    const parsed = responseBody.safeParse(draft);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0]!;
    const [field, part] = issue.path.map(String);
    const path = part === undefined ? String(field) : `${field}.${part}`;
    misread.push({ path, reason: issue.message.replace(/^./, (letter) => letter.toLowerCase()) });
    if (field === undefined || isFatal({ path, reason: '' })) return null;
    if (tries > mostMisfits) {
      misread.push({ path: '', reason: 'has too much that does not fit' });
      return null;
    }
    if (field === 'attributes' && part !== undefined)
      delete (draft.attributes as Record<string, unknown>)[part];
    else draft[field] = undefined;
  }
}

function draftOf(id: string, { said, known, version, answers, attributes }: ReadRow, site: StoredSite) {
  const dimension = (name: string) => unerased(said[name] ?? said[`dimensions.${name}`]);
  const page = unerased(said.page);
  const isAddress = page === undefined || /^https?:/i.test(String(page));
  const draft: Record<string, unknown> = {
    id,
    revision: said.revision,
    site: site.publicKey,
    survey: known.survey.slug,
    version,
    // Of an erased one the answers that it had to have are gone.
    complete: said.erased === true ? false : said.complete,
    answers,
    page: isAddress ? page : undefined,
    route: unerased(said['dimensions.page']) ?? (isAddress ? undefined : page),
    touchpoint: dimension('touchpoint'),
    channel: dimension('channel') ?? 'import',
    language: dimension('language'),
    variant: dimension('variant'),
    release: dimension('release'),
    referrer: addressOfHost(dimension('referrer')),
    visitor: said.visitor,
    attributes: Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== erasedValue)),
    shownAt: isoOf(said.shownAt),
    submittedAt: isoOf(said.submittedAt),
    test: said.test === true || said.class === 'test' ? true : undefined,
    order: said.order,
    sampling: together(said, 'sampling', ['rate', 'unit']),
    vitals: together(said, 'vitals', ['lcp', 'inp', 'cls']),
    consent: said.consent,
    incentivised: said.incentivised,
  };
  return draft;
}

/** An export tells of a visitor only that there is one. */
function unerased<T>(value: T): T | undefined {
  return value === erasedValue ? undefined : value;
}

/** Exports have the host of what referred alone. */
function addressOfHost(referrer: unknown): unknown {
  return typeof referrer === 'string' && !referrer.includes('://') ? `https://${referrer}` : referrer;
}

function isoOf(at: unknown): string | undefined {
  return typeof at === 'number' ? new Date(at).toISOString() : undefined;
}

function together(said: ReadRow['said'], group: string, names: readonly string[]) {
  const parts = names.flatMap((name) => {
    const value = said[`${group}.${name}`];
    return value === undefined ? [] : [[name, value] as const];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}

function accepted(
  body: ResponseBody,
  receivedAt: number,
  { known, questions, said, attributes }: ReadRow,
  { site, secret }: JudgeDeps,
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
      ...(country === null ? {} : { country: country.slice(0, 100) }),
      ...erasedOf(said),
    },
    ...(said.erased === true ? erasure(response, attributes, said) : {}),
  };
}

function dimensionOf(said: ReadRow['said'], name: string): string | null {
  const value = unerased(said[name] ?? said[`dimensions.${name}`]);
  return value === undefined ? null : String(value).slice(0, 100);
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

function tagsOf({ said: { tags: list } }: ReadRow, misread: Misread[]): string[] {
  if (list === undefined) return [];
  const tags = new Set<string>();
  for (const said of list as readonly unknown[]) {
    const parsed = tagName.safeParse(String(said));
    if (!parsed.success) misread.push({ path: 'tags', reason: parsed.error.issues[0]!.message });
    else if (tags.size < mostTags) tags.add(parsed.data);
  }
  return [...tags];
}
