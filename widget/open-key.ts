/** Where a survey that was begun is kept while its page is away, in `sessionStorage`. */
export function openKey(site: string): string {
  return `earshot:${site}:open`;
}
