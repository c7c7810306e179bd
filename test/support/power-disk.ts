import type { Step } from './power-log.ts';

const sector = 512;

type Change = { at: number; data: Buffer } | { cutTo: number };

/** A file by itself: what was synced, and what was done to it since. */
interface Inode {
  synced: Buffer;
  since: Change[];
}

type Names = Map<string, Inode>;

/**
 * A disk with a cache that a power cut empties. What was written since the last sync of a file survives sector by
 * sector: wholly, not at all, or torn within it. Names that were made, changed or removed since the folder was synced
 * survive in order, up to some point, as a journaling file system keeps them.
 */
export class PowerDisk {
  #names: Names = new Map();
  #syncedNames: Names = new Map();
  #sinceNames: ((names: Names) => unknown)[] = [];

  apply(step: Step): void {
    if (step.kind === 'folder-synced') {
      this.#syncedNames = new Map(this.#names);
      this.#sinceNames = [];
    } else if (step.kind === 'made') {
      const inode: Inode = { synced: Buffer.alloc(0), since: [] };
      this.#rename((names) => names.set(step.name, inode));
    } else if (step.kind === 'removed') {
      this.#rename((names) => names.delete(step.name));
    } else if (step.kind === 'renamed') {
      this.#rename((names) => {
        const inode = names.get(step.name)!;
        names.delete(step.name);
        names.set(step.to, inode);
      });
    } else {
      // Folders within the folder are synced, too; they hold copies that nothing is promised of.
      const inode = this.#names.get(step.name);
      if (inode) this.#change(inode, step);
    }
  }

  /** What is found on it when the power is back. */
  afterCut(random: () => number): Map<string, Buffer> {
    // Between "nothing reached the disk" and "all of it did": each has its own ways to break.
    const kept = [0, 0.1, 0.5, 0.9, 1][Math.floor(random() * 5)]!;
    const names = new Map(this.#syncedNames);
    const survived = Math.floor(random() * (this.#sinceNames.length + 1));
    for (const rename of this.#sinceNames.slice(0, survived)) rename(names);
    return new Map([...names].map(([name, inode]) => [name, remains(inode, kept, random)]));
  }

  #change(inode: Inode, step: Extract<Step, { kind: 'written' | 'cut' | 'synced' }>): void {
    if (step.kind === 'written') inode.since.push({ at: step.at, data: step.data });
    else if (step.kind === 'cut') inode.since.push({ cutTo: step.at });
    else {
      inode.synced = changed(inode.synced, inode.since);
      inode.since = [];
    }
  }

  #rename(rename: (names: Names) => unknown): void {
    rename(this.#names);
    this.#sinceNames.push(rename);
  }
}

function remains({ synced, since }: Inode, kept: number, random: () => number): Buffer {
  const survivors: Change[] = [];
  for (const change of since) {
    if ('cutTo' in change) {
      if (random() < kept) survivors.push(change);
      continue;
    }
    for (const part of sectorsOf(change)) {
      if (random() < kept) survivors.push(part);
      else if (random() < 0.1) {
        survivors.push({ at: part.at, data: part.data.subarray(0, Math.floor(random() * part.data.length)) });
      }
    }
  }
  return changed(synced, survivors);
}

function* sectorsOf({ at, data }: { at: number; data: Buffer }): Generator<{ at: number; data: Buffer }> {
  for (let from = 0; from < data.length; ) {
    const to = Math.min(data.length, from + sector - ((at + from) % sector));
    yield { at: at + from, data: data.subarray(from, to) };
    from = to;
  }
}

function changed(before: Buffer, changes: readonly Change[]): Buffer {
  if (changes.length === 0) return before;
  let size = before.length;
  let needed = size;
  for (const change of changes) {
    size = 'cutTo' in change ? change.cutTo : Math.max(size, change.at + change.data.length);
    needed = Math.max(needed, size);
  }
  const bytes = Buffer.alloc(needed);
  before.copy(bytes);
  for (const change of changes) {
    if ('cutTo' in change) bytes.fill(0, change.cutTo);
    else change.data.copy(bytes, change.at);
  }
  return bytes.subarray(0, size);
}
