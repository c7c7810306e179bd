import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type ProcessState, processState } from './process-state.ts';

/** A server at one moment. */
export interface Sample extends ProcessState {
  /** Minutes since the watch began. */
  minute: number;
  /** Bytes of the database and of its WAL. */
  database: number;
  wal: number;
}

/** Looks at a server every so many milliseconds; returns what ends that and gives what was seen. */
export function watchProcess(pid: number, folder: string, every: number): () => Sample[] {
  const began = performance.now();
  const samples: Sample[] = [];
  const look = async () => {
    const minute = (performance.now() - began) / 60_000;
    const [state, database, wal] = await Promise.all([
      processState(pid),
      sizeOf(path.join(folder, 'earshot.db')),
      sizeOf(path.join(folder, 'earshot.db-wal')),
    ]);
    samples.push({ minute, ...state, database, wal });
  };
  const timer = setInterval(() => void look(), every);
  return () => {
    clearInterval(timer);
    return samples;
  };
}

/** By how much a figure grows a minute: the slope of the line through it (least squares). */
export function growth(samples: readonly Sample[], figure: (sample: Sample) => number): number {
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
  const minutes = samples.map(({ minute }) => minute);
  const figures = samples.map(figure);
  const [x, y] = [mean(minutes), mean(figures)];
  const covariance = mean(minutes.map((minute, i) => (minute - x) * (figures[i]! - y)));
  return covariance / mean(minutes.map((minute) => (minute - x) ** 2));
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0;
}
