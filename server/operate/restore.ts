import path from 'node:path';
import { backupsOf } from './backups-of.ts';
import type { Operation, Outcome } from './operation.ts';

/** Puts a backup in place of the data, while no server runs. */
export async function restore({ config, say }: Operation, from: string): Promise<Outcome> {
  const aside = (await backupsOf(config)).restore(path.resolve(from));
  say(`${config.dataFolder} holds the data of ${path.resolve(from)} now: start the server.`);
  if (aside !== null) say(`What was there before is in ${aside}.`);
  return 0;
}
