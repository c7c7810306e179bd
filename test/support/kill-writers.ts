import { createHash } from 'node:crypto';

/** What a writer was promised: the last revision that got its 201, and the score in it. */
export interface Promised {
  revision: number;
  score: number;
}

export interface WriterContext {
  url: string;
  /** The public key of the site. */
  site: string;
  survey: string;
  random: () => number;
  /** Resolves at once while the server runs, else when it does again. */
  up(): Promise<void>;
  /** True where no further response is to be begun. */
  stopped(): boolean;
  onPromise(id: string, promised: Promised, by: Acknowledgement): void;
  /** Hears of each attempt that was not acknowledged: its status, or null where there was no answer. */
  onFailure?(status: number | null): void;
}

/** Who has acknowledged an answer; moments of the clock `performance`. */
export interface Acknowledgement {
  url: string;
  /** When it was sent to that server. */
  sent: number;
  /** When it was sent first, wherever to. */
  begun: number;
}

const answerWithin = 10_000;
const patience = 60_000;

/** Sends one response after the other, a third of them in two revisions, each again until it was acknowledged. */
export async function writeResponses(context: WriterContext): Promise<void> {
  const { random } = context;
  while (!context.stopped()) {
    const id = newId(random);
    const grows = random() < 1 / 3;
    await sendUntilPromised(context, id, { revision: 0, score: Math.floor(random() * 11) }, !grows);
    if (grows) {
      await sendUntilPromised(context, id, { revision: 1, score: Math.floor(random() * 11) }, true);
    }
  }
}

async function sendUntilPromised(
  context: WriterContext,
  id: string,
  { revision, score }: Promised,
  complete: boolean,
): Promise<void> {
  const body = JSON.stringify({
    id,
    revision,
    site: context.site,
    survey: context.survey,
    complete,
    answers: { score, why: `Answer of ${score}` },
    page: `https://shop.example/${score}`,
  });
  const deadline = Date.now() + patience;
  const begun = performance.now();
  while (Date.now() < deadline) {
    await context.up();
    const { url } = context;
    const sent = performance.now();
    const status = await post(`${url}/v1/responses`, body);
    if (status === 201) {
      context.onPromise(id, { revision, score }, { url, sent, begun });
      return;
    }
    context.onFailure?.(status);
    if (status !== null && status < 500) throw new Error(`a response was refused with ${status}`);
  }
  throw new Error(`a response was not acknowledged within ${patience / 1000} s`);
}

/** The status, or null where the connection broke before there was one. */
async function post(url: string, body: string): Promise<number | null> {
  try {
    const headers = { 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(answerWithin);
    const answer = await fetch(url, { method: 'POST', headers, body, signal });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return null;
  }
}

function newId(random: () => number): string {
  const hex = createHash('sha256').update(`${random()} ${random()}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
