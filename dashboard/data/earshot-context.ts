import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Client } from '../../client/client.ts';
import type { Session } from '../../shared/session.ts';
import type { Answers } from './answers.ts';
import type { InTurn } from './turns.ts';
import type { View } from './view.ts';

/** What every part of a signed-in page may use. */
export interface Earshot {
  client: Client;
  /** Who is signed in. */
  me: Session;
  answers: Answers;
  /** For what there may be much of, such as something of every survey. */
  inTurn: InTurn;
  /** Shows another view. */
  go(view: View): void;
}

export const EarshotContext = createContext<Earshot | undefined>(undefined);

export function useEarshot(): Earshot {
  const earshot = useContext(EarshotContext);
  if (!earshot) throw new Error('The part stands outside of a signed-in page');
  return earshot;
}
