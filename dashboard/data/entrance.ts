import type { OidcProblem } from '../../shared/oidc.ts';
import { entranceWords } from '../words/entrance-words.ts';

/** What somebody comes in by, beside the view: behind `#`, which no server is told. */
export interface Entrance {
  /** What a link of an invitation holds. */
  token?: string;
  /** Why the provider of identities signed nobody in. */
  problem?: OidcProblem;
}

/** Reads `#/join?token=…` and `#/sign-in?problem=…`. */
export function readEntrance(hash: string): Entrance {
  const [place, search] = hash.split('?', 2);
  const parameters = new URLSearchParams(search);
  const token = parameters.get('token');
  const problem = parameters.get('problem');
  if (place === '#/join' && token) return { token };
  if (place === '#/sign-in' && problem && isProblem(problem)) return { problem };
  return {};
}

function isProblem(name: string): name is OidcProblem {
  return Object.hasOwn(entranceWords, name);
}
