import type { ServerResponse } from 'node:http';
import { changeKinds } from '../../shared/live.ts';
import type { SetTimer } from '../set-timer.ts';
import type { Changes } from './changes.ts';
import { eventText } from './event-text.ts';
import { gather } from './gather.ts';
import { News, type Told } from './news.ts';
import type { Slugs } from './slugs.ts';

/** Milliseconds between two events of one stream at least. */
const eventsApart = 1_000;
/** Milliseconds after which a stream that is quiet shows that it lives: proxies cut what is silent. */
const heartbeat = 15_000;
/** Milliseconds after which a browser that lost the stream comes again. */
const comeAgainAfter = 3_000;
/** Bytes that wait for a client that does not read, before it is cut off. */
const mostUnread = 64 * 1024;

export interface LiveStreamDeps {
  changes: Changes;
  now: () => number;
  setTimer: SetTimer;
  slugs: Slugs;
}

/** What a stream tells of. */
export interface Followed {
  /** The key of the site. */
  site: number;
  /** The key of the only survey that matters, or null. */
  survey: number | null;
  /** The last revision that the client has seen, if it was here before. */
  since: string | undefined;
  /** Whether the caller may hear of it still: a key can be revoked, a session end. */
  admitted(): Promise<boolean>;
}

/** Tells of changes over an answer whose head is sent, until either side ends it. Returns what ends it. */
export function startLiveStream(
  response: ServerResponse,
  followed: Followed,
  deps: LiveStreamDeps,
): () => void {
  const { changes, now, setTimer } = deps;
  const news = new News(followed.survey);
  const stamp = () => ({ revision: changes.revisionOf(followed.site), at: new Date(now()).toISOString() });

  const write = (text: string) => {
    if (response.writableEnded) return;
    response.write(text);
    if (response.writableLength > mostUnread) response.destroy();
  };
  const endIfShutOut = async () => {
    if (!(await followed.admitted())) response.end();
  };
  const tell = async () => {
    await endIfShutOut();
    // Taken before the names are asked for: what changes meanwhile is told by the next event.
    const [told, stamped] = [news.take(), stamp()];
    const surveys = namesOf(told, await deps.slugs.of(followed.site));
    write(eventText('changed', { ...stamped, surveys, what: told.what }));
  };
  const telling = gather(() => void tell().catch(() => response.destroy()), eventsApart, setTimer);
  const stopBeating = beat(() => {
    write(': still here\n\n');
    void endIfShutOut().catch(() => response.destroy());
  }, setTimer);
  const stopListening = changes.listen(followed.site, (change) => {
    if (news.add(change)) telling.signal();
  });
  response.once('close', () => {
    stopListening();
    stopBeating();
    telling.stop();
  });

  const ready = stamp();
  write(`retry: ${comeAgainAfter}\n${eventText('ready', ready)}`);
  if (followed.since !== undefined && followed.since !== ready.revision) {
    for (const what of changeKinds) news.add({ surveys: 'all', what });
    telling.signal();
  }
  return () => response.end();
}

function namesOf({ surveys }: Told, slugs: ReadonlyMap<number, string>): string[] {
  return [...slugs].filter(([key]) => surveys === 'all' || surveys.has(key)).map(([, slug]) => slug);
}

function beat(call: () => void, setTimer: SetTimer): () => void {
  const next = () =>
    setTimer(() => {
      callOff = next();
      call();
    }, heartbeat);
  let callOff = next();
  return () => callOff();
}
