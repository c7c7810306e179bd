import type { Command } from '../page.ts';
import { isTaken } from './is-taken.ts';
import { tell } from './tell.ts';
import { warn } from './warn.ts';

/** No response takes more. */
const most = 50;

/** Adds to what the site knows of its visitor; null takes an attribute away. What no answer may carry is left out. */
export const attributes: Command = ({ stage }, more: unknown) => {
  if (!stage) return;
  const known = { ...stage.visit.told.attributes };
  for (const [name, value] of Object.entries(Object(more))) {
    if (value === null || value === undefined) delete known[name];
    else if (isAttribute(name, value)) known[name] = value;
    else warn(`the attribute "${name}" must be a text of at most 200 characters, a number, true or false`);
  }
  const kept = Object.entries(known).slice(0, most);
  tell(stage.visit.told, { attributes: kept.length ? Object.fromEntries(kept) : undefined });
};

function isAttribute(name: string, value: unknown): value is string | number | boolean {
  const isValue =
    typeof value === 'string' ? isTaken(value) : typeof value === 'boolean' || Number.isFinite(value);
  return isValue && /^.{1,40}$/s.test(name) && isTaken(name);
}
