import type { ReadTexts } from '../text/read-texts.ts';
import { type ThemeMatch, themeMatch } from '../text/theme-match.ts';

/** How many rules are kept ready: some megabytes of them, as they are written. */
const kept = 500;

/** Rules of themes, each made ready when the first text is judged by it. */
export class ThemeRules {
  readonly #ready = new Map<string, ThemeMatch>();

  /** @param rule as it is stored */
  matches(rule: string, texts: ReadTexts): boolean {
    const match = this.#ready.get(rule) ?? themeMatch(JSON.parse(rule));
    // The last one used stands last.
    this.#ready.delete(rule);
    this.#ready.set(rule, match);
    if (this.#ready.size > kept) this.#ready.delete(this.#ready.keys().next().value!);
    return match(texts);
  }
}
