/** The languages that the dashboard speaks, each by its own name. */
export const languages = { en: 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文' } as const;
export type Language = keyof typeof languages;

/** For each text, which is named by its English words, what it is in another language. */
export type Texts = Readonly<Record<string, string>>;

let spoken: { language: Language; texts: Texts } = { language: 'en', texts: {} };

/** Sets what is spoken: once, before any module is evaluated that says something. */
export function speak(language: Language, texts: Texts): void {
  spoken = { language, texts };
}

/** The language spoken, for words and numbers. */
export function languageTag(): Language {
  return spoken.language;
}

/** The language spoken, for dates: the English ones begin with the day. */
export function dateTag(): string {
  return spoken.language === 'en' ? 'en-GB' : spoken.language;
}

/** A text in the language spoken; in English where that does not have it. */
export function spokenText(message: string): string {
  return spoken.texts[message] ?? message;
}
