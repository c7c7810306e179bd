/**
 * What callers may do, least first; each includes those before it. `care` is to sort and judge what has come: tags, and
 * what a response counts as. Keys have it with `write`; it is a role's, so it is no scope of its own.
 */
export const abilities = ['read', 'care', 'write', 'admin'] as const;
export type Ability = (typeof abilities)[number];
