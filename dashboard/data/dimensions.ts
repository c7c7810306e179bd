import type { Site } from '../../shared/site.ts';
import { say } from '../words/say.ts';

/** What answers can be broken down and filtered by, and how it is called on the page. */
export interface Dimension {
  name: string;
  label: string;
}

const fixed: Readonly<Record<string, string>> = {
  page: say('Page'),
  touchpoint: say('Touchpoint'),
  channel: say('Channel'),
  device: say('Device'),
  browser: say('Browser'),
  language: say('Language'),
  country: say('Country'),
  referrer: say('Referrer'),
  release: say('Release'),
  variant: say('Variant'),
  version: say('Version of the survey'),
  rating: say('Rating'),
};

/** What names a row beside them. */
const others: Readonly<Record<string, string>> = { survey: say('Survey'), option: say('Option') };

/** The dimensions of a site: those that every answer has, and the attributes that the site declares. */
export function dimensionsOf({ attributes }: Pick<Site, 'attributes'>): Dimension[] {
  return [
    ...Object.entries(fixed).map(([name, label]) => ({ name, label })),
    ...Object.keys(attributes).map((name) => ({ name, label: name })),
  ];
}

/** How a dimension is called; one that the site no longer declares by its name. */
export function dimensionLabel(name: string): string {
  const labels = { ...others, ...fixed };
  return Object.hasOwn(labels, name) ? labels[name]! : name;
}
