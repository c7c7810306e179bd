import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useAct } from '../../data/use-act.ts';
import { Undo } from '../../parts/undo.tsx';
import { say } from '../../words/say.ts';

interface RemovableProps {
  items: readonly { name: string; show: ComponentChildren }[];
  /** What the list is of. */
  label: string;
  remove(name: string): Promise<void>;
  /** Brings back what was removed last. */
  restore(name: string): Promise<void>;
}

/** A list from which each item can be taken, and the last one brought back. */
export function Removable({ items, label, remove, restore }: RemovableProps) {
  const [gone, setGone] = useState<{ name: string; turn: number }>();
  const { busy, refused, run } = useAct();
  const take = (name: string) =>
    run(async () => {
      await remove(name);
      setGone((last) => ({ name, turn: (last?.turn ?? 0) + 1 }));
    });
  return (
    <>
      <ul class="rows" aria-label={label}>
        {items.map(({ name, show }) => (
          <li key={name}>
            <div>{show}</div>
            <button
              type="button"
              class="button"
              aria-label={say('Remove {name}', { name })}
              aria-disabled={busy}
              onClick={() => take(name)}
            >
              {say('Remove')}
            </button>
          </li>
        ))}
      </ul>
      {gone === undefined ? null : (
        <Undo
          key={gone.turn}
          said={say('{name} was removed.', { name: gone.name })}
          label={say('Bring back {name}', { name: gone.name })}
          undo={() => restore(gone.name)}
        />
      )}
      <p class="refused" role="alert">
        {refused}
      </p>
    </>
  );
}
