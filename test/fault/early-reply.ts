/** A server that breaks the promise: it acknowledges first and commits a little later. The harness must catch it. */
import { GroupCommit as HonestGroupCommit } from '../../server/ingest/group-commit.ts';
import type { StoredResponse, WriteOutcome } from '../../server/storage/contract/stored-response.ts';

export { QueueFull } from '../../server/ingest/group-commit.ts';

const late = 50;

export class GroupCommit extends HonestGroupCommit {
  override async write(response: StoredResponse): Promise<WriteOutcome> {
    this.assertRoom();
    setTimeout(() => void super.write(response), late);
    return 'stored';
  }
}
