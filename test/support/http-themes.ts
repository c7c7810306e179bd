/** Themes as the owner makes them over REST. */
import { expect } from 'vitest';
import type { ThemeAnswer, ThemeInput } from '../../shared/theme.ts';
import { asOwner } from './http-calls.ts';
import type { TestServer } from './server.ts';

export async function createTheme(
  server: TestServer,
  site: { id: string },
  fields: Partial<ThemeInput> = {},
): Promise<ThemeAnswer> {
  const body = { site: site.id, name: 'Delivery', words: ['late', 'deliver*'], ...fields };
  const answer = await asOwner(server, 'POST', '/v1/themes', body);
  expect(answer.statusCode, answer.payload).toBe(201);
  return answer.json();
}
