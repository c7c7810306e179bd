import type { Ref } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Site } from '../../shared/site.ts';
import { placeSentence } from '../words/journey-words.ts';
import { useEarshot } from './earshot-context.ts';
import { type Journey, moved, writeJourney } from './journey.ts';
import { keepOrder } from './kept-order.ts';
import type { View } from './view.ts';

interface Arranged {
  site: Site;
  view: View;
  asked: Journey;
  /** As they stand now. */
  names: readonly string[];
}

interface Arranging {
  /** The list whose items are moved. */
  list: Ref<HTMLOListElement>;
  /** What has happened, for who hears the page. */
  said: string;
  move(name: string, by: -1 | 1): void;
  /** Back to the order that nobody made. */
  forget(): void;
}

/** Puts touchpoints in order, one place at a time. Each step is one in the address, so "back" takes it back. */
export function useArranging({ site, view, asked, names }: Arranged): Arranging {
  const { go } = useEarshot();
  const list = useRef<HTMLOListElement>(null);
  const pressed = useRef<Element | null>(null);
  const [said, setSaid] = useState('');
  useLayoutEffect(() => {
    // An item that is moved in the document loses the focus.
    if (pressed.current instanceof HTMLElement && list.current?.contains(pressed.current))
      pressed.current.focus();
    pressed.current = null;
  }, [names.join('\n')]);
  const show = (order: readonly string[]) => {
    keepOrder(site.id, order);
    go({ ...view, own: writeJourney({ ...asked, order }) });
  };
  return {
    list,
    said,
    move(name, by) {
      const next = moved(names, name, by);
      pressed.current = document.activeElement;
      setSaid(placeSentence(name, next.indexOf(name) + 1, next.length));
      show(next);
    },
    forget: () => show([]),
  };
}
