import type { Language, Texts } from '../words/language.ts';

const loaders: Readonly<Record<Language, () => Promise<Texts>>> = {
  en: async () => ({}),
  'zh-Hans': async () => (await import('../languages/zh-Hans.json')).default,
  'zh-Hant': async () => (await import('../languages/zh-Hant.json')).default,
};

/** The texts of a language; of English none, since each text is named by its English words. */
export function loadTexts(language: Language): Promise<Texts> {
  return loaders[language]();
}
