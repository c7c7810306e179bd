import type { Command } from '../page.ts';

/** The page has become another one; `name` is what its answers are counted under from now on. */
export const route: Command = ({ stage }, name: unknown) => {
  if (stage && name) stage.visit.tag.route = `${name}`;
  document.dispatchEvent(new Event('earshot:route'));
};
