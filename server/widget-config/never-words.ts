import type { Localised } from '../../shared/localised.ts';

/** What a card offers to those who want to hear of no survey any more. */
export const neverWords: Localised = {
  en: 'Don’t ask again',
  'zh-Hans': '不再询问',
  'zh-Hant': '不再詢問',
  ja: '今後表示しない',
  de: 'Nicht mehr fragen',
  fr: 'Ne plus me demander',
  es: 'No volver a preguntar',
  ar: 'لا تسألني مرة أخرى',
};
