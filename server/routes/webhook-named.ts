import { z } from 'zod';
import type { Caller } from '../access/caller.ts';
import { invalid, type Problem } from '../problem.ts';
import type { StoredWebhook } from '../storage/contract/webhooks.ts';
import type { Storage } from '../storage/storage.ts';

export const webhookById = z.strictObject({ id: z.string().min(1).max(64) });

/** The webhook that the path names, looked for at the caller's sites alone. */
export async function webhookNamed(
  storage: Pick<Storage, 'webhooks'>,
  { params, caller }: { params: unknown; caller: Caller },
): Promise<StoredWebhook> {
  const webhook = await storage.webhooks.find((params as { id: string }).id, caller.sites);
  if (!webhook) throw unknownWebhook();
  return webhook;
}

export function unknownWebhook(): Problem {
  return invalid('not_found', 'id', 'is not the id of a webhook here');
}
