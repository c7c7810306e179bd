/** What the list of sites is kept under. */
export const sitesKey = 'sites';

/** What the list of a site's surveys is kept under. */
export function surveysKey(site: string): string {
  return `surveys ${site}`;
}
