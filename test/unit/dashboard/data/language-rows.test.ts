import { expect, it } from 'vitest';
import { languageRows } from '../../../../dashboard/data/language-rows.ts';

const questions: { text: Record<string, string> }[] = [
  { text: { en: 'Recommend?', 'zh-Hans': '推荐？', 'zh-Hant': '推薦？' } },
  { text: { en: 'Why?', 'zh-Hans': '为什么？' } },
];

it('counts the questions of each language and the answers in it, the most answers first', () => {
  const rows = languageRows(questions, [
    { language: 'zh-Hans', n: 30 },
    { language: 'en', n: 10 },
  ]);
  expect(rows).toEqual([
    { tag: 'zh-Hans', translated: 2, answers: 30, share: 0.75 },
    { tag: 'en', translated: 2, answers: 10, share: 0.25 },
    { tag: 'zh-Hant', translated: 1, answers: 0, share: 0 },
  ]);
});

it.each([
  ['zh-TW', 'zh-Hant'],
  ['zh-CN', 'zh-Hans'],
  ['en-GB', 'en'],
  ['pt', 'en'],
])('says that who reads %s was shown %s', (language, reads) => {
  expect(languageRows(questions, [{ language, n: 5 }])[0]).toMatchObject({ translated: 0, reads });
});

it('says nothing of what is read by those whose language is not known', () => {
  expect(languageRows(questions, [{ language: '(none)', n: 5 }])[0]).not.toHaveProperty('reads');
});

it('has one text for all where nothing is translated', () => {
  expect(languageRows([{ text: 'Why?' }], [{ language: 'de', n: 2 }])).toEqual([
    { tag: 'de', translated: 0, answers: 2, share: 1 },
  ]);
});

it('knows no share where nobody has answered', () => {
  expect(languageRows(questions, []).map(({ share }) => share)).toEqual([null, null, null]);
});
