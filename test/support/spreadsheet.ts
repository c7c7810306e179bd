/** LibreOffice Calc, without a window: what it makes of a file of CSV. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

export interface SheetCell {
  /** As LibreOffice calls it: `string`, `float`, `date` …; empty: nothing is in it. */
  type: string;
  text: string;
  /** Undefined: it calculates nothing. */
  formula: string | undefined;
}

const places = [process.env.SOFFICE, '/usr/bin/soffice', '/usr/bin/libreoffice'];

/** Where it is; undefined where it is not installed. */
export const soffice = places.find((file) => file && existsSync(file));

/** Milliseconds: it starts in some seconds, on a machine that is busy in many. */
const patience = 180_000;

/** What may stand between two cells, by the characters' codes. Its own dialogue has all three marked. */
export const separators = { comma: '44', semicolon: '59', tab: '9', all: '44/59/9' } as const;

/**
 * The cells of each file, row by row, as it opens them: quotes around a text say nothing of its type, numbers and dates
 * are looked for, and what looks like a formula is one.
 */
export async function openInSpreadsheet(
  files: readonly string[],
  separator: (typeof separators)[keyof typeof separators],
): Promise<SheetCell[][][]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'earshot-spreadsheet-'));
  try {
    const names = files.map((_, i) => path.join(folder, `${i}.csv`));
    await Promise.all(files.map((text, i) => writeFile(names[i]!, text)));
    const asFormulas = `CSV:${separator},34,76,1,,0,false,true,false,false,false,0,true,false,true`;
    await promisify(execFile)(
      soffice!,
      [
        '--headless',
        '--norestore',
        // A profile of its own: another that runs would be asked to do the work.
        `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile'))}`,
        `--infilter=${asFormulas}`,
        ...['--convert-to', 'fods', '--outdir', folder],
        ...names,
      ],
      { timeout: patience, env: { ...process.env, HOME: folder } },
    );
    const sheets = names.map((name) => readFile(name.replace(/csv$/, 'fods'), 'utf8'));
    return (await Promise.all(sheets)).map(rowsOf);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function rowsOf(fods: string): SheetCell[][] {
  const [, table = ''] = /<table:table .*?>(.*)<\/table:table>/s.exec(fods) ?? [];
  return [...table.matchAll(/<table:table-row\b[^>]*?(?:\/>|>(.*?)<\/table:table-row>)/gs)].map(
    ([, row = '']) =>
      [...row.matchAll(/<table:table-cell\b([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs)].flatMap(
        ([, attributes = '', content = '']) => {
          const cell = {
            type: attribute(attributes, 'office:value-type') ?? '',
            text: textOf(content),
            formula: attribute(attributes, 'table:formula'),
          };
          const repeated = Number(attribute(attributes, 'table:number-columns-repeated') ?? 1);
          // The rest of a row is one cell, repeated to the last column.
          return cell.type === '' && repeated > 1_000 ? [] : Array.from({ length: repeated }, () => cell);
        },
      ),
  );
}

function attribute(attributes: string, name: string): string | undefined {
  const [, value] = new RegExp(`${name}="([^"]*)"`).exec(attributes) ?? [];
  return value === undefined ? undefined : plain(value);
}

function textOf(content: string): string {
  return [...content.matchAll(/<text:p\b[^>]*?(?:\/>|>(.*?)<\/text:p>)/gs)]
    .map(([, paragraph = '']) =>
      plain(
        paragraph
          .replace(/<text:s(?: text:c="(\d+)")?\/>/g, (_, count = '1') => ' '.repeat(Number(count)))
          .replaceAll('<text:tab/>', '\t')
          .replaceAll('<text:line-break/>', '\n')
          .replace(/<[^>]+>/g, ''),
      ),
    )
    .join('\n');
}

function plain(escaped: string): string {
  return escaped
    .replace(/&#(?:x([\da-f]+)|(\d+));/gi, (_, hex, decimal) =>
      String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
