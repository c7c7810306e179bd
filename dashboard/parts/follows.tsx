import { say } from '../words/say.ts';

/** Says whether the numbers of a page follow what happens. */
export function Follows({ live }: { live: boolean }) {
  return <span class={live ? 'follows' : 'follows not'}>{say('updates as answers arrive')}</span>;
}
