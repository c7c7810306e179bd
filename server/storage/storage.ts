/**
 * The storage contract: what every engine promises. Engines live in folders of their own, mirror each other file by
 * file, and never see each other. Numbers are counted and fetched here; statistics are computed from them elsewhere.
 *
 * Methods reject with `StorageUnavailable` where the engine cannot do its work for now (disk full, I/O error,
 * connection lost): nothing was stored then, and trying again later is right.
 */
import type { Filter } from '../../shared/aggregate.ts';
import type { Actor, AuditAction, FieldChanges } from '../../shared/audit.ts';
import type { KeyScope } from '../../shared/key.ts';
import type { AnswerValue, FlagName, ResponseClass } from '../../shared/response.ts';
import type { Site, SiteChange, SiteCreate } from '../../shared/site.ts';
import type { Survey, SurveyChange, SurveyVersion } from '../../shared/survey.ts';

/** A site with the integer that stands for it in every row. It never changes. */
export interface StoredSite extends Site {
  key: number;
}

/** A survey with the integer that stands for it in the rows of its site. */
export interface StoredSurvey extends Survey {
  siteKey: number;
  key: number;
}

/** A page whose answers were not taken, because its origin is not on the site's list. */
export interface RefusedOrigin {
  origin: string;
  count: number;
  /** Epoch milliseconds. */
  lastAt: number;
}

/** How many refused origins a site keeps. */
export const refusedOriginsKept = 50;

/** Why a change was not made: expected outcomes, never thrown. */
export type Refusal = { refused: 'already_exists' | 'not_found' | 'timezone_in_use' };

/**
 * Who makes a change, and when (epoch milliseconds). Each method that takes one enters the change into the audit, in
 * the same transaction: both are on disk or neither is. What was refused or changed nothing is not entered.
 */
export interface Author {
  actor: Actor;
  at: number;
}

export interface SiteStore {
  create(site: SiteCreate & { id: string; publicKey: string }, by: Author): Promise<StoredSite>;
  /** By public id or by public key. One index look-up. */
  find(by: { id: string } | { publicKey: string }): Promise<StoredSite | null>;
  /** All sites in order of creation. */
  list(): Promise<StoredSite[]>;
  /** The zone of a site that has counts is refused: its day and month counts stand in that zone. */
  change(id: string, change: SiteChange, by: Author): Promise<StoredSite | Refusal>;
  /** Adds to the refused origins of a site; of too many, those that were refused most are kept. */
  noteRefused(siteKey: number, origins: readonly RefusedOrigin[]): Promise<void>;
  /** The latest first. */
  refusedOrigins(siteKey: number): Promise<RefusedOrigin[]>;
}

export interface SurveyStore {
  create(
    survey: Omit<Survey, 'version' | 'createdAt' | 'updatedAt' | 'site'>,
    siteKey: number,
    by: Author,
  ): Promise<StoredSurvey | Refusal>;
  find(siteKey: number, slug: string): Promise<StoredSurvey | null>;
  /** All surveys of a site in order of creation. */
  list(siteKey: number): Promise<StoredSurvey[]>;
  /** Another `questions` makes a new version; anything else leaves the version as it is. */
  change(siteKey: number, slug: string, change: SurveyChange, by: Author): Promise<StoredSurvey | Refusal>;
  versions(siteKey: number, surveyKey: number): Promise<SurveyVersion[]>;
}

/** One answer: the question, and what its type has as a value. */
export interface StoredAnswer {
  question: string;
  value: AnswerValue;
}

/** A counter of a key that moves by one when an answer is counted. */
export interface AnswerCell {
  /** A rating's `question:type:scale`, so that another type or scale is never pooled with it. */
  countKey: string;
  /** 0 to 10; of a rating the value itself. */
  counter: number;
}

/** What decides the class of a response: the first of `responseClasses` that fits. */
export interface Standing {
  test: boolean;
  archived: boolean;
  bot: boolean;
  flagged: boolean;
}

/** What is noted of a response beside its class, when it is stored. */
export interface Marks {
  /** The site's rule made it a complaint. */
  complaint: boolean;
  /** Its visitor had answered the survey before. Engines find that out themselves. */
  repeated: boolean;
}

