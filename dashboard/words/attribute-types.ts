import type { Site } from '../../shared/site.ts';
import { say } from './say.ts';

/** What an attribute can be. */
export const attributeTypes: Readonly<Record<Site['attributes'][string]['type'], string>> = {
  string: say('Text'),
  number: say('Number'),
  boolean: say('Yes or no'),
};
