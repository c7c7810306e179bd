/** Not to let something happen first, but to come at a moment that nobody has chosen. */
export function moment(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
