import { tagsTold } from '../contract/responses.ts';
import type { StoredResponse } from '../contract/stored-response.ts';
import { AskedStrings } from './asked-strings.ts';
import type { Transaction } from './committer.ts';
import type { Dictionary } from './dictionary.ts';
import { noteAsked } from './erased-values.ts';
import { insertRows } from './insert-rows.ts';
import type { SiteZones } from './site-zones.ts';
import type { Statements } from './statements.ts';

const insert = {
  into: 'INSERT INTO response_tags (site, response, tag, survey, received_at)',
  columns: 5,
  behind: 'ON CONFLICT (site, response, tag) DO NOTHING',
};

interface Tagged {
  response: Pick<StoredResponse, 'id' | 'surveyKey' | 'receivedAt'>;
  tags: readonly string[];
}

/** Writes the tags of responses, for whoever holds their ids, and knows those of a site. */
export class ResponseTags {
  readonly #dictionary: Dictionary;

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  /** @param tagged responses of a site that the transaction counts for */
  async add(tx: Transaction, zones: SiteZones, site: number, tagged: readonly Tagged[]): Promise<void> {
    const asked = new AskedStrings();
    asked.of(site);
    for (const { tags } of tagged) for (const tag of tags) asked.text(site, tag);
    const strings = await this.#dictionary.intern(asked, zones);
    const rows = tagged.flatMap(({ response: { id, surveyKey, receivedAt }, tags }) =>
      [...new Set(tags)].map((tag) => [site, id, strings.term(site, tag), surveyKey, receivedAt]),
    );
    await Promise.all([noteAsked(tx, asked, strings), insertRows(tx, insert, rows)]);
  }

  async remove(
    tx: Transaction,
    site: number,
    ids: readonly string[],
    tags: readonly string[],
  ): Promise<void> {
    await tx.run(
      `DELETE FROM response_tags WHERE site = $1 AND response = ANY($2::uuid[]) AND tag IN (
         SELECT term FROM terms WHERE site = $1 AND text = ANY($3::text[]))`,
      [site, ids, tags],
    );
  }

  /** Takes all tags of responses away. */
  async forget(tx: Transaction, site: number, ids: readonly string[]): Promise<void> {
    await tx.run('DELETE FROM response_tags WHERE site = $1 AND response = ANY($2::uuid[])', [site, ids]);
  }
}

/** Those that a site's responses have: from tag to tag through the index, since DISTINCT would read every row. */
export async function knownTags(db: Statements, site: number): Promise<string[]> {
  const rows = await db.all<{ text: string }>(
    `WITH RECURSIVE known (tag) AS (
       SELECT MIN(tag) FROM response_tags WHERE site = $1
       UNION ALL
       SELECT (SELECT MIN(t.tag) FROM response_tags t WHERE t.site = $1 AND t.tag > known.tag) FROM known
         WHERE known.tag IS NOT NULL
     ) SELECT terms.text FROM known JOIN terms ON terms.site = $1 AND terms.term = known.tag
     ORDER BY terms.text LIMIT $2`,
    [site, tagsTold],
  );
  return rows.map(({ text }) => text);
}
