import type { QuestionType } from '../shared/question.ts';
import type { SiteCreate } from '../shared/site.ts';
import { random } from './random.ts';

/** The site that is measured: it declares the two attributes of the workload. */
export const benchSite: SiteCreate = {
  name: 'Bench',
  origins: ['https://shop.example'],
  timezone: 'Europe/Berlin',
  attributes: { plan: { type: 'string' }, orders: { type: 'number' } },
  minimumN: 1,
  complaintRule: { detractors: true, bottomBox: 2, thumbsDown: true, effort: 3, comment: true },
  asking: { every: '1d', honourSignals: true },
  maskPersonalData: true,
  pageParameters: [],
  retention: { answers: null, comments: null, audit: null },
};

/** What the loaded site's public key is. */
export const benchPublicKey = 'pk_bench_0123456789';

/** Its survey: a rating and a comment. */
export const benchSurvey = {
  slug: 'bench',
  name: 'Bench',
  status: 'live' as const,
  questions: [
    { id: 'score', type: 'nps' as const satisfies QuestionType, text: 'How likely?', required: true },
    { id: 'why', type: 'text' as const satisfies QuestionType, text: 'Why?', required: false },
  ],
};

export const userAgents = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
  'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
];

/** One response of the workload, as the widget would send it. */
export interface WorkloadBody {
  id: string;
  site: string;
  survey: string;
  answers: { score: number; why: string };
  page: string;
  touchpoint: string;
  channel: string;
  language: string;
  release: string;
  variant: string;
  referrer: string;
  attributes: { plan: string; orders: number };
}

/**
 * Distinct responses without end: a score, a comment of 60 characters, and every dimension filled. Few values of a
 * dimension get most of the answers, as on real sites.
 *
 * @param site the site's public key
 * @param seed the same seed gives the same responses, ids included
 */
export function workload(site: string, seed: number): () => WorkloadBody {
  const next = random(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(next() ** 2 * values.length)]!;
  let serial = 0;
  return () => ({
    id: uuidV7(Date.UTC(2026, 0, 1) + seed * 1000 + Math.floor(serial++ / 50), next),
    site,
    survey: benchSurvey.slug,
    answers: { score: Math.floor(next() ** 0.5 * 11), why: comment(next) },
    page: `https://shop.example${pick(pages)}`,
    touchpoint: pick(touchpoints),
    channel: 'widget',
    language: pick(languages),
    release: pick(releases),
    variant: pick(variants),
    referrer: pick(referrers),
    attributes: { plan: pick(plans), orders: Math.floor(next() ** 3 * 30) },
  });
}

const pages = Array.from({ length: 100 }, (_, i) => `/section-${i % 10}/page-${i}`);
const touchpoints = ['checkout', 'search', 'product', 'account', 'support', 'home'];
const languages = ['en-GB', 'en-US', 'de-DE', 'zh-CN', 'fr-FR', 'es-ES', 'ja-JP', 'ar-EG'];
const releases = Array.from({ length: 24 }, (_, i) => `2026.${(i >> 1) + 1}.${i % 2}`);
const variants = ['a', 'b', 'c'];
const referrers = Array.from({ length: 20 }, (_, i) => `https://referrer-${i}.example/`);
const plans = ['free', 'pro', 'team', 'enterprise'];
const words = [
  'the',
  'delivery',
  'date',
  'was',
  'unclear',
  'but',
  'fast',
  'search',
  'worked',
  'price',
  'slow',
  'page',
];

function comment(next: () => number): string {
  let text = '';
  while (text.length < 60) text += `${words[Math.floor(next() * words.length)]} `;
  return text.slice(0, 60);
}

function uuidV7(at: number, next: () => number): string {
  const hex = (digits: number) =>
    Math.floor(next() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  const time = at.toString(16).padStart(12, '0');
  const variant = (8 + Math.floor(next() * 4)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(6)}${hex(6)}`;
}
