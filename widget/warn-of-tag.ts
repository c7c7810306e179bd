import type { Tag } from './visit.ts';

/** What the attributes of the script tag take that decide how a card stands there. */
const taken = {
  position: /^((top|bottom)-(left|right)|center)$/,
  theme: /^(auto|light|dark)$/,
  zIndex: /^-?\d+$/,
};

/** Tells the page's developer of what the tag says in vain. */
export function warnOfTag(tag: Tag): void {
  for (const [name, values] of Object.entries(taken)) {
    const value = tag[name as keyof typeof taken];
    if (value !== undefined && !values.test(`${value}`))
      console.warn(`earshot: ${name} cannot be "${value}"`);
  }
}
