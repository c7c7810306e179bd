/** Plain values that tests fill the storage with: each is whole, and a test names only what it is about. */
import { hash } from 'node:crypto';
import type { z } from 'zod';
import type { SessionRecord } from '../../server/storage/contract/access.ts';
import type { Author } from '../../server/storage/contract/change.ts';
import type { ExportScheduleStore } from '../../server/storage/contract/export-schedules.ts';
import type { StoredKey } from '../../server/storage/contract/keys.ts';
import type { StoredMember } from '../../server/storage/contract/members.ts';
import type { SiteStore } from '../../server/storage/contract/sites.ts';
import type {
  AnswerCell,
  StoredAnswer,
  StoredResponse,
} from '../../server/storage/contract/stored-response.ts';
import type { StoredSurvey, SurveyStore } from '../../server/storage/contract/surveys.ts';
import type { ThemeStore } from '../../server/storage/contract/themes.ts';
import type { WebhookStore } from '../../server/storage/contract/webhooks.ts';
import { siteCreate } from '../../shared/site.ts';
import { surveyCreate } from '../../shared/survey.ts';

/** Monday 2026-11-02 12:00 UTC. */
export const noon = Date.parse('2026-11-02T12:00:00Z');

/** The owner changes something. */
export function byOwner(at = noon): Author {
  return { actor: { kind: 'owner' }, at };
}

let made = 0;

/** A UUID of version 7 that no other call gives; later ones sort later. */
export function nextId(): string {
  made += 1;
  return `019a0000-0000-7000-8000-${made.toString(16).padStart(12, '0')}`;
}

export type SiteFields = Parameters<SiteStore['create']>[0];

export function siteFields(change: Partial<SiteFields> = {}): SiteFields {
  const id = nextId();
  return {
    ...siteCreate.parse({ name: 'Shop' }),
    minimumN: 1,
    id,
    publicKey: `pk_${id}`,
    ...change,
  };
}

export type MemberFields = Pick<StoredMember, 'id' | 'email' | 'name' | 'role' | 'sites'>;

export type KeyFields = Omit<StoredKey, 'createdAt' | 'lastUsedAt'>;

/** A key that reads all sites for ever. */
export function keyFields(change: Partial<KeyFields> = {}): KeyFields {
  const id = nextId();
  return {
    id,
    hash: hash('sha256', id, 'buffer'),
    prefix: 'sk_abcdef',
    name: 'Key',
    scopes: ['read'],
    sites: null,
    expiresAt: null,
    ...change,
  };
}

/** An invited analyst of all sites. */
export function memberFields(change: Partial<MemberFields> = {}): MemberFields {
  const id = nextId();
  return { id, email: `${id}@shop.example`, name: 'Member', role: 'analyst', sites: null, ...change };
}

/** A session that began at noon and lasts a day; its token is named by a byte. */
export function sessionFields(byte: number): SessionRecord & { member: null } {
  return {
    tokenHash: Buffer.alloc(32, byte),
    member: null,
    createdAt: noon,
    lastSeenAt: noon,
    expiresAt: noon + 86_400_000,
  };
}

export type WebhookStoreFields = Parameters<WebhookStore['create']>[0];

/** A webhook that is told of every new response. */
export function webhookFields(siteKey: number, change: Partial<WebhookStoreFields> = {}): WebhookStoreFields {
  return {
    id: nextId(),
    siteKey,
    url: 'https://shop.example/hook',
    format: 'standard',
    events: ['response.created'],
    survey: null,
    scoreAtMost: null,
    theme: null,
    secret: 'whsec_one',
    ...change,
  };
}

export type ThemeStoreFields = Parameters<ThemeStore['create']>[0];

/** A theme of a name of its own, of texts that say "delivery". */
export function themeFields(siteKey: number, change: Partial<ThemeStoreFields> = {}): ThemeStoreFields {
  const id = nextId();
  return { id, siteKey, name: `Theme ${id}`, words: ['delivery'], not: [], ...change };
}

export type ScheduleStoreFields = Parameters<ExportScheduleStore['create']>[0];

/** Everything of a site, each day at three. */
export function scheduleFields(
  siteKey: number,
  change: Partial<ScheduleStoreFields> = {},
): ScheduleStoreFields {
  const id = nextId();
  return {
    id,
    siteKey,
    stem: `shop_${id}`,
    name: 'Nightly',
    format: 'csv',
    choose: { commented: false, complaint: false },
    every: 'day',
    hour: 3,
    span: 'new',
    keep: 30,
    paused: false,
    ...change,
  };
}

export type SurveyFields = Parameters<SurveyStore['create']>[0];

/** A live survey that asks for an NPS, an effort and a comment. */
export function surveyFields(change: Partial<z.input<typeof surveyCreate>> = {}): SurveyFields {
  const { site: _site, ...fields } = surveyCreate.parse({
    site: 'any',
    slug: 'checkout',
    name: 'Checkout',
    status: 'live',
    questions: [
      { id: 'score', type: 'nps', text: 'How likely are you to recommend us?' },
      { id: 'effort', type: 'ces', text: 'The shop made it easy' },
      { id: 'why', type: 'text', text: 'Why?' },
    ],
    ...change,
  });
  return { ...fields, id: nextId() };
}

export function score(value: number): StoredAnswer {
  return { question: 'score', value };
}

export function effort(value: number): StoredAnswer {
  return { question: 'effort', value };
}

export function comment(value: string): StoredAnswer {
  return { question: 'why', value };
}

const countKeys: Record<string, string> = { score: 'score:nps:10', effort: 'effort:ces:7' };

function cellsOf(answers: readonly StoredAnswer[]): AnswerCell[] {
  return answers.flatMap(({ question, value }) => {
    const countKey = countKeys[question];
    return countKey === undefined ? [] : [{ countKey, counter: value as number }];
  });
}

/** A complete answer of 9, over the API, at noon. Cells and comment follow from the answers. */
export function responseTo(
  survey: Pick<StoredSurvey, 'siteKey' | 'key'>,
  change: Partial<StoredResponse> = {},
): StoredResponse {
  const answers = change.answers ?? [score(9)];
  return {
    siteKey: survey.siteKey,
    surveyKey: survey.key,
    id: nextId(),
    revision: 0,
    version: 1,
    complete: true,
    test: false,
    archived: false,
    bot: false,
    flagged: false,
    flags: [],
    complaint: false,
    repeated: false,
    receivedAt: noon,
    submittedAt: null,
    shownAt: null,
    digest: Buffer.alloc(16, 1),
    page: null,
    visitor: null,
    dimensions: { channel: 'api' },
    attributes: {},
    answers,
    cells: cellsOf(answers),
    commented: answers.some(({ question }) => question === 'why'),
    extra: null,
    duplicates: 0,
    ...change,
  };
}
