import type { AuditEntry } from '../../shared/audit.ts';
import { listed } from './list.ts';
import { momentLabel } from './moment-label.ts';
import { roleNames } from './role-words.ts';
import { say } from './say.ts';
import { disabledWords, eventNames } from './webhook-words.ts';

/** What ids and moments of the audit are called by. */
export interface AuditContext {
  sites: readonly { id: string; name: string }[];
  /** The zone that times are shown in. */
  zone: string;
}

type Change = AuditEntry['changes'][string];

/**
 * The fields that a change has changed, each in a few words: "name: “Shop” → “Store”". Of fields within fields only those
 * that differ; of what was made, only what it was made with.
 */
export function auditChanges({ changes }: Pick<AuditEntry, 'changes'>, context: AuditContext): string[] {
  return Object.entries(changes)
    .flatMap(([field, change]) => parts(field, change))
    .flatMap(([path, change]) => (isNothing(path, change) ? [] : [changeWords(path, change, context)]));
}

/** A field that holds others is told by these. */
function parts(field: string, change: Change): [path: string, change: Change][] {
  const { old: before, new: after } = change;
  if (!isObject(before) && !isObject(after)) return [[field, change]];
  const [old, next] = [isObject(before) ? before : {}, isObject(after) ? after : {}];
  return [...new Set([...Object.keys(old), ...Object.keys(next)])]
    .filter((name) => JSON.stringify(old[name]) !== JSON.stringify(next[name]))
    .map((name) => [
      `${field}.${name}`,
      { ...(name in old ? { old: old[name] } : {}), ...(name in next ? { new: next[name] } : {}) },
    ]);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** It came to be, and says nothing; or it is the name of what is gone, which stands above. */
function isNothing(path: string, change: Change): boolean {
  if (path === 'name' && !('new' in change) && 'old' in change) return true;
  const empty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);
  return !('old' in change) && 'new' in change && empty(change.new);
}

function changeWords(path: string, change: Change, context: AuditContext): string {
  const [name = '', ...rest] = path.split('.');
  const known = fieldNames[name] ?? name;
  const field = rest.length === 0 ? known : `${known} · ${fieldNames[path] ?? rest.join('.')}`;
  const [before, after] = [change.old, change.new].map((value) => valueWords(value, name, context));
  if (before === undefined && after === undefined) return say('{field}: changed', { field });
  if (before === undefined) return say('{field}: {after}', { field, after: after! });
  if (after === undefined) return say('{field}: {before}, removed', { field, before });
  return say('{field}: {before} → {after}', { field, before, after });
}

function valueWords(value: unknown, field: string, context: AuditContext): string | undefined {
  if (value === undefined) return undefined;
  if (value === null || (Array.isArray(value) && value.length === 0)) return none[field] ?? '–';
  if (Array.isArray(value)) return listed(value.map((one) => nameOf(one, field, context) ?? plain(one)));
  if (typeof value === 'boolean') return value ? say('yes') : say('no');
  // Moments are kept as milliseconds there.
  if (typeof value === 'number' && field.endsWith('At')) return momentLabel(new Date(value), context.zone);
  if (field === 'retention' && typeof value === 'string')
    return say('{days, plural, one {# day} other {# days}}', { days: Number.parseInt(value, 10) });
  const name = nameOf(value, field, context);
  if (name !== undefined) return name;
  return typeof value === 'string' ? say('“{words}”', { words: value }) : JSON.stringify(value);
}

function plain(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What stands for something has its name. */
function nameOf(value: unknown, field: string, { sites }: AuditContext): string | undefined {
  const names: Readonly<Record<string, string | undefined>> | undefined = {
    role: roleNames,
    events: eventNames,
    sites: Object.fromEntries(sites.map(({ id, name }) => [id, name])),
    reason: disabledWords,
  }[field];
  return names && typeof value === 'string' && Object.hasOwn(names, value) ? names[value] : undefined;
}

/** What it means that there is none. */
const none: Readonly<Record<string, string>> = {
  sites: say('All sites'),
  survey: say('All surveys'),
  theme: say('Whatever it says'),
  retention: say('for ever'),
  expiresAt: say('never ends'),
};

/** What the fields are called where they are set. */
const fieldNames: Readonly<Record<string, string>> = {
  name: say('name'),
  slug: say('short name'),
  origins: say('origins'),
  timezone: say('time zone'),
  attributes: say('attributes'),
  minimumN: say('fewest answers of a row'),
  complaintRule: say('complaints'),
  asking: say('how often is asked'),
  maskPersonalData: say('personal data masked'),
  pageParameters: say('parameters of pages'),
  retention: say('how long is kept'),
  'retention.answers': say('answers'),
  'retention.comments': say('own words'),
  'retention.audit': say('audit'),
  status: say('status'),
  version: say('version'),
  questions: say('questions'),
  display: say('look'),
  show: say('when it shows'),
  host: say('host'),
  url: say('address'),
  format: say('format'),
  events: say('told of'),
  survey: say('survey'),
  scoreAtMost: say('highest rating'),
  theme: say('theme'),
  words: say('words'),
  not: say('words that rule it out'),
  enabled: say('switched on'),
  reason: say('why'),
  scopes: say('scopes'),
  sites: say('sites'),
  expiresAt: say('ends'),
  role: say('role'),
  identity: say('account at the provider'),
  choose: say('what is exported'),
  every: say('how often'),
  hour: say('hour'),
  span: say('what each file has'),
  keep: say('files kept'),
  paused: say('paused'),
  error: say('error'),
  tags: say('tags'),
};
