import { say } from './say.ts';

/** What is said of a breakdown whose answers have no value of it, and how answers get one. */
export function onlyUnnamed(dimension: string): string {
  switch (dimension) {
    case 'touchpoint':
      return say('No answer says its touchpoint. Name it in the script tag: data-touchpoint="checkout".');
    case 'release':
      return say('No answer says its release. Name it in the script tag: data-release="2026.11.1".');
    case 'variant':
      return say('No answer says its variant. Name it in the script tag: data-variant="b".');
    case 'country':
      return say('No answer says its country: only a proxy that the server trusts can tell it.');
    default:
      return say('No answer of this period has a value here.');
  }
}
