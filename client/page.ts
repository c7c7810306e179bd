/** One page of a list; `next` is the cursor of the one after it, null on the last. */
export interface Page<T> {
  items: T[];
  next: string | null;
}
