/** How a table that moves is read where SQLite's own is another one. */
export interface DifferingTable {
  /** What stands behind `FROM`. */
  from: string;
  /** Columns that are expressions. */
  columns?: Readonly<Record<string, string>>;
  /** Which columns of which tables it reads, `table.column`. */
  reads: readonly string[];
}

export const differingTables: Readonly<Record<string, DifferingTable>> = {
  // A text that was forgotten is overwritten with one that begins with NUL.
  terms: {
    from: 'terms',
    columns: { text: `IIF(SUBSTR(CAST(text AS BLOB), 1, 1) = x'00', NULL, text)` },
    reads: ['terms.site', 'terms.term', 'terms.text'],
  },
  // There an id that was erased is a row of its own.
  response_ids: {
    from: `(SELECT site, id, survey, received_at FROM responses
       UNION ALL SELECT site, id, NULL, NULL FROM erased)`,
    reads: [
      'responses.site',
      'responses.id',
      'responses.survey',
      'responses.received_at',
      'erased.site',
      'erased.id',
    ],
  },
  // There texts are rows of their own, which are overwritten in place.
  answers: {
    from: 'answers LEFT JOIN words USING (words)',
    columns: { text: 'IIF(json = 0, text, NULL)', json: 'IIF(json = 1, text, NULL)' },
    reads: [
      ...['site', 'response', 'question', 'number', 'words'].map((name) => `answers.${name}`),
      ...['words', 'text', 'json'].map((name) => `words.${name}`),
    ],
  },
};
