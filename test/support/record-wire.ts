/**
 * Records what the widget of this build says to the server, into `test/contract/wire/`: once a release, and never again
 * for one that is out. `npm run record`
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { startServer } from './server.ts';
import { startHost } from './widget-host.ts';
import { startWireProxy } from './wire-proxy.ts';
import { tapeFolder, tapeSurveys, type WireTape } from './wire-tape.ts';

const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const server = await startServer();
const proxy = await startWireProxy(server.url);
const made = await server.api('/v1/sites', { method: 'POST', body: { name: 'Recorded', origins: [] } });
const site = (await made.json()) as { id: string; publicKey: string };
for (const survey of tapeSurveys) {
  await server.api('/v1/surveys', { method: 'POST', body: { site: site.id, ...survey } });
}
const host = await startHost({
  earshot: proxy.url,
  site: site.publicKey,
  attributes: 'data-touchpoint="cart"',
});
await server.api(`/v1/sites/${site.id}`, { method: 'PATCH', body: { origins: [host.url] } });
const browser = await launchBrowser();

/** A visitor who has never been here, for as long as it takes. */
async function visitor(act: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${host.url}/cart`);
  await act(page);
  await context.close();
}

async function open(page: Page, slug: string): Promise<void> {
  await page.waitForFunction(() => 'earshot' in window);
  await page.evaluate(
    (name) => (window as unknown as { earshot(...c: string[]): void }).earshot('open', name),
    slug,
  );
  await page.getByRole('dialog').waitFor();
}

/** Waits until so many batches have gone to the server. */
async function batches(count: number): Promise<void> {
  while (proxy.requests.filter(({ method }) => method === 'POST').length < count) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

await visitor(async (page) => {
  await open(page, 'recommend');
  await page.getByRole('radio', { name: '3' }).click();
  await page.getByRole('textbox').fill('Delivery took four days');
  await page.getByRole('button', { name: 'Send' }).click();
  await batches(1);
});
await visitor(async (page) => {
  await open(page, 'recommend');
  await page.getByRole('radio', { name: '3' }).click();
  await page.keyboard.press('Escape');
  await batches(2);
});
await visitor(async (page) => {
  await open(page, 'product');
  await page.getByRole('button', { name: 'Not now' }).click();
  await batches(3);
});
await visitor(async (page) => {
  await open(page, 'product');
  await page.goto('about:blank');
  await batches(4);
});

const tape: WireTape = {
  widget: version,
  publicKey: site.publicKey,
  surveys: tapeSurveys,
  requests: proxy.requests,
};
await mkdir(tapeFolder, { recursive: true });
await writeFile(new URL(`widget-${version}.json`, tapeFolder), `${JSON.stringify(tape, null, 2)}\n`);
console.log(`widget-${version}.json: ${tape.requests.length} requests`);
await browser.close();
await host.close();
await proxy.close();
await server.close();
