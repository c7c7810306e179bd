/**
 * Light or dark, as the page around is: by the `color-scheme` that it declares, else by the ground it paints, else by
 * what the visitor's system prefers.
 */
export function themeOf(): 'light' | 'dark' {
  const root = getComputedStyle(document.documentElement);
  const schemes = root.colorScheme;
  if (/light/.test(schemes) !== /dark/.test(schemes)) return /dark/.test(schemes) ? 'dark' : 'light';

  const grounds = [getComputedStyle(document.body), root].map((style) => lightness(style.backgroundColor));
  const ground = grounds.find((found) => found !== undefined);
  const dark = ground === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : ground < 0.4;
  return dark ? 'dark' : 'light';
}

/** 0 to 1, of an opaque `rgb(…)`; undefined for anything else. Exact enough to tell a dark ground from a light one. */
function lightness(color: string): number | undefined {
  const rgb = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color);
  return rgb ? (Number(rgb[1]) + Number(rgb[2]) + Number(rgb[3])) / 765 : undefined;
}
