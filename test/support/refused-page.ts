import { v7 } from 'uuid';
import { expect } from 'vitest';
import type { TestServer } from './server.ts';

/** An answer comes from a page that may not send any: it is refused, and the page is noted among those that were. */
export async function refusePage(server: TestServer, origin: string, survey: string): Promise<void> {
  const body = { id: v7(), site: server.site.publicKey, survey, answers: { score: 1 } };
  const refused = await server.api('/v1/responses', { method: 'POST', headers: { origin }, body });
  expect(refused.status).toBe(403);
  await server.app.flushRefusedOrigins();
}
