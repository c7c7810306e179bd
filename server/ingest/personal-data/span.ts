/** Where something stands in a text, in UTF-16 units, half-open. */
export interface Span {
  from: number;
  to: number;
}
