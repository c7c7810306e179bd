/** What speaks against a survey, by the rule that it breaks. */
export type RuleObjection =
  | 'device'
  | 'attributes'
  | 'referrer'
  | 'time'
  | 'consent'
  | 'visits'
  | 'cancelled';
