import { readAsked, writeAsked } from '../asked.ts';
import type { Visit } from '../visit.ts';
import { isConsented } from './consented.ts';
import { forgetVisitor } from './visitor-key.ts';
import { countVisit, forgetVisits } from './visits.ts';

/** Begins to keep what needs the visitor's consent: visits, and which surveys were shown. Or ends it, and forgets. */
export function keep(visit: Visit): void {
  const { site } = visit.config;
  if (isConsented(visit)) {
    countVisit(site, Date.now());
    visit.remember = (slug) => writeAsked(site, shownOf(visit, [slug, '*']));
    const before = Object.keys(visit.shown);
    if (before.length) writeAsked(site, shownOf(visit, before));
  } else {
    visit.remember = undefined;
    forgetVisits(site);
    forgetVisitor(site);
    const kept = Object.keys(readAsked(site)).filter((name) => name.startsWith('~'));
    if (kept.length) writeAsked(site, Object.fromEntries(kept.map((name) => [name, undefined])));
  }
}

function shownOf({ shown }: Visit, names: readonly string[]): Record<string, number | undefined> {
  return Object.fromEntries(names.map((name) => [`~${name}`, shown[name]]));
}
