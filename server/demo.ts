/** The demo site and its surveys, made once at the first start so that `/demo` has something to ask. */
import { v7 } from 'uuid';
import type { z } from 'zod';
import { siteCreate } from '../shared/site.ts';
import { surveyCreate } from '../shared/survey.ts';
import { newPublicKey } from './routes/sites.ts';
import type { StoredSite } from './storage/contract/sites.ts';
import type { Storage } from './storage/storage.ts';

export async function createDemo(storage: Storage, now: number): Promise<StoredSite> {
  const by = { actor: { kind: 'server' }, at: now } as const;
  const fields = {
    ...siteCreate.parse({
      name: 'Demo shop',
      // The page in `examples/plain-html`; our own origin is allowed always.
      origins: ['http://localhost:8788', 'http://127.0.0.1:8788'],
      attributes: { plan: { type: 'string' }, orders: { type: 'number' } },
    }),
    id: v7(),
    publicKey: newPublicKey(),
  };
  const site = await storage.sites.create(fields, by);
  for (const survey of demoSurveys) {
    const { site: _site, ...fields } = surveyCreate.parse({ ...survey, site: site.id });
    await storage.surveys.create({ ...fields, id: v7() }, site.key, by);
  }
  return site;
}

/** The first shows itself; the others wait to be opened. */
const demoSurveys: Omit<z.input<typeof surveyCreate>, 'site'>[] = [
  {
    slug: 'recommend',
    name: 'Recommendation',
    status: 'live',
    questions: [
      {
        id: 'score',
        type: 'nps',
        required: true,
        text: {
          en: 'How likely are you to recommend us to a friend?',
          'zh-Hans': '您有多大可能向朋友推荐我们？',
          'zh-Hant': '您有多大可能向朋友推薦我們？',
        },
      },
      {
        id: 'why',
        type: 'text',
        text: {
          en: 'What could we do better?',
          'zh-Hans': '我们哪里可以做得更好？',
          'zh-Hant': '我們哪裡可以做得更好？',
        },
        if: { question: 'score', lte: 8 },
      },
      {
        id: 'praise',
        type: 'text',
        text: {
          en: 'What do you like most?',
          'zh-Hans': '您最喜欢什么？',
          'zh-Hant': '您最喜歡什麼？',
        },
        if: { question: 'score', gte: 9 },
      },
    ],
    show: { on: { delay: 3 }, every: '30d' },
  },
  {
    slug: 'product',
    name: 'Product stars',
    status: 'live',
    questions: [
      {
        id: 'stars',
        type: 'stars',
        required: true,
        text: {
          en: 'How do you rate this product?',
          'zh-Hans': '您给这件商品打几分？',
          'zh-Hant': '您給這件商品打幾分？',
        },
      },
      {
        id: 'comment',
        type: 'text',
        text: {
          en: 'What should others know about it?',
          'zh-Hans': '您想告诉其他人什么？',
          'zh-Hant': '您想告訴其他人什麼？',
        },
      },
    ],
    show: { on: {}, every: '30d' },
  },
  {
    slug: 'helpful',
    name: 'Page helpfulness',
    status: 'live',
    questions: [
      {
        id: 'helpful',
        type: 'thumbs',
        required: true,
        text: {
          en: 'Was this page helpful?',
          'zh-Hans': '本页对您有帮助吗？',
          'zh-Hant': '本頁對您有幫助嗎？',
        },
      },
      {
        id: 'reason',
        type: 'text',
        text: { en: 'What was missing?', 'zh-Hans': '缺少了什么？', 'zh-Hant': '缺少了什麼？' },
        if: { question: 'helpful', eq: 0 },
      },
    ],
    display: { position: 'bottom-left' },
    show: { on: {}, every: '30d' },
  },
];
