import { hash } from 'node:crypto';
import { because } from '../../shared/because.ts';
import { fixedDimensions } from '../../shared/dimension.ts';
import { type ResponseBody, responseBody } from '../../shared/response.ts';
import { tagName } from '../../shared/tag.ts';
import { masked } from '../ingest/personal-data/masked.ts';
import { receiptTimeFault } from '../ingest/receipt-time.ts';
import { reasonOfIssue } from '../reason-of-issue.ts';
import type { ImportedResponse } from '../storage/contract/imports.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import { accepted } from './accepted.ts';
import { draftOf } from './draft-of.ts';
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
  if (record.fault !== undefined) return refused([{ path: '', ...record.fault }]);
  const read = deps.reader.read(record.cells, misread);
  if (read === null || misread.some(isFatal)) return refused(misread.filter(isFatal));
  const { id, isRepeat } = idOf(record, read, deps);
  const { answers } = read;
  if (Object.keys(answers).length === 0 && read.said.erased !== true)
    return refused([{ path: 'answers', ...because('no_answers') }]);
  const receivedAt = (read.said.receivedAt as number | undefined) ?? now;
  const fault = receiptTimeFault(receivedAt, now);
  if (fault) return refused([{ path: 'receivedAt', ...fault }]);
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
  const draft = draftOf(id, read, site);
  for (let tries = 0; ; tries++) {
    const parsed = responseBody.safeParse(draft);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0]!;
    const [field, part] = issue.path.map(String);
    const path = part === undefined ? String(field) : `${field}.${part}`;
    misread.push({ path, ...reasonOfIssue(issue) });
    if (field === undefined || isFatal({ path, reason: '' })) return null;
    if (tries > mostMisfits) {
      misread.push({ path: '', ...because('misfits') });
      return null;
    }
    if (field === 'attributes' && part !== undefined)
      delete (draft.attributes as Record<string, unknown>)[part];
    else draft[field] = undefined;
  }
}

function tagsOf({ said: { tags: list } }: ReadRow, misread: Misread[]): string[] {
  if (list === undefined) return [];
  const tags = new Set<string>();
  for (const said of list as readonly unknown[]) {
    const parsed = tagName.safeParse(String(said));
    if (!parsed.success) misread.push({ path: 'tags', ...reasonOfIssue(parsed.error.issues[0]!) });
    else if (tags.size < mostTags) tags.add(parsed.data);
  }
  return [...tags];
}
