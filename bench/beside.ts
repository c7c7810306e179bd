import type { Site } from '../shared/site.ts';
import { generateSteadyLoad } from './generate-steady-load.ts';
import { printTable } from './report.ts';
import type { ServerProcess } from './server-process.ts';

export interface BesideOptions {
  /** Responses a second that come in. */
  rate: number;
  /** What they come in beside, like "an export". */
  what: string;
  /** Begins it; it must not end before the load does. */
  begin(): Promise<unknown>;
}

/** Seconds that answers come in. */
export const besideFor = 15;
/** What answers may wait beside long work, against what they wait without it. */
const mostSlower = 1.5;

/** What those who answer notice of long work: how long they wait alone, and beside it. */
export async function reportBeside(
  server: ServerProcess,
  site: Site,
  { rate, what, begin }: BesideOptions,
): Promise<void> {
  const load = (seed: number) =>
    generateSteadyLoad({
      port: server.port,
      publicKey: site.publicKey,
      connections: 64,
      perSecond: rate,
      duration: besideFor * 1_000,
      seed,
    });
  const alone = await load(7_000_001);
  const begun = begin();
  const beside = await load(7_000_002);
  await begun;
  const row = (name: string, { stored, p50, p99 }: typeof alone, bound: string[]) => [
    ...[name, String(stored), p50.toFixed(1), p99.toFixed(1)],
    ...bound,
  ];
  printTable(
    [`${rate} answers a second`, 'stored', 'p50 ms', 'p99 ms', 'against alone', 'at most'],
    [
      row('alone', alone, ['', '']),
      row(`beside ${what}`, beside, [`${(beside.p99 / alone.p99).toFixed(2)}x`, `${mostSlower}x`]),
    ],
  );
}
