export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/**
 * The encoding of a file by its first bytes: by its mark, or for UTF-16 without one by the zeros that every second byte
 * of plain letters is. Everything else is taken for UTF-8, which reading it then proves. Pure.
 */
export function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const looked = Math.min(head.length, 2_000);
  const zeros: [number, number] = [0, 0];
  for (let i = 0; i < looked; i++) if (head[i] === 0) zeros[i & 1]!++;
  const most = looked / 8;
  if (zeros[1] > most && zeros[0] < zeros[1] / 4) return 'utf-16le';
  if (zeros[0] > most && zeros[1] < zeros[0] / 4) return 'utf-16be';
  return 'utf-8';
}
