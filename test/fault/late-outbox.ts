/** A server that enters what webhooks are to be told of after the commit, not within it. The harness must catch it. */
import { Outbox as HonestOutbox } from '../../server/storage/sqlite/outbox.ts';

const late = 100;

export class Outbox extends HonestOutbox {
  override enterResponse(...told: Parameters<HonestOutbox['enterResponse']>): void {
    setTimeout(() => {
      super.enterResponse(...told);
      this.tell();
    }, late);
  }
}
