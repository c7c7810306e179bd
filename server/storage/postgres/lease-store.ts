import type { LeaseStore } from '../contract/leases.ts';
import type { Committer } from './committer.ts';
import { releaseLease, takeLease } from './leases.ts';

export function leaseStore(committer: Committer): LeaseStore {
  return {
    take: (name, holder, at, until) => committer.commit((tx) => takeLease(tx, name, holder, at, until)),
    release: (name, holder) => committer.commit((tx) => releaseLease(tx, name, holder)),
  };
}
