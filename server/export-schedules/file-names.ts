/** How the files of scheduled exports are called. Pure: nothing that somebody wrote gets into a name as it is. */
import type { ExportFormat } from '../../shared/export.ts';

/** `shop_checkout`: letters, digits and hyphens of either name, whatever they are made of. */
export function stemOf(site: string, survey: string | undefined): string {
  return `${partOf(site, 'site')}_${survey === undefined ? 'responses' : partOf(survey, 'survey')}`;
}

/** `shop_checkout_2026-11-23.csv` */
export function fileName(stem: string, day: string, format: ExportFormat): string {
  return `${stem}_${day}.${format}`;
}

/** Of these names those that the schedule of a stem has written, the latest first. */
export function filesOf(stem: string, names: readonly string[]): string[] {
  const own = new RegExp(`^${stem}_\\d{4}-\\d{2}-\\d{2}\\.(?:csv|ndjson)$`);
  const day = (name: string) => name.slice(stem.length + 1, stem.length + 11);
  return names.filter((name) => own.test(name)).sort((a, b) => (day(a) < day(b) ? 1 : -1));
}

function partOf(name: string, other: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return plain || other;
}
