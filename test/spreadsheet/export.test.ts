/** Exports as LibreOffice opens them: what somebody wrote is text, whatever it begins with. */
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { allTypes } from '../support/http-all-types.ts';
import { asOwner, postResponse } from '../support/http-calls.ts';
import { responseId, responseTo } from '../support/http-response.ts';
import { createSite, createSurvey } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { openInSpreadsheet, type SheetCell, separators, soffice } from '../support/spreadsheet.ts';

const formula = '1+1';
const command = "cmd|' /C calc'!A0";
const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
/** What makes one of them a formula, where nobody minds. */
const texts = [
  ...signs.map((sign) => `${sign}${formula}`),
  ...signs.map((sign) => `${sign}${command}`),
  ...['\t', '\r', '\n', '\r\n'].map((space) => `${space}=${formula}`),
  ...[' ', '  ', '\u00a0', '\u3000', ' \t '].map((space) => `${space}=${formula}`),
  ...[';', ',', '\t', '\n', '"', "'", '";"', ';"', ',"', '\n"'].map((end) => `x${end}=${formula}`),
  `"=${formula}"`,
  `'=${formula}`,
  '=HYPERLINK("http://evil.example";"here")',
  '=WEBSERVICE("http://evil.example/")',
  '=DDE("soffice";"/etc/passwd";"a")',
  `@SUM(1+1)*${command}`,
  `+${command}`,
  '=1+1";=1+1;"',
  '-2+3',
  '--1',
  '+1e3',
];
/** Where somebody's own words stand. */
const fields = [
  'tags',
  'dimensions.page',
  'dimensions.touchpoint',
  'dimensions.release',
  'dimensions.variant',
  'attributes.plan',
  'answers.reason.other',
  'answers.channels.other',
  'answers.why',
  'order',
];

describe.skipIf(soffice === undefined)('in a spreadsheet', () => {
  let server: TestServer;
  let site: Site;
  /** As it is exported, and as it would be if nobody minded. */
  let guarded: string;
  let bare: string;

  beforeAll(async () => {
    server = await startServer({ listen: false, demo: false });
    site = await createSite(server);
    await createSurvey(server, site, { slug: 'all', questions: allTypes });
    for (const [i, text] of texts.entries()) await answer(i + 1, text);
    const asked = await asOwner(server, 'POST', '/v1/exports', { site: site.id, format: 'csv' });
    await server.app.idleJobs();
    guarded = (await asOwner(server, 'GET', `/v1/exports/${asked.json().id}/file`)).payload;
    bare = withoutGuard(guarded);
  });
  afterAll(() => server.close());

  async function answer(n: number, text: string): Promise<void> {
    const sent = await postResponse(
      server,
      responseTo(site, n, {
        survey: 'all',
        answers: { score: 9, why: text, reason: { other: text }, channels: [{ other: text }] },
        page: `https://shop.example/?q=${encodeURIComponent(text)}`,
        route: text,
        touchpoint: text,
        release: text,
        variant: text,
        attributes: { plan: text },
        order: [text],
        visitor: text,
        language: 'en',
      }),
    );
    expect(sent.statusCode, sent.payload).toBe(201);
    expect(sent.json().warnings ?? []).toEqual([]);
    const url = `/v1/responses/${responseId(n)}?site=${site.id}`;
    const tagged = await asOwner(server, 'PATCH', url, { tags: { add: [text] } });
    // A tag is short, without commas, and one line.
    const isTag = text.trim().length <= 40 && !/[,\p{Cc}]/u.test(text.trim());
    expect(tagged.statusCode, tagged.payload).toBe(isTag ? 200 : 400);
  }

  it('each text of each field is text, and says what was written', async () => {
    const [sheet] = await openInSpreadsheet([guarded], separators.comma);
    const [names, ...rows] = sheet!;
    expect(formulas(sheet!)).toEqual([]);
    const written = Papa.parse<string[]>(guarded.replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data;
    expect(names!.map(({ text }) => text)).toEqual(written[0]);
    expect(rows).toHaveLength(texts.length);
    for (const [i, row] of rows.entries()) {
      // The newest comes first.
      const text = texts.at(-1 - i)!;
      for (const field of fields) {
        const column = written[0]!.indexOf(field);
        const cell = row[column];
        const inFile = written[i + 1]![column]!;
        if (inFile === '') continue;
        expect([field, cell?.type, cell?.text]).toEqual([field, 'string', shown(inFile)]);
        if (field === 'answers.why') expect(inFile.replaceAll("'", '')).toBe(text.replaceAll("'", ''));
      }
    }
  });

  it.each(Object.entries(separators))(
    'nothing is a formula where %s ends a cell',
    async (_name, separator) => {
      const [safe, unsafe] = await openInSpreadsheet([guarded, bare], separator);
      expect(formulas(safe!)).toEqual([]);
      // The same texts without their apostrophes: a spreadsheet that minded by itself would prove nothing.
      expect(formulas(unsafe!).length).toBeGreaterThan(0);
    },
  );
});

function formulas(sheet: readonly (readonly SheetCell[])[]): string[] {
  return sheet.flat().flatMap(({ formula: found }) => (found === undefined ? [] : [found]));
}

/** A cell of a spreadsheet knows one way to end a line. */
function shown(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** The same table as a program writes it that knows nothing of formulas. */
function withoutGuard(csv: string): string {
  const { data } = Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), { header: false, skipEmptyLines: true });
  const columns = data[0]!;
  const rows = data
    .slice(1)
    .map((row, i) =>
      row.map((cell, column) =>
        fields.includes(columns[column]!) && cell !== '' ? texts.at(-1 - i)! : cell,
      ),
    );
  return `\uFEFF${Papa.unparse([columns, ...rows], { newline: '\r\n' })}\r\n`;
}
