import { drawing } from './fuzz-draw.ts';
import { FuzzLane } from './fuzz-lane.ts';
import { bytesOf } from './fuzz-request.ts';

export interface ValidTraffic {
  /** Milliseconds from the sending of each answer to its 201, since the last call. */
  latencies(): number[];
  /** Ids of what was promised. */
  promised: Set<string>;
  refused: string[];
  stop(): Promise<void>;
}

const pause = 20;

/** Right answers to a site of its own, over a few connections, until it is stopped. */
export function validTraffic(port: number, publicKey: string, seed: number, connections = 4): ValidTraffic {
  const draw = drawing(seed);
  let latencies: number[] = [];
  let stopped = false;
  const traffic: Omit<ValidTraffic, 'stop' | 'latencies'> = { promised: new Set(), refused: [] };
  const work = async () => {
    const lane = new FuzzLane(port);
    while (!stopped) {
      const id = draw.uuid();
      const body = {
        id,
        site: publicKey,
        survey: 'checkout',
        answers: { score: draw.below(11), why: 'Fast' },
      };
      const headers: [string, string][] = [['content-type', 'text/plain']];
      const request = { method: 'POST', path: '/v1/responses', query: [], headers, body };
      const sentAt = performance.now();
      const { status } = await lane.ask({ bytes: bytesOf(request), framed: true, method: 'POST' });
      if (status === '201') {
        latencies.push(performance.now() - sentAt);
        traffic.promised.add(id);
      } else traffic.refused.push(status);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    lane.close();
  };
  const working = Promise.all(Array.from({ length: connections }, work));
  return {
    ...traffic,
    latencies() {
      const taken = latencies;
      latencies = [];
      return taken;
    },
    async stop() {
      stopped = true;
      await working;
    },
  };
}
