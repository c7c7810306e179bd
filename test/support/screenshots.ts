/**
 * `npm run screenshots`: fills a server with twelve weeks of answers and takes a picture of every page of the dashboard,
 * light and dark, on a desk and on a phone, of the widget and of the gallery, into `docs/images/`.
 */
import { fileURLToPath } from 'node:url';
import { random } from '../../bench/random.ts';
import { launchBrowser } from './browser.ts';
import { type GivenAnswer, giveAnswers, giveSteps } from './dashboard-answers.ts';
import { openDashboard, settled } from './dashboard-page.ts';
import { openGallery } from './gallery.ts';
import { startServer, type TestServer } from './server.ts';

const day = 86_400_000;
const end = Date.now();
const weeks = 12;

/** Each page of the dashboard as its address asks for it. */
const views: Readonly<Record<string, string>> = {
  'sign-in': '',
  'new-site': 'page=new-site',
  'new-survey': 'page=new',
  install: 'survey=recommend&page=install',
  overview: 'period=28d',
  survey: 'survey=recommend&period=91d',
  explore: 'survey=recommend&page=explore&breakdown=page&compare=previous&period=28d',
  report: 'survey=recommend&page=report&period=28d',
  comments: 'survey=recommend&page=comments',
  journey: 'page=journey&period=28d',
  build: 'survey=recommend&page=build',
  settings: 'page=settings&tab=complaints',
  'settings-data': 'page=settings&tab=data',
  'settings-webhooks': 'page=settings&tab=webhooks',
  'settings-privacy': 'page=settings&tab=privacy',
  'settings-team': 'page=settings&tab=team',
};
const screens = [
  { suffix: '', width: 1440, height: 1000 },
  { suffix: '-phone', width: 390, height: 844 },
];

const comments: Record<'low' | 'high', readonly string[]> = {
  low: [
    'The delivery date was only shown after I had paid.',
    '物流太慢了，页面上写着明天到，结果等了四天。',
    'Promo code was rejected twice and I had to type everything again.',
    'I could not find out how to change the address.',
  ],
  high: [
    'Fastest checkout I have used this year.',
    'Clear prices, no surprises.',
    'Paying by phone worked the first time.',
  ],
};

function answersOf(weekNumber: number, next: () => number): GivenAnswer[] {
  return Array.from({ length: 18 }, () => {
    const luck = next() + weekNumber * 0.025;
    const score =
      luck > 0.62 ? 9 + Math.round(next()) : luck > 0.36 ? 7 + Math.round(next()) : Math.floor(next() * 7);
    const chosen = score <= 8 ? comments.low : comments.high;
    const text =
      next() < 0.25 ? { [score <= 8 ? 'why' : 'praise']: chosen[Math.floor(next() * chosen.length)]! } : {};
    const page = ['/checkout/done', '/checkout/pay', '/cart'][Math.floor(next() ** 2 * 3)]!;
    return {
      survey: 'recommend',
      answers: { score, ...text },
      page,
      touchpoint: { '/cart': 'Cart', '/checkout/pay': 'Payment', '/checkout/done': 'Delivery' }[page]!,
      release: weekNumber < 6 ? '2026.9' : weekNumber < 10 ? '2026.10' : '2026.11',
      language: next() < 0.2 ? 'zh-Hans' : 'en',
    };
  });
}

/** The answers of a week, spread over its days, the earliest first. */
function byDay(answers: readonly GivenAnswer[]): [weekday: number, answers: GivenAnswer[]][] {
  return [6, 5, 4, 3, 2, 1, 0].map((weekday) => [weekday, answers.filter((_, i) => i % 7 === weekday)]);
}

async function fill(server: TestServer, setNow: (at: number) => void): Promise<void> {
  const next = random(8);
  for (let i = 0; i < weeks; i++) {
    for (const [weekday, answers] of byDay(answersOf(i, next))) {
      setNow(end - (7 * (weeks - 1 - i) + weekday) * day - 3_600_000);
      await giveSteps(server, 'recommend', { viewed: 8, opened: 8, started: 4 });
      await giveAnswers(server, answers);
    }
  }
  setNow(end);
  const stars = Array.from({ length: 40 }, () => ({
    survey: 'product',
    answers: { stars: 5 - Math.floor(next() ** 2 * 4) },
  }));
  const thumbs = Array.from({ length: 30 }, () => ({
    survey: 'helpful',
    answers: { helpful: next() < 0.85 ? 1 : 0 },
  }));
  await giveAnswers(server, [...stars, ...thumbs]);
  await furnish(server);
}

/** What the settings have something to show of. */
async function furnish(server: TestServer): Promise<void> {
  const site = server.site.id;
  for (const asked of [{ format: 'csv', survey: 'recommend', period: '91d' }, { format: 'ndjson' }])
    await server.api('/v1/exports', { method: 'POST', body: { site, ...asked } });
  await server.app.idleJobs();
  const hook = { url: 'https://shop.example/hooks/feedback', survey: 'recommend', scoreAtMost: 6 };
  await server.api('/v1/webhooks', { method: 'POST', body: { site, ...hook } });
  for (const [email, role] of [
    ['mei@shop.example', 'owner'],
    ['jonas@shop.example', 'agent'],
  ])
    await server.api('/v1/members', { method: 'POST', body: { email, role } });
}

function imagePath(name: string): string {
  return fileURLToPath(new URL(`../../docs/images/${name}.png`, import.meta.url));
}

let now = end;
const server = await startServer({ now: () => now });
const browser = await launchBrowser();
try {
  await fill(server, (at) => {
    now = at;
  });
  for (const [view, query] of Object.entries(views)) {
    for (const theme of ['light', 'dark'] as const) {
      for (const { suffix, width, height } of screens) {
        const signedIn = view !== 'sign-in';
        const path = `/?site=${server.site.id}&${query}`;
        const dashboard = await openDashboard(browser, server, { width, theme, path, signedIn });
        await dashboard.page.setViewportSize({ width, height });
        if (view === 'build') {
          const preview = dashboard.page.frameLocator('.preview-stage iframe:last-child');
          await preview.getByRole('dialog').waitFor();
        }
        if (signedIn) await settled(dashboard.page);
        else await dashboard.page.locator('input#key').waitFor();
        await dashboard.page.screenshot({ path: imagePath(`${view}-${theme}${suffix}`) });
        await dashboard.close();
      }
    }
  }
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  await page.goto(`${server.url}/demo`);
  await page.getByRole('radio').nth(9).waitFor();
  await page.screenshot({ path: imagePath('widget') });
  const gallery = await openGallery(server);
  await page.goto(gallery.url);
  await page.getByRole('button', { name: 'Feedback' }).waitFor();
  await page.locator('[survey="type-consent"] [role=region]').waitFor();
  await page.screenshot({ path: imagePath('gallery'), fullPage: true });
  await gallery.close();
} finally {
  await browser.close();
  await server.close();
}
