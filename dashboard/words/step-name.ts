import { say } from './say.ts';

const names: Readonly<Record<string, string>> = {
  viewed: say('viewed'),
  opened: say('opened'),
  started: say('started'),
  submitted: say('submitted'),
  commented: say('commented'),
};

/** A step from seeing a survey to leaving a comment; one that is not known here by the server's name. */
export function stepName(step: string): string {
  return names[step] ?? step;
}
