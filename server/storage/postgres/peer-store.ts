import type { PeerStore } from '../contract/peers.ts';
import type { Committer } from './committer.ts';
import type { Listener } from './listener.ts';
import { livePeer } from './peers.ts';

export function peerStore(committer: Committer, listener: Listener): PeerStore {
  return {
    own: committer.process,
    shared: true,
    live: (at, until) => committer.commit((tx) => livePeer(tx, at, until)),
    tell: (messages) => listener.tell(messages),
    listen: (call) => listener.listen(call),
  };
}
