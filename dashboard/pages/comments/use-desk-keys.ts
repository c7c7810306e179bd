import type { ListedResponse } from '../../../shared/response.ts';
import type { Deed } from '../../data/deeds.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { isCare, type Shortcut } from '../../data/shortcuts.ts';
import { allSelected, type Desk } from './desk.ts';
import { historyView } from './history-view.ts';

/**
 * What the keys do to answers: to all that are selected, else to the one that the keyboard is at. One key does and takes
 * back: it archives unless everything meant is archived already.
 */
export function useDeskKeys(
  desk: Desk,
  atHand: () => ListedResponse | undefined,
): (shortcut: Shortcut) => void {
  const { go } = useEarshot();
  const { selected, deeds } = desk;
  const meant = () => {
    const one = atHand();
    return selected.size > 0 ? [...selected.values()] : one ? [one] : [];
  };
  const act = (does: Exclude<Deed['does'], 'tag' | 'untag'>) => void deeds.act({ does }, meant());
  return (shortcut) => {
    if (!desk.mayCare && isCare(shortcut)) return;
    const one = atHand();
    switch (shortcut) {
      case 'archive':
        return act(meant().every((answer) => answer.class === 'archived') ? 'restore' : 'archive');
      case 'count':
        return act(meant().every(isIn) ? 'discount' : 'count');
      case 'select':
        return one && desk.select(one, !selected.has(one.id));
      case 'tag':
        return desk.tag(selected.size > 0 ? allSelected : one?.id);
      case 'history':
        return one?.visitor && go(historyView(desk.view, one.id));
      case 'undo':
        return void deeds.undo();
    }
  };
}

function isIn({ class: is }: ListedResponse): boolean {
  return is === 'counted' || is === 'partial';
}
