import { closeSync, openSync, readSync } from 'node:fs';

/** What the first hundred bytes of a database say of it. Source: https://www.sqlite.org/fileformat.html */
export interface Header {
  pageSize: number;
  /** Bytes that the file has at least, or null where a writer that did not keep the figure was last. */
  size: number | null;
  schema: number;
}

/** Null where the file does not begin as an SQLite database does. */
export function readHeader(file: string): Header | null {
  const bytes = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    if (readSync(handle, bytes, 0, 100, 0) < 100) return null;
  } finally {
    closeSync(handle);
  }
  if (bytes.toString('latin1', 0, 16) !== 'SQLite format 3\0') return null;
  const stored = bytes.readUInt16BE(16);
  const pageSize = stored === 1 ? 65_536 : stored;
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0) return null;
  const kept = bytes.readUInt32BE(24) === bytes.readUInt32BE(92);
  return {
    pageSize,
    size: kept ? bytes.readUInt32BE(28) * pageSize : null,
    schema: bytes.readUInt32BE(60),
  };
}
