/** The zeros of the digits that people type instead of ASCII's: Arabic, Persian, Devanagari and full-width ones. */
const zeros = [0x660, 0x6f0, 0x966, 0xff10];

const alike: Readonly<Record<string, string>> = {
  '＠': '@',
  '．': '.',
  '＋': '+',
  '－': '-',
  '–': '-',
  '‑': '-',
  '−': '-',
  '（': '(',
  '）': ')',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u3000': ' ',
};

const strange =
  /[\u00a0\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u2011\u2013\u202f\u2212\u3000＋－．（）０-９＠]/g;

/** The text with ASCII digits and signs in place of those that mean the same: as long, and each where it was. Pure. */
export function plainSigns(text: string): string {
  return text.replace(strange, (sign) => alike[sign] ?? digitOf(sign.charCodeAt(0)));
}

function digitOf(code: number): string {
  return `${code - zeros.findLast((zero) => zero <= code)!}`;
}
