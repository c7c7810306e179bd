/** `examples/client`, as its README says to run it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { giveAnswers } from '../support/dashboard-answers.ts';
import { ownerKey, startServer, type TestServer } from '../support/server.ts';

const script = fileURLToPath(new URL('../../examples/client/index.mjs', import.meta.url));

let server: TestServer;
let running: ChildProcess;
beforeEach(async () => {
  server = await startServer();
});
afterEach(async () => {
  running.kill();
  await server.close();
});

function run(key: string) {
  const env = { ...process.env, EARSHOT_URL: server.url, EARSHOT_KEY: key };
  const child = spawn(process.execPath, [script, 'recommend'], { env });
  running = child;
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  /** The lines up to and with one that says this. */
  const until = async (text: string): Promise<string[]> => {
    const read: string[] = [];
    while (!read.at(-1)?.includes(text)) read.push((await lines.next()).value ?? text);
    return read;
  };
  return { child, until };
}

it('prints the score with its interval, the comments behind it, the pages, and what happens from then on', async () => {
  const given = [10, 10, 9, 9, 9, 0].map((score) => ({ survey: 'recommend', answers: { score } }));
  await giveAnswers(server, given);
  await giveAnswers(server, [
    { survey: 'recommend', answers: { score: 3, why: 'The date was unclear' }, page: '/cart' },
  ]);
  const { until } = run(ownerKey);
  expect(await until('Following')).toEqual([
    expect.stringMatching(/^NPS 43 from 7 answers, 95 % between -?\d+ and \d+$/),
    '  “The date was unclear”',
    expect.stringMatching(/^ {2}\/checkout\/done: 67 from 6 answers, 95 % between/),
    '  /cart: too few answers (1)',
    'Following …',
  ]);
  await giveAnswers(server, [{ survey: 'recommend', answers: { score: 0 } }]);
  expect(await until('NPS')).toEqual(['New in recommend:', expect.stringMatching(/^NPS 25 from 8 answers/)]);
});

it('says what is wrong with the key, and ends', async () => {
  const { child } = run('sk_wrong');
  const said = once(child.stderr, 'data');
  const [code] = await once(child, 'exit');
  expect([code, String(await said)]).toEqual([1, expect.stringContaining('unauthorized')]);
});
