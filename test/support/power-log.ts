/** One thing that a recorded process did to the files of its folder. `test/fault/record-io.c` writes them down. */
export type Step =
  | { kind: 'made'; name: string }
  | { kind: 'synced'; name: string }
  | { kind: 'removed'; name: string }
  | { kind: 'written'; name: string; at: number; data: Buffer }
  | { kind: 'cut'; name: string; at: number }
  | { kind: 'renamed'; name: string; to: string }
  | { kind: 'folder-synced' };

export function readSteps(log: Buffer): Step[] {
  const steps: Step[] = [];
  for (let at = 0; at < log.length; ) {
    const kind = String.fromCharCode(log[at]!);
    const nameLength = log.readUInt32LE(at + 1);
    const position = Number(log.readBigUInt64LE(at + 5));
    const dataLength = log.readUInt32LE(at + 13);
    const name = log.toString('utf8', at + 17, at + 17 + nameLength);
    const data = log.subarray(at + 17 + nameLength, at + 17 + nameLength + dataLength);
    steps.push(stepOf(kind, name, position, data));
    at += 17 + nameLength + dataLength;
  }
  return steps;
}

function stepOf(kind: string, name: string, at: number, data: Buffer): Step {
  switch (kind) {
    case 'C':
      return { kind: 'made', name };
    case 'W':
      return { kind: 'written', name, at, data };
    case 'T':
      return { kind: 'cut', name, at };
    case 'S':
      return { kind: 'synced', name };
    case 'D':
      return { kind: 'folder-synced' };
    case 'U':
      return { kind: 'removed', name };
    case 'R':
      return { kind: 'renamed', name, to: data.toString('utf8') };
    default:
      throw new Error(`the record of a step begins with "${kind}"`);
  }
}
