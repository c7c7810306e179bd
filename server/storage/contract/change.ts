/** Who changes something, and why a change is not made. */
import type { Actor } from '../../../shared/audit.ts';

/** Why a change was not made: expected outcomes, never thrown. */
export type Refusal = { refused: 'already_exists' | 'not_found' | 'recounting' | 'changed_meanwhile' };

/**
 * Who makes a change, and when (epoch milliseconds). Each method that takes one enters the change into the audit, in
 * the same transaction: both are on disk or neither is. What was refused or changed nothing is not entered.
 */
export interface Author {
  actor: Actor;
  at: number;
}
