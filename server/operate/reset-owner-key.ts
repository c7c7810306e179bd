import { newSecretKey, secretHash } from '../access/secret.ts';
import { ConfigError } from '../config.ts';
import { engineOf } from '../storage/open-storage.ts';
import type { Operation, Outcome } from './operation.ts';

/** Makes another owner's key, forgets the password and ends every session; a running server takes it at once. */
export async function resetOwnerKey({ config, now, say }: Operation): Promise<Outcome> {
  if (config.adminKey !== undefined) {
    throw new ConfigError(
      'EARSHOT_ADMIN_KEY sets the key at every start: change it there, and start the server anew',
    );
  }
  const key = newSecretKey();
  const { upkeep } = await engineOf(config);
  await upkeep.resetOwnerKey(secretHash(key), { actor: { kind: 'server' }, at: now() });
  say(
    `The owner's key, shown this once. The one before is void, the password is forgotten, and every session has ended:\n${key}`,
  );
  return 0;
}
