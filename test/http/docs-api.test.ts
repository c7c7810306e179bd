/** `docs/api.md` tells the truth: every call in it gives the answer that is shown. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCurl } from '../support/curl-command.ts';
import { expectShown } from '../support/documented-answer.ts';
import { createDocumentedShop, documentedDay } from '../support/documented-shop.ts';
import { handClock } from '../support/http-clock.ts';
import { ownerKey, startServer, type TestServer } from '../support/server.ts';

const text = readFileSync(fileURLToPath(new URL('../../docs/api.md', import.meta.url)), 'utf8');
const sections = text.split(/^## /m).slice(1);
/** Every call, under which heading it stands, and the answer that is shown after it. */
const examples = sections.flatMap((section) => {
  const heading = section.slice(0, section.indexOf('\n'));
  const blocks = [...section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, kind, body]) => ({
    kind,
    body: body!,
  }));
  return blocks.flatMap(({ kind, body }, i) =>
    kind === 'sh' && body.startsWith('curl')
      ? [{ heading, command: body.trim(), shown: blocks[i + 1]?.kind === 'json' ? blocks[i + 1]!.body : '' }]
      : [],
  );
});

let server: TestServer;
const variables: Record<string, string> = { KEY: ownerKey };
beforeAll(async () => {
  const clock = handClock(documentedDay);
  server = await startServer({ now: clock.now });
  variables.EARSHOT = server.url;
  variables.SITE = (await createDocumentedShop(server, clock)).id;
});
afterAll(() => server.close());

describe('the guide of the numbers', () => {
  it('answers eleven questions', () => {
    const questions = new Set(examples.map(({ heading }) => heading));
    expect([...questions].map((heading) => heading.split('.')[0])).toEqual(
      Array.from({ length: 11 }, (_, i) => String(i + 1)),
    );
  });

  it.each(examples)('$heading', async ({ command, shown }) => {
    const { url, ...init } = parseCurl(command, variables);
    const answer = await (await fetch(url, init)).json();
    variables.CURSOR = answer.results?.[0]?.responses ?? '';
    expectShown(shown, answer);
  });
});
