import type { ProblemCode } from '../../shared/problem.ts';
import type { RefusingLimit } from '../limits/gate.ts';

/** Why something was turned away, by the guard that did it: a closed list, so that the series stay few. */
export type DropReason =
  | 'address_limit'
  | 'visitor_limit'
  | 'site_limit'
  | 'config_address_limit'
  | 'config_site_limit'
  | 'origin'
  | 'body_too_large'
  | 'overloaded'
  | 'storage_unavailable'
  | 'connection_limit'
  | 'headers_too_large'
  | 'too_slow'
  | 'no_http'
  | 'funnel_full';

export const dropReasonOfLimit: Readonly<Record<RefusingLimit, DropReason>> = {
  address: 'address_limit',
  visitor: 'visitor_limit',
  site: 'site_limit',
  configAddress: 'config_address_limit',
  configSite: 'config_site_limit',
};

const ofProblem: Readonly<Partial<Record<ProblemCode, DropReason>>> = {
  origin_not_allowed: 'origin',
  payload_too_large: 'body_too_large',
  overloaded: 'overloaded',
  storage_unavailable: 'storage_unavailable',
};

/** The guard behind a problem; undefined where the problem is the caller's own, or a limit, which tells of itself. */
export function dropReasonOf(code: ProblemCode): DropReason | undefined {
  return ofProblem[code];
}

/** Why a connection was cut before a request was read, by the code of Node's error. */
export function dropReasonOfClientError(code: string | undefined): DropReason {
  if (code === 'HPE_HEADER_OVERFLOW') return 'headers_too_large';
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'too_slow' : 'no_http';
}
