import { expect, it } from 'vitest';
import { fittingLanguage } from '../../../../dashboard/data/fitting-language.ts';

it.each([
  [['en-GB', 'en'], 'en'],
  [['zh-CN', 'zh', 'en'], 'zh-Hans'],
  [['zh'], 'zh-Hans'],
  [['zh-SG'], 'zh-Hans'],
  [['zh-TW', 'zh', 'en-US'], 'zh-Hant'],
  [['zh-HK'], 'zh-Hant'],
  [['zh-MO'], 'zh-Hant'],
  [['zh-Hant-CN'], 'zh-Hant'],
  [['zh-Hans-HK'], 'zh-Hans'],
  [['de-DE', 'zh-TW', 'en'], 'zh-Hant'],
  [['fr', 'en', 'zh-CN'], 'en'],
  [['de', 'fr'], 'en'],
  [['en-US@posix'], 'en'],
  [['en-US@posix', 'zh-CN'], 'zh-Hans'],
  [[], 'en'],
])('speaks to a reader of %o in %s', (tags, language) => {
  expect(fittingLanguage(tags)).toBe(language);
});
