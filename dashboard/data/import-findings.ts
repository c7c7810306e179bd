import type { ImportFinding } from '../../shared/import.ts';

/** Lines of a file with which the same is wrong. */
export interface FindingGroup {
  /** The first of them, which stands for all. */
  first: ImportFinding;
  /** Where they stand in the file, the first ones. */
  lines: number[];
  count: number;
}

/** Entries of a report that are read: what is wrong with a file shows in its beginning. */
export const mostRead = 5_000;
/** Lines that are named of each group. */
const mostLines = 12;

/** Reads the beginning of a report, an entry a line, and gives up the rest of it. */
export async function readFindings(report: ReadableStream<Uint8Array>): Promise<ImportFinding[]> {
  const found: ImportFinding[] = [];
  const decoder = new TextDecoder();
  const reader = report.getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    const lines = (rest + decoder.decode(value, { stream: !done })).split('\n');
    rest = done ? '' : lines.pop()!;
    for (const line of lines) {
      if (line !== '' && found.length < mostRead) found.push(JSON.parse(line) as ImportFinding);
    }
    if (done || found.length >= mostRead) break;
  }
  await reader.cancel();
  return found;
}

/** Puts together what is wrong for the same reason at the same place, the most frequent first. */
export function groupFindings(findings: readonly ImportFinding[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const finding of findings) {
    const { what, path, reason, cause, line } = finding;
    const key = JSON.stringify([what, path, cause?.code ?? reason]);
    const group = groups.get(key) ?? { first: finding, lines: [], count: 0 };
    groups.set(key, group);
    group.count += 1;
    if (group.lines.length < mostLines && group.lines.at(-1) !== line) group.lines.push(line);
  }
  // What keeps a line out weighs more than what it is stored without.
  const weight = ({ first, count }: FindingGroup) => (first.what === 'rejected' ? mostRead : 0) + count;
  return [...groups.values()].sort((one, other) => weight(other) - weight(one));
}
