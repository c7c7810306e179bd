import { judge } from './judge.ts';
import { keep } from './keep.ts';
import { turn } from './turn.ts';

/**
 * What few surveys ask of the moment, what is kept with the visitor's consent, and pages that become other ones; a chunk of
 * its own.
 */
const rules = { judge, keep, turn };
export default rules;
export type Rules = typeof rules;
