const said = new Set<string>();

/** Tells the page's developer, once in a view, what of a command was not taken. */
export function warn(message: string): void {
  if (said.has(message)) return;
  said.add(message);
  console.warn(`earshot: ${message}`);
}
