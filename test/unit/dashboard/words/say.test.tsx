// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { hidden } from '../../../../dashboard/parts/hidden.tsx';
import { dateTag, languageTag, speak } from '../../../../dashboard/words/language.ts';
import { localisedText } from '../../../../dashboard/words/localised-text.ts';
import { say } from '../../../../dashboard/words/say.ts';
import { sayParts } from '../../../../dashboard/words/say-parts.ts';

afterEach(() => {
  speak('en', {});
  cleanup();
});

describe('say', () => {
  it('says a text in English where nothing else is spoken', () => {
    expect(say('{count, plural, one {# answer} other {# answers}}', { count: 1204 })).toBe('1,204 answers');
    expect(say('{count, plural, one {# answer} other {# answers}}', { count: 1 })).toBe('1 answer');
  });

  it('says it in the language spoken, with the numbers of that language', () => {
    speak('zh-Hans', {
      '{count, plural, one {# answer} other {# answers}}': '{count, number} 条回答',
      Undo: '撤销',
    });
    expect(say('Undo')).toBe('撤销');
    expect(say('{count, plural, one {# answer} other {# answers}}', { count: 1204 })).toBe('1,204 条回答');
  });

  it('says in English what a language has no words for', () => {
    speak('zh-Hant', {});
    expect(say('Allow {origin}', { origin: 'https://shop.example' })).toBe('Allow https://shop.example');
  });

  it('takes what looks like a tag as it stands', () => {
    expect(say('That of <html lang>, or {other}.', { other: 'none' })).toBe('That of <html lang>, or none.');
  });
});

describe('sayParts', () => {
  it('puts elements where the sentence of the language wants them', () => {
    speak('zh-Hans', {
      'Look at <link>{count} answers</link>, {name}': '{name}，<link>{count} 条回答</link>',
    });
    const parts = sayParts('Look at <link>{count} answers</link>, {name}', {
      link: (words) => <a href="/">{words}</a>,
      count: 3,
      name: <b>Ada</b>,
    });
    expect(render(<p>{parts}</p>).container.innerHTML).toBe('<p><b>Ada</b>，<a href="/">3 条回答</a></p>');
  });

  it('takes no markup from a value', () => {
    const parts = sayParts('Copy <hidden>{what}</hidden>', { what: '<img src=x>', hidden });
    const { container } = render(<p>{parts}</p>);
    expect(container.querySelector('img')).toBeNull();
    expect(container.textContent).toBe('Copy <img src=x>');
  });
});

it('has English dates begin with the day', () => {
  expect([languageTag(), dateTag()]).toEqual(['en', 'en-GB']);
  speak('zh-Hant', {});
  expect([languageTag(), dateTag()]).toEqual(['zh-Hant', 'zh-Hant']);
});

it('shows what an owner wrote in several languages in the one spoken, else in English', () => {
  speak('zh-Hans', {});
  expect(localisedText({ en: 'Price', 'zh-Hans': '价格' })).toBe('价格');
  expect(localisedText({ de: 'Preis', en: 'Price' })).toBe('Price');
  expect(localisedText({ de: 'Preis' })).toBe('Preis');
});
