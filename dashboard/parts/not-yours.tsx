import { useEarshot } from '../data/earshot-context.ts';
import { roleSentence } from '../words/role-words.ts';

/** Stands where something is that the role does not include, and says why nothing else does. */
export function NotYours() {
  const { me } = useEarshot();
  return me.role === 'owner' ? null : <p class="said">{roleSentence(me.role)}</p>;
}
