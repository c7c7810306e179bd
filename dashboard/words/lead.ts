/** A short statement: what matters most, and what follows it in quieter type. */
export interface Lead {
  lead: string;
  rest: string;
}
