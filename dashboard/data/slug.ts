const longest = 64;

/** The name of a survey as a slug: "Après l’achat" is `apres-l-achat`. Empty where no letter or digit of it is Latin. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replaceAll(/^-|-$/g, '');
}

/** The slug, with a number behind it where it is taken: `checkout-2`. */
export function freeSlug(slug: string, taken: readonly string[]): string {
  for (let n = 1; ; n++) {
    const suffix = n === 1 ? '' : `-${n}`;
    const free = slug.slice(0, longest - suffix.length).replace(/-$/, '') + suffix;
    if (!taken.includes(free)) return free;
  }
}
