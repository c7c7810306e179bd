import { expect, it } from 'vitest';
import { groupFindings, mostRead, readFindings } from '../../../../dashboard/data/import-findings.ts';
import { because } from '../../../../shared/because.ts';
import type { ImportFinding } from '../../../../shared/import.ts';

const finding = (line: number, fields: Partial<ImportFinding> = {}): ImportFinding => ({
  line,
  what: 'rejected',
  path: 'answers.score',
  ...because('no_answer', { cell: `x${line}` }),
  ...fields,
});

function streamOf(...parts: string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
      controller.close();
    },
  });
}

it('reads a report however it is cut into pieces', async () => {
  const text = [finding(2), finding(7)].map((one) => `${JSON.stringify(one)}\n`).join('');
  expect(await readFindings(streamOf(text.slice(0, 30), text.slice(30, 200), text.slice(200)))).toEqual([
    finding(2),
    finding(7),
  ]);
  expect(await readFindings(streamOf())).toEqual([]);
});

it('reads no more than the beginning of one that is long', async () => {
  const line = `${JSON.stringify(finding(1))}\n`;
  let cancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode(line.repeat(1_000))),
    cancel: () => {
      cancelled = true;
    },
  });
  expect(await readFindings(endless)).toHaveLength(mostRead);
  expect(cancelled).toBe(true);
});

it('puts together what is wrong for the same reason, whatever the cell, and what keeps lines out first', () => {
  const lesser = finding(1, { what: 'warned', path: 'tags', ...because('too_long', { most: 40 }) });
  const groups = groupFindings([lesser, lesser, { ...lesser, line: 3 }, finding(5), finding(9)]);
  expect(groups).toEqual([
    { first: finding(5), lines: [5, 9], count: 2 },
    { first: lesser, lines: [1, 3], count: 3 },
  ]);
});

it('names the first lines, and counts all', () => {
  const [group] = groupFindings(Array.from({ length: 40 }, (_, i) => finding(i + 2)));
  expect(group).toMatchObject({ count: 40, lines: { length: 12, 0: 2 } });
});
