/**
 * An engine whose rows and counts are two transactions: where the second one does not come through, whoever sends again
 * counts again. The harness must catch it.
 */
import { CountedRows as HonestCountedRows, Moves } from '../../server/storage/postgres/counted-rows.ts';

export { Moves } from '../../server/storage/postgres/counted-rows.ts';

export class CountedRows extends HonestCountedRows {
  override async move(
    tx: Parameters<HonestCountedRows['move']>[0],
    zones: Parameters<HonestCountedRows['move']>[1],
    moves: Moves,
  ): Promise<void> {
    const counted = new Moves();
    counted.counted.push(...moves.counted);
    await super.move(tx, zones, counted);
    await tx.several(['COMMIT', 'BEGIN']);
    await super.move(tx, zones, Object.assign(new Moves(), moves, { counted: [] }));
  }
}
