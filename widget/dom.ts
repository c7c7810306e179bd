import { quietly } from './quietly.ts';

type Value = string | number | boolean | undefined | ((event: never) => void);
export type Attributes = Record<string, Value>;
export type Child = Node | string | false | undefined;

/** An element with its attributes (`on…` ones listen) and children. Never reads markup, so trusted types need no policy. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes,
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  set(element, attributes);
  element.append(...children.filter(isThere));
  return element;
}

/** Sets attributes; one that is undefined is taken away. What has a class is a part by the same name, for `::part`. */
export function set(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), quietly(value as () => void));
    else if (value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, `${value}`);
    if (name === 'class') element.setAttribute('part', `${value}`);
  }
}

function isThere(child: Child): child is Node | string {
  return child !== undefined && child !== false;
}
