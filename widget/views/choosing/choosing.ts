import css from '../../styles/choosing.css';
import options from '../../styles/options.css';
import type { CreateFamily } from '../../visit.ts';
import { arranged } from './arranged.ts';
import { choice } from './choice.ts';
import { choices } from './choices.ts';
import { consent } from './consent.ts';

/** Questions that are answered with some of several options; a chunk of its own. */
const choosing: CreateFamily = (kit) => ({
  css: options + css,
  arranged,
  views: { choice: choice(kit), choices: choices(kit), consent: consent(kit) },
});
export default choosing;
