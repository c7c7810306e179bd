import { type ChangeKind, changeKinds } from '../../shared/live.ts';
import type { Messages } from '../processes/messages.ts';
import type { SetTimer } from '../set-timer.ts';
import { longestMessage } from '../storage/contract/peers.ts';
import type { Change, Changes } from './changes.ts';
import { gather } from './gather.ts';

/** Milliseconds between two times that others are told, at least. */
const toldApart = 100;
/** Messages at a time at most: who has more to tell says that all may have changed. */
const mostMessages = 8;
const all = '*';

export interface ChangeRelayDeps {
  changes: Changes;
  messages: Messages;
  setTimer: SetTimer;
  /** Hears of sites and surveys that other processes have changed, or may have. */
  onDefinitions(): void;
}

/** A site, the kind by its place among `changeKinds`, and the surveys; none: all of them. */
type Told = [site: number, kind: number, ...surveys: number[]];

/** Tells other processes what this one has changed, and this one's listeners what others have. */
export class ChangeRelay {
  readonly #deps: ChangeRelayDeps;
  #pending = new Map<string, Set<number> | 'all'>();
  #isAll = false;
  #stop: () => void = () => {};

  constructor(deps: ChangeRelayDeps) {
    this.#deps = deps;
  }

  start(): void {
    const { changes, messages, setTimer } = this.#deps;
    if (!messages.shared) return;
    messages.on('changes', (body) => this.#hear(body));
    const telling = gather(() => void this.#tell(telling.signal), toldApart, setTimer);
    changes.tellOthers((change) => {
      this.#add(change);
      telling.signal();
    });
    this.#stop = telling.stop;
  }

  stop(): void {
    this.#stop();
  }

  #add({ site, surveys, what }: Change): void {
    const name = `${site},${changeKinds.indexOf(what)}`;
    const known = this.#pending.get(name);
    if (surveys === 'all' || known === 'all') this.#pending.set(name, 'all');
    else this.#pending.set(name, new Set([...(known ?? []), ...surveys]));
  }

  async #tell(again: () => void): Promise<void> {
    const bodies = this.#isAll ? [all] : bodiesOf(this.#pending);
    this.#pending = new Map();
    this.#isAll = false;
    try {
      await this.#deps.messages.tell('changes', bodies.length > mostMessages ? [all] : bodies);
    } catch {
      // What it was need not be kept for how long the storage is away.
      this.#isAll = true;
      again();
    }
  }

  #hear(body: string | null): void {
    const { changes, onDefinitions } = this.#deps;
    if (body === null || body === all) {
      changes.missedSome();
      onDefinitions();
      return;
    }
    const heard = (JSON.parse(body) as Told[]).map(changeOf);
    if (heard.some(({ what }) => what === 'site' || what === 'survey')) onDefinitions();
    for (const change of heard) changes.heard(change);
  }
}

function changeOf([site, kind, ...surveys]: Told): Change {
  const what: ChangeKind = changeKinds[kind]!;
  return { site, surveys: surveys.length === 0 ? 'all' : new Set(surveys), what };
}

function bodiesOf(pending: ReadonlyMap<string, Set<number> | 'all'>): string[] {
  const bodies: string[] = [];
  let body = '';
  for (const [name, surveys] of pending) {
    // A site with more surveys than a message names has changed as a whole.
    const named = surveys === 'all' ? '' : [...surveys].map((survey) => `,${survey}`).join('');
    const told = `[${name}${named.length > longestMessage / 2 ? '' : named}]`;
    if (body.length + told.length + 20 > longestMessage) {
      bodies.push(`[${body}]`);
      body = '';
    }
    body += body === '' ? told : `,${told}`;
  }
  if (body !== '') bodies.push(`[${body}]`);
  return bodies;
}
