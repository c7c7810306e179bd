import { say } from './say.ts';

/** Why what was typed is no origin, and what would be. */
export function originFault(typed: string): string {
  return say(
    '“{typed}” is no address of a site. Write it like https://shop.example, or https://*.shop.example for all its subdomains.',
    { typed },
  );
}
