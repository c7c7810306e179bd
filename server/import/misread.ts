/** Why a line cannot be stored, or what of it cannot: at which target, and what would be right. */
import type { Cause } from '../../shared/cause.ts';
export interface Misread {
  path: string;
  reason: string;
  cause?: Cause;
}

/** A cell as it may stand in a report, between quotation marks: short, on one line. */
export function shown(cell: unknown): string {
  const text = typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
