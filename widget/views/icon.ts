import { set } from '../dom.ts';

/** A drawing in lines, in the colour of the text around it; never named, because words stand beside or behind it. */
export function icon(name: string, ...paths: string[]): SVGElement {
  const svg = drawn('svg', { viewBox: '0 0 24 24', 'aria-hidden': true, class: name });
  svg.append(...paths.map((d) => drawn('path', { d })));
  return svg;
}

function drawn(tag: 'svg' | 'path', attributes: Parameters<typeof set>[1]): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  set(element, attributes);
  return element;
}
