import { drawing } from './fuzz-draw.ts';
import { FuzzLane } from './fuzz-lane.ts';
import { mutate } from './fuzz-mutate.ts';
import { type FuzzWorld, rare, samples } from './fuzz-samples.ts';

export interface FuzzOrder {
  port: number;
  seed: number;
  requests: number;
  /** How fast they are offered. */
  perSecond: number;
  connections: number;
  world: FuzzWorld;
}

export interface FuzzTally {
  sent: number;
  seconds: number;
  /** How many answers of each status there were. */
  statuses: Record<string, number>;
  /** 5xx without a time to come again, and requests that were owed an answer and got none: some of them, as they were sent. */
  faults: { operation: string; status: string; request: string; answer: string }[];
  faultCount: number;
}

const faultsShown = 10;
const rareShare = 0.001;
/** Half of them come to what everybody may call. */
const publicShare = 0.5;

/** Sends mutated requests to a running server and tells what came back. */
export async function sendMutants(order: FuzzOrder): Promise<FuzzTally> {
  const { seed, requests, perSecond, connections, world, port } = order;
  const tally: FuzzTally = { sent: 0, seconds: 0, statuses: {}, faults: [], faultCount: 0 };
  const draw = drawing(seed);
  const rights = samples(world);
  const common = Object.keys(rights).filter((name) => !rare.includes(name));
  const open = common.filter((name) => /^\w+ \/v1\/(responses|events|config|receipts.*)$/.test(name));
  const started = performance.now();
  let next = 0;
  let due = started;
  const work = async () => {
    const lane = new FuzzLane(port);
    while (next < requests) {
      next++;
      // Time lost is not made up for: it is lost by waiting for a processor, and what attacks from elsewhere would not wait here
      // and then come all at once.
      due = Math.max(due + 1000 / perSecond, performance.now());
      const ahead = due - performance.now();
      if (ahead > 1) await new Promise((resolve) => setTimeout(resolve, ahead));
      const among = draw.chance(rareShare) ? rare : draw.chance(publicShare) ? open : common;
      const operation = draw.one(among);
      const mutant = mutate(rights[operation]!(draw), draw);
      const answer = await lane.ask(mutant);
      tally.sent++;
      tally.statuses[answer.status] = (tally.statuses[answer.status] ?? 0) + 1;
      const { status, retryAfter } = answer;
      const isFault = (status.startsWith('5') && !(status === '503' && retryAfter)) || status === 'silent';
      if (!isFault) continue;
      tally.faultCount++;
      if (tally.faults.length < faultsShown)
        tally.faults.push({
          operation,
          status,
          request: mutant.bytes.toString('latin1').slice(0, 3_000),
          answer: answer.text,
        });
    }
    lane.close();
  };
  await Promise.all(Array.from({ length: connections }, work));
  tally.seconds = (performance.now() - started) / 1000;
  return tally;
}
