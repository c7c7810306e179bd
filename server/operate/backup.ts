import path from 'node:path';
import { backupsOf } from './backups-of.ts';
import type { Operation, Outcome } from './operation.ts';
import { showGrowth } from './show-growth.ts';
import { sizeText } from './size-text.ts';

/** Copies the data into one file, which a restore takes; the server may run meanwhile. */
export async function backup({ config, now, say }: Operation, to: string | undefined): Promise<Outcome> {
  const backups = await backupsOf(config);
  const began = now();
  const name = `earshot-${new Date(began).toISOString().slice(0, 19).replaceAll(':', '-')}.db`;
  const file = path.resolve(to ?? path.join(config.dataFolder, 'backups', name));
  say(`Copying ${config.dataFolder} …`);
  const hideGrowth = showGrowth(`${file}.partial`);
  let size: number;
  try {
    size = backups.backUp(file, began);
  } finally {
    await hideGrowth();
  }
  say(`${file}: ${sizeText(size)}, checked, in ${((now() - began) / 1000).toFixed(1)} s.`);
  return 0;
}
