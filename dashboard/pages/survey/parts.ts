import { Breakdown } from './breakdown.tsx';
import { Languages } from './languages.tsx';
import { Leaving } from './leaving.tsx';
import { Questions } from './questions.tsx';
import { Versions } from './versions.tsx';

/** What stands further down on the page of a survey: loaded together when the first of them comes near. */
export const parts = { Breakdown, Questions, Leaving, Versions, Languages };
