import { fixedDimensions } from '../../shared/dimension.ts';
import { counters } from './merge-counts.ts';

/**
 * How a value is written while it moves, whatever it is in an engine: `id` (a UUID) and `bytes` in hexadecimal, `flag` as
 * 0 or 1, `integer` and `number` (with a fraction) as numbers, `text` as it is.
 */
export type ValueKind = 'integer' | 'number' | 'text' | 'bytes' | 'id' | 'flag';

export interface MovedTable {
  name: string;
  /** Columns that tell its rows apart, in the order in which they move; never null. */
  key: readonly string[];
  /** All that move, the key's first. */
  columns: ReadonlyMap<string, ValueKind>;
  /** The column that the engine numbers by itself. */
  numbered?: string;
}

/**
 * What an installation consists of, in the words of the newer layout: every table but `meta`, of which the instance and
 * the secret move, the index of texts, which is made anew, and what running processes have of each other. An engine whose own table is otherwise says how it reads or fills it beside its statements.
 */
export const movedTables: readonly MovedTable[] = [
  table('owner_key', { integer: 'one created_at', bytes: 'hash' }, { key: 'one' }),
  table('owner_password', { integer: 'one changed_at', text: 'hash' }, { key: 'one' }),
  table(
    'sessions',
    { bytes: 'token_hash', text: 'member', integer: 'created_at last_seen_at expires_at' },
    { key: 'token_hash' },
  ),
  table(
    'members',
    {
      integer: 'member password_at invited_until created_at last_seen_at removed_at',
      text: 'id email name role sites password issuer subject',
      bytes: 'invitation',
    },
    { key: 'member', numbered: 'member' },
  ),
  table(
    'keys',
    {
      integer: 'key created_at expires_at last_used_at',
      text: 'id prefix name scopes sites',
      bytes: 'hash',
    },
    { key: 'key', numbered: 'key' },
  ),
  table('revoked_keys', { integer: 'entry', bytes: 'hash' }, { key: 'entry', numbered: 'entry' }),
  table(
    'audit',
    { integer: 'entry site at count', text: 'actor action objects changes' },
    { key: 'entry', numbered: 'entry' },
  ),
  table(
    'sites',
    {
      integer: 'site minimum_n retention_since created_at updated_at',
      text: 'id public_key name origins timezone attributes complaint_rule asking page_parameters retention',
      flag: 'mask_personal_data',
    },
    { key: 'site', numbered: 'site' },
  ),
  table('refused_origins', { integer: 'site count last_at', text: 'origin' }, { key: 'site origin' }),
  table(
    'jobs',
    {
      text: 'site id kind asked state error owner',
      integer: 'done total created_at updated_at',
      flag: 'ending',
    },
    { key: 'site id' },
  ),
  table(
    'exports',
    { text: 'site id format chosen columns position', integer: 'bytes expires_at' },
    { key: 'site id' },
  ),
  table(
    'imports',
    {
      text: 'site id name phase job file setup report',
      integer: 'site_key lines stored duplicates rejected warned brought created_at updated_at expires_at',
    },
    { key: 'site id' },
  ),
  table('imported', { integer: 'site', text: 'import', id: 'response' }, { key: 'site import response' }),
  table(
    'import_mappings',
    { integer: 'site created_at updated_at', text: 'id name mapping' },
    { key: 'site id' },
  ),
  table(
    'export_schedules',
    {
      integer: 'site hour keep covered_to created_at updated_at',
      text: 'id stem name format choose every span run last',
      flag: 'paused',
    },
    { key: 'site id' },
  ),
  table(
    'webhooks',
    {
      integer:
        'webhook site survey score_at_most former_until disabled_at failing_since created_at updated_at',
      text: 'id url format events theme secret former_secret disabled',
    },
    { key: 'webhook', numbered: 'webhook' },
  ),
  table('themes', { integer: 'site created_at updated_at', text: 'id name rule' }, { key: 'site id' }),
  table(
    'deliveries',
    { integer: 'site webhook survey at due_at tries', id: 'id response', text: 'event state attempts' },
    { key: 'site webhook id' },
  ),
  table(
    'surveys',
    {
      integer: 'site survey version created_at updated_at',
      text: 'id slug name status display show',
    },
    { key: 'site survey' },
  ),
  table(
    'survey_versions',
    { integer: 'site survey version created_at', text: 'questions' },
    { key: 'site survey version' },
  ),
  // One that was forgotten has no text.
  table('terms', { integer: 'site term', text: 'text' }, { key: 'site term' }),
  table('count_keys', { integer: 'site key survey', text: 'name' }, { key: 'site key' }),
  table('counted_values', { integer: 'site survey dimension value' }, { key: 'site survey dimension value' }),
  table('recounts', { integer: 'site since', text: 'former_timezone' }, { key: 'site' }),
  table(
    'counts',
    {
      integer: `site key dimension span bucket value version ${Array.from({ length: counters }, (_, i) => `c${i}`).join(' ')}`,
    },
    { key: 'site key dimension span bucket value version' },
  ),
  // Of every response, and of those that were erased: without a survey then.
  table('response_ids', { integer: 'site survey received_at', id: 'id' }, { key: 'site id' }),
  table('erased_values', { integer: 'site term' }, { key: 'site term' }),
  table(
    'responses',
    {
      integer: `site survey received_at version revision standing class caution submitted_at shown_at duplicates commented ${fixedDimensions.join(' ')}`,
      id: 'id',
      flag: 'complete',
      bytes: 'digest visitor',
      text: 'address cells attributes extra flags',
    },
    { key: 'site survey received_at id' },
  ),
  table(
    'response_tags',
    { integer: 'site tag survey received_at', id: 'response' },
    { key: 'site response tag' },
  ),
  table(
    'answers',
    { integer: 'site question', id: 'response', number: 'number', text: 'text json' },
    { key: 'site response question' },
  ),
];

function table(
  name: string,
  kinds: Partial<Record<ValueKind, string>>,
  { key, numbered }: { key: string; numbered?: string },
): MovedTable {
  const kindOf = new Map(
    Object.entries(kinds).flatMap(([kind, names]) =>
      names.split(' ').map((column): [string, ValueKind] => [column, kind as ValueKind]),
    ),
  );
  const keys = key.split(' ');
  const columns = new Map([...keys, ...kindOf.keys()].map((column) => [column, kindOf.get(column)!]));
  return { name, key: keys, columns, ...(numbered === undefined ? {} : { numbered }) };
}
