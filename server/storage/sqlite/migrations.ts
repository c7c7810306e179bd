import { counters } from '../merge-counts.ts';
import type { Migration } from '../migrate.ts';

const counterColumns = Array.from({ length: counters }, (_, i) => `c${i} INTEGER NOT NULL DEFAULT 0`).join(
  ', ',
);

/**
 * Every statement that made the schema what it is. `site` stands first in each key of what belongs to a site. Strings
 * that repeat are interned: a row holds integers, `terms` the text.
 */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    name: 'first schema',
    statements: [
      `CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID`,
      `CREATE TABLE owner_key (one INTEGER PRIMARY KEY CHECK (one = 1), hash BLOB NOT NULL, created_at INTEGER NOT NULL)`,
      `CREATE TABLE owner_password (one INTEGER PRIMARY KEY CHECK (one = 1), hash TEXT NOT NULL, changed_at INTEGER NOT NULL)`,
      `CREATE TABLE sessions (
         token_hash BLOB PRIMARY KEY, member TEXT, created_at INTEGER NOT NULL,
         last_seen_at INTEGER NOT NULL, expires_at INTEGER NOT NULL
       ) WITHOUT ROWID`,
      `CREATE TABLE members (
         member INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, email TEXT NOT NULL, name TEXT NOT NULL,
         role TEXT NOT NULL, sites TEXT, password TEXT, password_at INTEGER, issuer TEXT, subject TEXT,
         invitation BLOB UNIQUE, invited_until INTEGER, created_at INTEGER NOT NULL, last_seen_at INTEGER,
         removed_at INTEGER
       )`,
      `CREATE UNIQUE INDEX members_by_email ON members (email) WHERE removed_at IS NULL`,
      `CREATE UNIQUE INDEX members_by_identity ON members (issuer, subject) WHERE removed_at IS NULL`,
      `CREATE TABLE keys (
         key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, hash BLOB NOT NULL UNIQUE, prefix TEXT NOT NULL,
         name TEXT NOT NULL, scopes TEXT NOT NULL, sites TEXT, created_at INTEGER NOT NULL, expires_at INTEGER,
         last_used_at INTEGER
       )`,
      `CREATE TABLE revoked_keys (entry INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE)`,
      // Site 0: concerns no single site. AUTOINCREMENT, so that no id is ever given twice.
      `CREATE TABLE audit (
         entry INTEGER PRIMARY KEY AUTOINCREMENT, site INTEGER NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
         action TEXT NOT NULL, objects TEXT NOT NULL, count INTEGER NOT NULL, changes TEXT NOT NULL
       )`,
      `CREATE INDEX audit_by_site ON audit (site, entry)`,
      `CREATE TABLE sites (
         site INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, public_key TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
         origins TEXT NOT NULL, timezone TEXT NOT NULL, attributes TEXT NOT NULL, minimum_n INTEGER NOT NULL,
         complaint_rule TEXT NOT NULL, asking TEXT NOT NULL,
         mask_personal_data INTEGER NOT NULL, page_parameters TEXT NOT NULL, retention TEXT NOT NULL,
         retention_since INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
       )`,
      `CREATE TABLE refused_origins (
         site INTEGER NOT NULL, origin TEXT NOT NULL, count INTEGER NOT NULL, last_at INTEGER NOT NULL,
         PRIMARY KEY (site, origin)
       ) WITHOUT ROWID`,
      `CREATE TABLE jobs (
         site TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, asked TEXT NOT NULL, state TEXT NOT NULL,
         done INTEGER NOT NULL, total INTEGER, error TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
         owner TEXT NOT NULL, ending INTEGER NOT NULL,
         PRIMARY KEY (site, id)
       ) WITHOUT ROWID`,
      // What an export's job, of the same key, has written: up to which response, and how many bytes of the file.
      `CREATE TABLE exports (
         site TEXT NOT NULL, id TEXT NOT NULL, format TEXT NOT NULL, chosen TEXT NOT NULL, columns TEXT NOT NULL,
         position TEXT, bytes INTEGER NOT NULL, expires_at INTEGER NOT NULL,
         PRIMARY KEY (site, id)
       ) WITHOUT ROWID`,
      // A file of responses: how it is written, what is to become of it, and how far that is. `job` is the last one begun.
      `CREATE TABLE imports (
         site TEXT NOT NULL, id TEXT NOT NULL, site_key INTEGER NOT NULL, name TEXT NOT NULL, phase TEXT NOT NULL,
         job TEXT, file TEXT NOT NULL, setup TEXT NOT NULL, lines INTEGER NOT NULL, stored INTEGER NOT NULL,
         duplicates INTEGER NOT NULL, rejected INTEGER NOT NULL, warned INTEGER NOT NULL, report TEXT NOT NULL,
         brought INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
         expires_at INTEGER NOT NULL,
         PRIMARY KEY (site, id)
       ) WITHOUT ROWID`,
      // Which responses an import has stored: what an undo deletes.
      `CREATE TABLE imported (
         site INTEGER NOT NULL, import TEXT NOT NULL, response BLOB NOT NULL,
         PRIMARY KEY (site, import, response)
       ) WITHOUT ROWID`,
      `CREATE TABLE import_mappings (
         site INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, mapping TEXT NOT NULL,
         created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
         PRIMARY KEY (site, id), UNIQUE (site, name)
       ) WITHOUT ROWID`,
      // What is exported again and again. `stem` begins the names of its files, of all sites in one folder.
      `CREATE TABLE export_schedules (
         site INTEGER NOT NULL, id TEXT NOT NULL, stem TEXT NOT NULL UNIQUE, name TEXT NOT NULL, format TEXT NOT NULL,
         choose TEXT NOT NULL, every TEXT NOT NULL, hour INTEGER NOT NULL, span TEXT NOT NULL, keep INTEGER NOT NULL,
         paused INTEGER NOT NULL, run TEXT, last TEXT, covered_to INTEGER, created_at INTEGER NOT NULL,
         updated_at INTEGER NOT NULL,
         PRIMARY KEY (site, id)
       ) WITHOUT ROWID`,
      // Keys of webhooks are never given twice: deliveries outlive their webhook by some days.
      `CREATE TABLE webhooks (
         webhook INTEGER PRIMARY KEY AUTOINCREMENT, site INTEGER NOT NULL, id TEXT NOT NULL, url TEXT NOT NULL,
         format TEXT NOT NULL, events TEXT NOT NULL, survey INTEGER, score_at_most INTEGER, theme TEXT, secret TEXT NOT NULL,
         former_secret TEXT, former_until INTEGER, disabled TEXT, disabled_at INTEGER, failing_since INTEGER,
         created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
         UNIQUE (site, id)
       )`,
      // What comments are about: the words that say so, and those that rule it out, as JSON.
      `CREATE TABLE themes (
         site INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, rule TEXT NOT NULL, created_at INTEGER NOT NULL,
         updated_at INTEGER NOT NULL,
         PRIMARY KEY (site, id), UNIQUE (site, name)
       ) WITHOUT ROWID`,
      // The outbox and what became of it. An id begins with its time, so that rows are added at the end.
      `CREATE TABLE deliveries (
         webhook INTEGER NOT NULL, id BLOB NOT NULL, site INTEGER NOT NULL, event TEXT NOT NULL, response BLOB,
         survey INTEGER, at INTEGER NOT NULL, state TEXT NOT NULL, due_at INTEGER, tries INTEGER NOT NULL,
         attempts TEXT NOT NULL,
         PRIMARY KEY (webhook, id)
       ) WITHOUT ROWID`,
      `CREATE INDEX deliveries_due ON deliveries (webhook, due_at) WHERE due_at IS NOT NULL`,
      `CREATE INDEX deliveries_of_response ON deliveries (site, response) WHERE response IS NOT NULL`,
      `CREATE INDEX deliveries_by_time ON deliveries (at)`,
      `CREATE TABLE surveys (
         site INTEGER NOT NULL, survey INTEGER NOT NULL, id TEXT NOT NULL, slug TEXT NOT NULL, name TEXT NOT NULL,
         status TEXT NOT NULL, version INTEGER NOT NULL, display TEXT NOT NULL, show TEXT NOT NULL,
         created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
         PRIMARY KEY (site, survey), UNIQUE (site, slug)
       ) WITHOUT ROWID`,
      `CREATE TABLE survey_versions (
         site INTEGER NOT NULL, survey INTEGER NOT NULL, version INTEGER NOT NULL, questions TEXT NOT NULL,
         created_at INTEGER NOT NULL,
         PRIMARY KEY (site, survey, version)
       ) WITHOUT ROWID`,
      // Interned strings of a site: dimension values and names of attributes.
      `CREATE TABLE terms (
         site INTEGER NOT NULL, term INTEGER NOT NULL, text TEXT NOT NULL,
         PRIMARY KEY (site, term), UNIQUE (site, text)
       ) WITHOUT ROWID`,
      // What is counted: a rating question with its type and scale, or one of the survey's own counters.
      `CREATE TABLE count_keys (
         site INTEGER NOT NULL, key INTEGER NOT NULL, survey INTEGER NOT NULL, name TEXT NOT NULL,
         PRIMARY KEY (site, key), UNIQUE (site, survey, name)
       ) WITHOUT ROWID`,
      // The values of a dimension that have counts of their own; a place once taken is never given back.
      `CREATE TABLE counted_values (
         site INTEGER NOT NULL, survey INTEGER NOT NULL, dimension INTEGER NOT NULL, value INTEGER NOT NULL,
         PRIMARY KEY (site, survey, dimension, value)
       ) WITHOUT ROWID`,
      // Sites whose zone was changed: what was received before since is still counted in the days of the former one.
      `CREATE TABLE recounts (site INTEGER PRIMARY KEY, former_timezone TEXT NOT NULL, since INTEGER NOT NULL)`,
      // The bucket before the value: what is counted now lies together, so a commit dirties few pages.
      `CREATE TABLE counts (
         site INTEGER NOT NULL, key INTEGER NOT NULL, dimension INTEGER NOT NULL, span INTEGER NOT NULL,
         bucket INTEGER NOT NULL, value INTEGER NOT NULL, version INTEGER NOT NULL, ${counterColumns},
         PRIMARY KEY (site, key, dimension, span, bucket, value, version)
       ) WITHOUT ROWID`,
      // By time, because that is how they are counted and listed; `cells` is what the answers add: [key, counter, …].
      `CREATE TABLE responses (
         site INTEGER NOT NULL, id BLOB NOT NULL, survey INTEGER NOT NULL, version INTEGER NOT NULL,
         revision INTEGER NOT NULL, complete INTEGER NOT NULL, standing INTEGER NOT NULL, class INTEGER NOT NULL,
         caution INTEGER NOT NULL,
         received_at INTEGER NOT NULL, submitted_at INTEGER, shown_at INTEGER, duplicates INTEGER NOT NULL,
         digest BLOB NOT NULL, commented INTEGER NOT NULL, address TEXT, visitor BLOB,
         page INTEGER, touchpoint INTEGER, channel INTEGER, device INTEGER, browser INTEGER, language INTEGER,
         country INTEGER, referrer INTEGER, release INTEGER, variant INTEGER,
         cells TEXT NOT NULL, attributes TEXT, extra TEXT, flags TEXT,
         PRIMARY KEY (site, survey, received_at, id)
       ) WITHOUT ROWID`,
      // Ids that must not come again. Nothing leads from here to the rows that are left.
      `CREATE TABLE erased (site INTEGER NOT NULL, id BLOB NOT NULL, PRIMARY KEY (site, id)) WITHOUT ROWID`,
      // What erased responses had as values, until it is known whether others have them, too.
      `CREATE TABLE erased_values (site INTEGER NOT NULL, term INTEGER NOT NULL, PRIMARY KEY (site, term)) WITHOUT ROWID`,
      `CREATE UNIQUE INDEX responses_by_id ON responses (site, id)`,
      `CREATE INDEX responses_by_visitor ON responses (site, survey, visitor) WHERE visitor IS NOT NULL`,
      `CREATE INDEX comments_by_time ON responses (site, survey, received_at, id) WHERE commented = 1`,
      // What an owner sorts responses by. A table of its own: tags touch no row that an erasure has to find.
      `CREATE TABLE response_tags (
         site INTEGER NOT NULL, response BLOB NOT NULL, tag INTEGER NOT NULL, survey INTEGER NOT NULL,
         received_at INTEGER NOT NULL,
         PRIMARY KEY (site, response, tag)
       ) WITHOUT ROWID`,
      `CREATE INDEX tags_by_time ON response_tags (site, tag, survey, received_at, response)`,
      // One typed row an answer: a number, or what stands in `words`.
      `CREATE TABLE answers (
         site INTEGER NOT NULL, response BLOB NOT NULL, question INTEGER NOT NULL,
         number INTEGER, words INTEGER,
         PRIMARY KEY (site, response, question)
       ) WITHOUT ROWID`,
      // Texts, and JSON of what has parts. Rows are added at the end, overwritten in place and never removed: SQLite
      // then never moves one, which would leave a copy that no erasure finds.
      `CREATE TABLE words (words INTEGER PRIMARY KEY, text TEXT NOT NULL, json INTEGER NOT NULL)`,
      // Where words need not be looked for: `text-chapter.ts`. The chapters of a survey lie one behind the other, from the
      // beginning on; form 0 is one that is to be made.
      `CREATE TABLE text_chapters (
         chapter INTEGER PRIMARY KEY, site INTEGER NOT NULL, survey INTEGER NOT NULL, from_at INTEGER NOT NULL,
         to_at INTEGER NOT NULL, form INTEGER NOT NULL, touched INTEGER NOT NULL, ends TEXT NOT NULL, bits BLOB NOT NULL,
         UNIQUE (site, survey, to_at)
       )`,
      `CREATE INDEX text_chapters_due ON text_chapters (site, survey, to_at) WHERE form = 0`,
    ],
  },
];
