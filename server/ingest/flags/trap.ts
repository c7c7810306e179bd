import type { FlagRule } from './evidence.ts';

/** The honeypot is filled: a field that no person sees. */
export const trap: FlagRule = ({ body }) => body.trap !== undefined && body.trap !== '';
