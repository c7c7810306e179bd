import type { RefusedOrigin } from '../../shared/site.ts';
import type { About } from './about.ts';
import { useEarshot } from './earshot-context.ts';
import { type Shown, useAnswer } from './use-answer.ts';
import { useRenewal } from './use-renewal.ts';

const about: About = { what: ['site'] };

/** Milliseconds: a refusal changes nothing of the site, so the stream of changes says nothing of it. */
const every = 2_000;

/** Which origins the site has refused, asked again and again while somebody sees the page. */
export function useRefusedOrigins(site: string): Shown<RefusedOrigin[]> {
  const { client } = useEarshot();
  useRenewal(about, every);
  return useAnswer(`refused ${site}`, () => client.sites.refusedOrigins(site), about);
}
