import { ExportFile } from '../export/export-file.ts';

/** Bytes between two looks at whether there is room. */
const lookEvery = 16 * 2 ** 20;

/**
 * Writes bytes behind the first `offset` of a file, and tells how many it has then, all on disk. What was there behind
 * them, of a part that broke off, is overwritten.
 *
 * @param allow rejects where the file may not be so large
 */
export async function receivePart(
  path: string,
  offset: number,
  bytes: AsyncIterable<Uint8Array>,
  allow: (size: number) => Promise<void>,
): Promise<number> {
  const file = await ExportFile.open(path, offset);
  try {
    let looked = offset;
    await allow(offset);
    for await (const chunk of bytes) {
      const size = file.bytes + chunk.length;
      if (size - looked > lookEvery) {
        await allow(size);
        looked = size;
      }
      await file.append(chunk);
    }
    await allow(file.bytes);
    await file.sync();
    return file.bytes;
  } finally {
    await file.close();
  }
}
