import { erasedValue } from '../storage/contract/counts.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { ReadRow } from './row-reader.ts';
import { unerased } from './unerased.ts';

/** The body of a response as a line says it: what of it fits the schema is looked at later. */
export function draftOf(
  id: string,
  { said, known, version, answers, attributes }: ReadRow,
  site: StoredSite,
): Record<string, unknown> {
  const dimension = (name: string) => unerased(said[name] ?? said[`dimensions.${name}`]);
  const page = unerased(said.page);
  const isAddress = page === undefined || /^https?:/i.test(String(page));
  return {
    id,
    revision: said.revision,
    site: site.publicKey,
    survey: known.survey.slug,
    version,
    // Of an erased one the answers that it had to have are gone.
    complete: said.erased === true ? false : said.complete,
    answers,
    page: isAddress ? page : undefined,
    route: unerased(said['dimensions.page']) ?? (isAddress ? undefined : page),
    touchpoint: dimension('touchpoint'),
    channel: dimension('channel') ?? 'import',
    language: dimension('language'),
    variant: dimension('variant'),
    release: dimension('release'),
    referrer: addressOfHost(dimension('referrer')),
    visitor: said.visitor,
    attributes: Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== erasedValue)),
    shownAt: isoOf(said.shownAt),
    submittedAt: isoOf(said.submittedAt),
    test: said.test === true || said.class === 'test' ? true : undefined,
    order: said.order,
    sampling: together(said, 'sampling', ['rate', 'unit']),
    vitals: together(said, 'vitals', ['lcp', 'inp', 'cls']),
    consent: said.consent,
    incentivised: said.incentivised,
  };
}

/** Exports have the host of what referred alone. */
function addressOfHost(referrer: unknown): unknown {
  return typeof referrer === 'string' && !referrer.includes('://') ? `https://${referrer}` : referrer;
}

function isoOf(at: unknown): string | undefined {
  return typeof at === 'number' ? new Date(at).toISOString() : undefined;
}

function together(said: ReadRow['said'], group: string, names: readonly string[]) {
  const parts = names.flatMap((name) => {
    const value = said[`${group}.${name}`];
    return value === undefined ? [] : [[name, value] as const];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}
