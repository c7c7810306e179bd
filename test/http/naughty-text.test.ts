/** Whatever people write is kept as they wrote it, in its normal form: sent alone, in a batch, or added later. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Site } from '../../shared/site.ts';
import { postEvents, postResponse } from '../support/http-calls.ts';
import { responseId, responseTo } from '../support/http-response.ts';
import { createSite, createSurvey, stored } from '../support/http-site.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let site: Site;
let count = 0;
beforeAll(async () => {
  server = await startServer({ listen: false });
  site = await createSite(server);
  await createSurvey(server, site);
});
afterAll(() => server.close());

it.each<[string, string]>([
  ['undefined', 'undefined'],
  ['null', 'null'],
  ['NaN', 'NaN'],
  ['-0', '-0'],
  ['1e999', '1e999'],
  ['true', 'true'],
  ['(none)', '(none)'],
  ['(other)', '(other)'],
  ['__proto__', '__proto__'],
  ['constructor', 'constructor'],
  ['{"score":0}', '{"score":0}'],
  ["'; DROP TABLE responses; --", "'; DROP TABLE responses; --"],
  ["Robert'); DELETE FROM answers", "Robert'); DELETE FROM answers"],
  ['%s %n %x', '%s %n %x'],
  ['#{7*7} {{7*7}} <%= 7*7 %>', '#{7*7} {{7*7}} <%= 7*7 %>'],
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['"><img src=x onerror=alert(1)>', '"><img src=x onerror=alert(1)>'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
  ['=HYPERLINK("https://evil.example")', '=HYPERLINK("https://evil.example")'],
  ['+1-1@SUM(1)', '+1-1@SUM(1)'],
  ['../../etc/passwd', '../../etc/passwd'],
  ['\\u0000 \\x00 %00', '\\u0000 \\x00 %00'],
  ['a\u0000b', 'ab'],
  ['a\ud800b', 'a\ufffdb'],
  ['\udc00', '\ufffd'],
  ['cafe\u0301', 'café'],
  ['\u1112\u1161\u11ab', '한'],
  ['\u212b', 'Å'],
  ['ﬁ ① ｆｕｌｌ', 'ﬁ ① ｆｕｌｌ'],
  ['a\u200bb\ufeffc', 'a\u200bb\ufeffc'],
  ['\u202eevil\u202c', '\u202eevil\u202c'],
  ['مرحبا بالعالم', 'مرحبا بالعالم'],
  ['速度很快，谢谢！', '速度很快，谢谢！'],
  ['👩‍👩‍👧‍👦 🏳️‍🌈 👍🏿', '👩‍👩‍👧‍👦 🏳️‍🌈 👍🏿'],
  ['İıſß', 'İıſß'],
  ['line\r\nbreak\ttab\u2028\u0085', 'line\r\nbreak\ttab\u2028\u0085'],
  ['\u0001\u001b[31mred\u007f', '\u0001\u001b[31mred\u007f'],
  ['Z̶a̷l̸g̵o̶', 'Z̶a̷l̸g̵o̶'.normalize('NFC')],
  ['  both ends  ', '  both ends  '],
])('%j', async (sent, kept) => {
  const [alone, batched, added] = [++count, ++count, ++count];
  const answers = { score: 9, why: sent };
  const plain = { 'content-type': 'text/plain' };
  const one = await postResponse(server, responseTo(site, alone, { answers }), plain);
  expect(one.statusCode).toBe(201);
  const event = { type: 'response', response: responseTo(site, batched, { answers }) };
  const batch = await postEvents(server, { site: site.publicKey, events: [event] });
  expect(batch.json().results).toMatchObject([{ status: 'stored' }]);
  const { receipt } = (await postResponse(server, responseTo(site, added))).json();
  const url = `/v1/receipts/${receipt}`;
  const payload = { answers: { why: sent } };
  const grown = await server.app.server.inject({ method: 'PATCH', url, payload });
  expect(grown.json()).toMatchObject({ answers: { why: kept } });
  const found = await stored(server, site);
  for (const n of [alone, batched, added])
    expect(found.find(({ id }) => id === responseId(n))!.answers.why).toBe(kept);
});
