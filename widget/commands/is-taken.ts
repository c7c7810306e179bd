/** Whether the server takes a text: at most 200 characters, none of them half of one. A refused answer is a lost one. */
export function isTaken(text: string): boolean {
  return text.length <= 200 && !/[\ud800-\udfff]/u.test(text);
}
