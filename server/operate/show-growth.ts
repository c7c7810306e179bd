import { writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/**
 * Shows on the terminal, once a second, for how long a file has been written and how large it is: from a thread of its
 * own, because the one that writes it stands still meanwhile. Returns what ends it. Without a terminal it does nothing.
 */
export function showGrowth(file: string, isTerminal = process.stderr.isTTY): () => Promise<void> {
  if (!isTerminal) return async () => {};
  const worker = new Worker(watching, { eval: true, workerData: { file } });
  return async () => {
    await worker.terminate();
    writeSync(2, '\r\x1b[K');
  };
}

/** Text, so that it needs no file beside the command; it writes to the terminal itself, past the thread that is busy. */
const watching = `
  const { statSync, writeSync } = require('node:fs');
  const { file } = require('node:worker_threads').workerData;
  const began = Date.now();
  setInterval(() => {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    const seconds = Math.round((Date.now() - began) / 1000);
    writeSync(2, '\\r\\x1b[K' + seconds + ' s, ' + (size / 1e6).toFixed(0) + ' MB');
  }, 1000);
`;
