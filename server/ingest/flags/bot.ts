import type { FlagRule } from './evidence.ts';

/** Its user agent names itself a crawler: such a sender is a bot by its own word. */
export const bot: FlagRule = ({ crawler }) => crawler;