/** One response as it is stored: judged, normalised, and timed by the server's clock. */
export interface StoredResponse extends Standing, Marks {
  siteKey: number;
  surveyKey: number;
  /** UUID, lower case. */
  id: string;
  revision: number;
  version: number;
  complete: boolean;
  /** Epoch milliseconds of the first receipt. It fixes the buckets for good. */
  receivedAt: number;
  submittedAt: number | null;
  shownAt: number | null;
  /** Which rules flagged it, or called it a bot. A change of standing leaves them as they are. */
  flags: FlagName[];
  /**
   * Milliseconds after its visitor's last response to the survey within which a new one is flagged as a repeat.
   * Heeded when it is written, and not stored.
   */
  repeatWindow?: number;
  /** 16 bytes of the hash of the body, which tell a repeat from another body. */
  digest: Buffer;
  page: string | null;
  visitor: Buffer | null;
  /** What it is counted under besides the total: fixed dimensions by their name. Absent: no value. */
  dimensions: Record<string, string>;
  /** Declared attributes; each is a dimension, too. */
  attributes: Record<string, string | number | boolean>;
  answers: StoredAnswer[];
  /** What the answers add to the counts, in the order of the questions, once the response counts. */
  cells: AnswerCell[];
  /** Whether a text was given. */
  commented: boolean;
  /** What is kept with a response but not counted (vitals, order, sampling…). */
  extra: Record<string, unknown> | null;
  /** How often it was sent again without change. */
  duplicates: number;
}

/**
 * What became of one submitted response.
 * `stored`: new, or grown. `duplicate`: the same again. `stale`: an older revision. `conflict`: an equal revision
 * with another body, or a later one of a complete response.
 */
export type WriteOutcome = 'stored' | 'duplicate' | 'stale' | 'conflict';

/** One counter of one key, which moves by one when a response is counted. */
export interface CountCell {
  countKey: string;
  /** 0 to 10. */
  counter: number;
  by: number;
}

/** The buckets that a moment falls into: a quarter hour UTC, a day and a month in the site's zone. */
export interface Buckets {
  quarter: number;
  day: number;
  month: number;
}

/** The rules of counting, which are the domain's and not the engine's: given to an engine when it is opened. */
export interface CountRules {
  classOf(response: StoredResponse): ResponseClass;
  cellsOf(response: StoredResponse): CountCell[];
  /** Which counters of `~caution` the response moves while it counts. */
  cautionsOf(response: StoredResponse): number[];
  bucketsOf(at: number, timezone: string): Buckets;
  /** Marks a new response, when its visitor's last one to the survey was received at that moment, or never (null). */
  afterEarlier(response: StoredResponse, earlier: number | null): StoredResponse;
}

/** Counters without rows behind them: funnel steps, summed in memory and added about once a second. */
export interface CounterAddition {
  siteKey: number;
  surveyKey: number;
  version: number;
  at: number;
  dimensions: Record<string, string>;
  cells: CountCell[];
}

/** Which responses are meant: the one choice behind every number and every list. */
export interface ResponseSelection {
  siteKey: number;
  surveyKeys: readonly number[];
  /** Epoch milliseconds, half-open. */
  from: number;
  to: number;
  /** All of them hold. Dimensions are the fixed ones, `version`, `rating` and attributes. */
  filters: readonly Filter[];
}

export interface ResponseFilter extends ResponseSelection {
  /** Only those with a text answer. */
  commented: boolean;
  /** Only those of this class. */
  class?: ResponseClass;
  /** Only complaints. */
  complaint?: boolean;
  /** Only those that answered one of these. */
  answered?: readonly KnownCountKey[];
  /** Only those with a composite score: who answered every item that their version weighs. */
  scored?: readonly Composite[];
  /** Strictly before this position, newest first. */
  before: Position | null;
  limit: number;
}

export interface Position {
  receivedAt: number;
  id: string;
}

export interface ResponsePage {
  found: FoundResponse[];
  /** Where the list goes on; null at its end. A page can be short of its limit where few of many responses fit. */
  next: Position | null;
}

/** A composite score of one version's answers: those who answered every item have one. */
export interface Composite {
  surveyKey: number;
  version: number;
  items: readonly { countKey: string; weight: number; min: number; max: number }[];
}

/** Counting from the rows themselves, where the counts cannot tell. */
export interface TallyQuestion extends ResponseSelection {
  /** The beginnings of the output buckets in ascending order, and the end of the last (epoch milliseconds). */
  bounds: readonly number[];
  /** Dimensions whose values tell the output rows apart; `survey` is told by its key. */
  breakdown: readonly string[];
  /** Each of them once. */
  keys: readonly KnownCountKey[];
  composites: readonly Composite[];
  /** What it may cost; beyond that it is rejected with `TooCostly`. */
  limits: { rows: number; groups: number; milliseconds: number };
}

export interface TallyRow {
  /** One value for each dimension of the breakdown. */
  values: string[];
  out: number;
  /** Counters by the index of the key; keys without answers are left out. */
  counts: Record<number, number[]>;
  /** Of the composite scores. */
  scores: { n: number; mean: number; m2: number };
}

