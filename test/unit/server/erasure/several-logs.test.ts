import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ErasureLog } from '../../../../server/erasure/erasure-log.ts';

let folder: string;
let file: string;
const open: ErasureLog[] = [];
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-erasures-'));
  file = path.join(folder, 'erasures.ndjson');
});
afterEach(async () => {
  for (const log of open.splice(0)) await log.close();
  await rm(folder, { recursive: true, force: true });
});

async function logOf(process?: string, before = 0): Promise<ErasureLog> {
  const log = await ErasureLog.open(file, before, process);
  open.push(log);
  return log;
}
const erased = (at: number, id: string) => ({ at, site: 'shop', responses: [id] });
const idsIn = async (log: ErasureLog) => (await log.all()).flatMap(({ responses }) => responses);
/** As when nobody has written it for so many days. */
async function untouched(name: string, days: number): Promise<void> {
  const then = new Date(Date.now() - days * 86_400_000);
  await utimes(path.join(folder, name), then, then);
}

it('what each of several processes notes, all of them have, the oldest first', async () => {
  const alone = await logOf();
  await alone.add(erased(1, 'first'));
  const [one, other] = [await logOf('one'), await logOf('other')];
  await one.add(erased(3, 'third'));
  await other.add(erased(2, 'second'));
  for (const log of [one, other, await logOf('later')])
    expect(await idsIn(log)).toEqual(['first', 'second', 'third']);
});

it('a process that notes nothing leaves no file', async () => {
  await (await logOf('one')).drop(10);
  expect(await readdir(folder)).toEqual([]);
});

it('a process drops what it has noted itself, and goes on', async () => {
  const one = await logOf('one');
  await one.add(erased(1, 'old'));
  await one.add(erased(5, 'new'));
  await one.drop(5);
  await one.add(erased(6, 'newer'));
  expect(await idsIn(one)).toEqual(['new', 'newer']);
});

it('what is of another process goes when all of it is old and nobody has written it for two days', async () => {
  const other = await logOf('other');
  await other.add(erased(1, 'old'));
  const one = await logOf('one');
  await one.drop(5);
  expect(await idsIn(one)).toEqual(['old']);
  await untouched('erasures.other.ndjson', 3);
  await one.drop(1);
  expect(await idsIn(one)).toEqual(['old']);
  await one.drop(5);
  expect(await readdir(folder)).toEqual([]);
});

it('a process that lives shows it, however long it has noted nothing', async () => {
  const [one, other] = [await logOf('one'), await logOf('other')];
  await other.add(erased(9, 'new'));
  await untouched('erasures.other.ndjson', 3);
  await other.drop(5);
  await one.drop(10);
  expect(await idsIn(one)).toEqual(['new']);
});
