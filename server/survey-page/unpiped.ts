/** A question's text with what it says without an answer in the place of each `{{score|…}}`: a page knows of none. Pure. */
export function unpiped(text: string): string {
  return text.replace(/\{\{[^{}|]*\|?([^{}]*)\}\}/g, '$1');
}
