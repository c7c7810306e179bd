/** The commands that few pages give; a chunk of its own. */
import type { EarshotCommands } from '../earshot.d.ts';
import type { Command, FindCommand, OwnCommand } from '../page.ts';
import { attributes } from './attributes.ts';
import { consent } from './consent.ts';
import { debug } from './debug.ts';
import { destroy } from './destroy.ts';
import { embed } from './embed.ts';
import { explain } from './explain.ts';
import { identify } from './identify.ts';
import { off, on } from './listen.ts';
import { reset } from './reset.ts';
import { route } from './route.ts';
import { show } from './show.ts';
import { vitals } from './vitals.ts';
import { warn } from './warn.ts';

const commands: Record<Exclude<keyof EarshotCommands, OwnCommand>, Command> = {
  show,
  hide: ({ stage }) => stage?.hide(),
  embed,
  identify,
  attributes,
  consent,
  reset,
  on,
  off,
  explain,
  route,
  debug,
  vitals,
  destroy,
};

/** What obeys the command; undefined, with a warning to the page's developer, where it is none. */
const find: FindCommand = (name) => {
  if (Object.hasOwn(commands, name)) return commands[name as keyof typeof commands];
  warn(`"${name}" is no command; there are open, close, event, ${Object.keys(commands).join(', ')}`);
  return undefined;
};
export default find;