export interface Tally {
  rows: TallyRow[];
  /** As under `~coverage`, of the whole range. */
  coverage: number[];
  /** As under `~caution`, of the whole range. */
  caution: number[];
}

export interface FoundResponse extends Omit<StoredResponse, 'digest' | 'visitor'> {
  class: ResponseClass;
}

export interface ResponseStore {
  /**
   * Stores a batch with its counts in one transaction; resolves once that is on disk. Outcomes stand in the order of
   * the batch. Either the whole batch is applied or, on rejection, nothing of it. A later revision keeps the moment
   * of the first receipt, the repeats, and a standing as archived, bot or flagged, with
   * the flags of both.
   */
  write(batch: readonly StoredResponse[]): Promise<WriteOutcome[]>;
  /** Changes the standing of responses; their counts follow in the same transaction. Unknown ids are passed over. */
  reclassify(
    siteKey: number,
    ids: readonly string[],
    standing: Partial<Standing>,
    by: Author,
  ): Promise<number>;
  /** Removes responses and subtracts them from the counts in the same transaction. Unknown ids are passed over. */
  remove(siteKey: number, ids: readonly string[], by: Author): Promise<number>;
  /** One response, or null. */
  find(siteKey: number, id: string): Promise<FoundResponse | null>;
  /** Newest first, by keyset. Without filters it costs what it returns; with filters it reads a bounded stretch. */
  list(filter: ResponseFilter): Promise<ResponsePage>;
  /** Counts the chosen responses one by one: costs all of the range. Rejects with `TooCostly` beyond its limits. */
  tally(question: TallyQuestion): Promise<Tally>;
}

/** Where the counts of one output row lie: the buckets of one span in the half-open range [from, to). */
export interface CountSegment {
  /** Index of the output bucket that these belong to. */
  out: number;
  span: Span;
  from: number;
  to: number;
  /** These are taken away again: a month less a few days is cheaper than most of its days. */
  minus?: true;
}
export const spans = { quarter: 0, day: 1, month: 2 } as const;
export type Span = (typeof spans)[keyof typeof spans];

export interface CountQuestion {
  siteKey: number;
  surveyKey: number;
  countKey: string;
  /** Null: the total. */
  dimension: string | null;
  /** With a dimension: only this value. Absent: one output row a value. */
  value?: string;
  /** Only this version of the survey. */
  version?: number;
  /** One output row a version. */
  byVersion?: boolean;
  segments: readonly CountSegment[];
}

export interface CountRow {
  out: number;
  /** The dimension's value, the version as text, or null for a total. */
  value: string | null;
  counts: number[];
}

/** A survey's key as it has been counted so far. */
export interface KnownCountKey {
  surveyKey: number;
  countKey: string;
}

export type ValueState = 'counted' | 'folded' | 'unseen';

export interface CountStore {
  /** Adds counters that have no rows behind them. */
  add(additions: readonly CounterAddition[]): Promise<void>;
  /** Answers several questions from one snapshot. Costs the buckets and values asked for, whatever the history. */
  read(questions: readonly CountQuestion[]): Promise<CountRow[][]>;
  /**
   * Whether a value has counts of its own (`counted`), shares `(other)` with those that came after the dimension's
   * places were taken (`folded`), or has not been seen (`unseen`). `(other)` itself is `counted`.
   */
  valueState(siteKey: number, surveyKey: number, dimension: string, value: string): Promise<ValueState>;
  /** Every key that a site has counts of. */
  keys(siteKey: number): Promise<KnownCountKey[]>;
  /** First moment (epoch milliseconds, quarter hour) that a site has counts of, or null. */
  earliest(siteKey: number): Promise<number | null>;
  /** Compares the counts with a recount of all rows, and tells each counter that differs. For checks; reads all. */
  verify(): Promise<CountDifference[]>;
  /**
   * Writes a recount of all rows over the counts, in one transaction; tells how many rows of counts were put right.
   * Counters without rows behind them stay as they are.
   */
  rebuild(): Promise<number>;
}

export interface CountDifference {
  where: string;
  live: number[];
  recounted: number[];
}

/**
 * Values that a breakdown may show in place of a dimension's own. A response that gives `(other)` as its value is
 * counted under it and takes no place.
 */
export const otherValue = '(other)';
export const noValue = '(none)';
/** How many values of a dimension a survey counts by themselves; what comes later shares `(other)`. */
export const valuesPerDimension = 200;

export interface SessionRecord {
  tokenHash: Buffer;
  role: 'owner';
  createdAt: number;
  lastSeenAt: number;
  expiresAt: number;
}

