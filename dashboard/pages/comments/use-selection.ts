import { useLayoutEffect, useState } from 'preact/hooks';
import type { ListedResponse } from '../../../shared/response.ts';

export interface Selection {
  /** By id. */
  selected: ReadonlyMap<string, ListedResponse>;
  /** All that fit are meant, whether they were read or not. */
  everything: boolean;
  select(response: ListedResponse, on: boolean): void;
  selectAll(): void;
  clear(): void;
  /** They are another thing now. */
  update(changed: readonly ListedResponse[]): void;
}

/** Which answers of a list are selected. Another list, by its name, begins with none. */
export function useSelection(name: string): Selection {
  const [selected, setSelected] = useState<ReadonlyMap<string, ListedResponse>>(new Map());
  const [everything, setEverything] = useState(false);
  const clear = () => {
    setSelected(new Map());
    setEverything(false);
  };
  useLayoutEffect(clear, [name]);
  return {
    selected,
    everything,
    clear,
    select(response, on) {
      const next = new Map(selected);
      if (on) next.set(response.id, response);
      else next.delete(response.id);
      setEverything(false);
      setSelected(next);
    },
    selectAll() {
      setSelected(new Map());
      setEverything(true);
    },
    update: (changed) =>
      setSelected((before) => {
        const known = changed.filter(({ id }) => before.has(id));
        return known.length === 0
          ? before
          : new Map([...before, ...known.map((one) => [one.id, one] as const)]);
      }),
  };
}
