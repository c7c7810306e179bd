import type { WidgetOption } from '../../../shared/widget-config.ts';
import type { Child } from '../../dom.ts';
import type { Kit } from '../kit.ts';

/** What an option shows: its picture, which says nothing that its text does not, and its text. */
export function optionFace(h: Kit['h'], { text, emoji, image }: Omit<WidgetOption, 'id'>): Child[] {
  return [
    emoji && h('span', { class: 'emoji', 'aria-hidden': true }, emoji),
    image && h('img', { src: image, alt: '', width: 40, height: 40 }),
    h('span', {}, text),
  ];
}