export interface AccessStore {
  /** The hash of the owner's key, or null before the first start. */
  ownerKeyHash(): Promise<Buffer | null>;
  /** Another key than before ends all sessions: whoever had the old one is out. The same again changes nothing. */
  setOwnerKeyHash(hash: Buffer, by: Author): Promise<void>;
  createSession(session: SessionRecord): Promise<void>;
  findSession(tokenHash: Buffer): Promise<SessionRecord | null>;
  touchSession(tokenHash: Buffer, at: number): Promise<void>;
  removeSession(tokenHash: Buffer): Promise<void>;
  removeExpiredSessions(at: number): Promise<void>;
}

/** A secret key as it is stored: its hash, never itself. */
export interface StoredKey {
  id: string;
  hash: Buffer;
  /** Its first characters, to recognise it by. */
  prefix: string;
  name: string;
  scopes: KeyScope[];
  /** Ids of the sites that it is bound to; null: all. */
  sites: string[] | null;
  /** Epoch milliseconds, as the two below. */
  createdAt: number;
  expiresAt: number | null;
  lastUsedAt: number | null;
}

export interface KeyStore {
  create(key: Omit<StoredKey, 'createdAt' | 'lastUsedAt'>, by: Author): Promise<StoredKey>;
  /** Expired ones, too. One index look-up. */
  find(hash: Buffer): Promise<StoredKey | null>;
  /** In order of creation. */
  list(): Promise<StoredKey[]>;
  /** From its return on the key is not found. */
  revoke(id: string, by: Author): Promise<Refusal | null>;
  /** Notes when the key was last used. */
  touch(id: string, at: number): Promise<void>;
}

/** One change that was made. */
export interface AuditRecord extends Author {
  /** Later ones have greater ids. */
  id: number;
  action: AuditAction;
  /** The site's id; null: it concerns no single site. */
  site: string | null;
  /** Names of what was changed: up to `objectsNamed` of `count`. */
  objects: string[];
  count: number;
  changes: FieldChanges;
}

/** How many of the objects of one change the audit names. */
export const objectsNamed = 100;

export interface AuditStore {
  /**
   * Newest first: of these sites (keys), or of all together with what concerns none. `before` is the id that the page
   * before ended with.
   */
  list(filter: {
    siteKeys: readonly number[] | 'all';
    before: number | null;
    limit: number;
  }): Promise<AuditRecord[]>;
}

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';

export interface JobProgress {
  state: JobState;
  /** Responses that are done with; they stay so, whatever becomes of the rest. */
  done: number;
  /** Of how many; null before they are counted. */
  total: number | null;
  /** Why it failed. */
  error: string | null;
}

/** Long work that somebody asked for, and how far it is. */
export interface JobRecord extends JobProgress {
  id: string;
  kind: 'overrule' | 'delete';
  /** The site's id. */
  site: string;
  createdAt: number;
  updatedAt: number;
}

/** How many jobs that have ended are remembered. */
export const jobsKept = 200;

export interface JobStore {
  create(job: JobRecord): Promise<void>;
  progress(id: string, progress: JobProgress, at: number): Promise<void>;
  find(id: string): Promise<JobRecord | null>;
  /** The latest first. */
  list(): Promise<JobRecord[]>;
  /** Says of jobs that had not ended that they were interrupted: for the start, when none can be running. */
  interrupt(at: number): Promise<void>;
}

export interface Storage {
  /** 32 random bytes made with the database: receipts and pseudonyms are keyed with them. */
  readonly secret: Buffer;
  /** True where this opening created the database. */
  readonly created: boolean;
  readonly sites: SiteStore;
  readonly surveys: SurveyStore;
  readonly responses: ResponseStore;
  readonly counts: CountStore;
  readonly access: AccessStore;
  readonly keys: KeyStore;
  readonly audit: AuditStore;
  readonly jobs: JobStore;
  /** Resolves if a write would be taken now, else rejects with `StorageUnavailable`. */
  ping(): Promise<void>;
  /** Reads all that is stored and tells the first fault, or null. Nobody waits for it. */
  findFault(): Promise<string | null>;
  /** Ends after what was begun; the storage is unusable then. */
  close(): Promise<void>;
}

/** The question reads more than it may. */
export class TooCostly extends Error {
  override readonly name = 'TooCostly';
}

/** The engine cannot do its work for now; nothing was stored. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
}

/**
 * The data must not be opened as it is: damaged, another one's, or in use. The message names the file and what to do;
 * nothing was changed.
 */
export class StorageRefused extends Error {
  override readonly name: string = 'StorageRefused';
}
