import { readdir, readFile } from 'node:fs/promises';

/** What a process holds. */
export interface ProcessState {
  /** Bytes in memory: its own, and those of files that it has mapped, which the system takes back when it needs them. */
  resident: number;
  /** Bytes of its own alone. */
  own: number;
  /** Open file descriptors. */
  descriptors: number;
}

/** Reads it from Linux's process table; NaN on another system. */
export async function processState(pid: number): Promise<ProcessState> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const bytesOf = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? Number.NaN) * 1024;
  const descriptors = await readdir(`/proc/${pid}/fd`).then(
    (names) => names.length,
    () => Number.NaN,
  );
  return { resident: bytesOf('VmRSS'), own: bytesOf('RssAnon'), descriptors };
}
