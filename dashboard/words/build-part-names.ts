import type { BuildPart } from '../data/build/build-address.ts';
import { say } from './say.ts';

/** The parts of the page Build. */
export const buildPartNames: Readonly<Record<BuildPart, string>> = {
  questions: say('Questions'),
  show: say('When and to whom'),
  look: say('Look and words'),
  answers: say('How many answers'),
  versions: say('Versions'),
};
