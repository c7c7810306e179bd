import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTexts } from '../../../../server/text/read-texts.ts';
import { themeMatch } from '../../../../server/text/theme-match.ts';

const finds = (words: string[], texts: string | string[], not: string[] = []) =>
  themeMatch({ words, not })(readTexts([texts].flat()));

describe('a word of a theme', () => {
  it.each([
    // English
    ['pay', 'I want to pay by card', true],
    ['pay', 'Pay!', true],
    ['pay', 'The display is broken', false],
    ['pay', 'payment failed', false],
    ['pay*', 'Payment failed', true],
    ['*pay', 'I repay', true],
    ['*pay', 'payment', false],
    ['*pay*', 'the repayments', true],
    ['pay*', 'the repayments', false],
    ['late delivery', 'A late delivery again', true],
    ['late delivery', 'Late,\n  DELIVERY', true],
    ['late delivery', 'late-delivery', true],
    ['late delivery', 'delivery late', false],
    ['late delivery', 'late, as always, delivery', false],
    ['late deliver*', 'late deliveries', true],
    ['deliver* late', 'deliveries late', true],
    ['*payment late', 'prepayment late', true],
    ["don't", 'I don’t know', true],
    ['don’t', "I don't know", true],
    ['don', 'donation', false],
    ['e-mail', 'an e-mail', true],
    ['e-mail', 'an email', false],
    ['cafe', 'the café', true],
    ['café', 'the cafe', false],
    ['café', 'the CAFÉ', true],
    ['cafe*', 'two cafés', true],
    ['C++', 'Written in C++.', true],
    ['C++', 'Written in C', false],
    ['c', 'Written in C++', true],
    ['100%', '100% sure', true],
    ['100%', '100 sure', false],
    ['24', '24/7', true],
    ['24', '2024', false],
    ['ﬁne', 'fine', true],
    // German
    ['Lieferung', 'Die Lieferung kam spät', true],
    ['Lieferung', 'Die Expresslieferung kam spät', false],
    ['*lieferung', 'Die Expresslieferung kam spät', true],
    ['*liefer*', 'Auslieferungen', true],
    ['Straße', 'die STRASSE', true],
    ['schön', 'schon da', false],
    ['Größe', 'falsche Größe', true],
    ['grosse', 'falsche Größe', true],
    ['große', 'die grosse Frage', true],
    // Chinese
    ['物流', '你们的物流很慢', true],
    ['物流慢', '你们的物流很慢', false],
    ['慢', '你们的物流很慢', true],
    ['分配', '分，配', false],
    ['物流 慢', '物流，慢', true],
    ['物流 慢', '物流慢', true],
    ['物流 慢', '物流很慢', false],
    ['iPhone手机', '我的 iPhone 手机坏了', true],
    ['iphone', '我的iPhone手机坏了', true],
    ['phone', '我的iPhone手机坏了', false],
    ['＊phone', '我的iPhone手机坏了', true],
    ['App', '用app下单', true],
    ['𠮷野家', '去𠮷野家', true],
    // Japanese
    ['配送', '配送が遅い', true],
    ['デリバリー', 'ﾃﾞﾘﾊﾞﾘｰは遅い', true],
    ['か', 'が', false],
    ['おそい', '配送がおそい！', true],
    ['遅い', '遅かった', false],
    // Thai, Lao, Khmer
    ['ส่ง', 'จัดส่งช้ามาก', true],
    ['ช้า', 'จัดส่งช้ามาก', true],
    ['ไม', 'ไม่ดี', false],
    ['เร็ว', 'จัดส่งช้ามาก', false],
    ['ຊ້າ', 'ການຈັດສົ່ງຊ້າ', true],
    ['យឺត', 'ការដឹកជញ្ជូនយឺត', true],
    // Arabic and Hebrew
    ['توصيل', 'خدمة توصيل سريعة', true],
    ['توصيل', 'خدمة التوصيل سريعة', false],
    ['*توصيل', 'خدمة التوصيل سريعة', true],
    ['اكل', 'أكلٌ طيب', true],
    ['أكل', 'اكل طيب', false],
    ['משלוח', 'המשלוח איחר', false],
    ['*משלוח', 'המשלוח איחר', true],
    ['שלום', 'שָׁלוֹם', true],
    // Korean: particles are attached
    ['배송', '배송이 너무 늦어요', true],
    ['배송', '배송', true],
    ['배송', '무료배송', false],
    ['*배송', '무료배송은', true],
    ['배', '백화점', false],
    ['배송 속도', '배송의 속도가', true],
    ['SNS', 'SNS에서 봤어요', true],
    // Cyrillic, Greek, Turkish, Hindi
    ['доставк*', 'с доставкой плохо', true],
    ['ДОСТАВКА', 'доставка', true],
    ['σοφός', 'ΣΟΦΟΣ', false],
    ['σοφος', 'σοφός', true],
    ['istanbul', 'İSTANBUL', true],
    ['सेवा', 'आपकी सेवा अच्छी है', true],
    ['सेव', 'आपकी सेवा अच्छी है', false],
    // Emoji and signs
    ['👍', 'great👍', true],
    ['👍', 'great 👍🏽', true],
    ['👍', 'great 👎', false],
    ['❤️', 'I ❤ it', true],
    ['🇩🇪', 'from 🇩🇪', true],
    ['🇪🇫', '🇩🇪🇫🇷', false],
    ['thumbs 👍', 'thumbs👍', true],
    ['€', '5€', true],
    // What cannot be seen
    ['pay', 'p\u00ADay', true],
    ['\u3164', 'pay', false],
  ])('%j in %j: %j', (word, text, isThere) => {
    expect(finds([word], text)).toBe(isThere);
  });

  it('is enough, whichever it is of them', () => {
    expect(finds(['price', 'cost*'], 'It costs too much')).toBe(true);
    expect(finds(['price', 'cost*'], 'It is too much')).toBe(false);
  });

  it('that is ruled out by another, anywhere in what was said, is not enough', () => {
    expect(finds(['price'], 'The price is fine', ['price is fine'])).toBe(false);
    expect(finds(['price'], ['The price', 'all is fine'], ['fine'])).toBe(false);
    expect(finds(['price'], 'The price is high', ['fine'])).toBe(true);
  });

  it('stands in one of several texts, and in no two of them', () => {
    expect(finds(['late delivery'], ['', 'late delivery'])).toBe(true);
    expect(finds(['late delivery'], ['late', 'delivery'])).toBe(false);
    expect(finds(['物流慢'], ['物流', '慢'])).toBe(false);
    expect(finds(['late'], [])).toBe(false);
  });
});

describe('whatever is said', () => {
  const said = fc
    .array(
      fc.constantFrom(
        ...[
          'Delivery was late',
          'C’est déjà très cher',
          'Straße',
          '你们的物流很慢，客服不理人',
          '配送が遅い',
        ],
        ...['จัดส่งช้ามาก', 'خدمة التوصيل سريعة', 'המשלוח איחר', '배송이 너무 늦어요', 'Доставка опоздала'],
        ...['👍🏽 100%', ' — ', '… ', 'ﾃﾞﾘﾊﾞﾘｰ', 'सेवा अच्छी है', '\n', 'İstanbul', 'ὀδός ΟΔΟΣ', '3.5 km'],
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((parts) => parts.join(' '));
  const locales = fc.constantFrom('en', 'zh', 'ja', 'th', 'ko', 'ar');
  const wordsOf = (text: string, locale: string) =>
    [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)]
      .filter(({ isWordLike }) => isWordLike)
      .map(({ segment }) => segment);

  it('a word that stands in it is found', () => {
    fc.assert(
      fc.property(said, locales, (text, locale) => {
        const read = readTexts([text]);
        for (const word of wordsOf(text, locale))
          expect(themeMatch({ words: [word], not: [] })(read), word).toBe(true);
      }),
    );
  });

  it('two words that follow each other are found as a phrase, in upper case, too', () => {
    fc.assert(
      fc.property(said, locales, fc.nat(), (anything, locale, n) => {
        const text = anything.replace(/[\p{S}%]/gu, '');
        const words = wordsOf(text, locale);
        fc.pre(words.length > 1);
        const phrase = words.slice(n % (words.length - 1)).slice(0, 2);
        expect(finds([phrase.join(' ').toUpperCase()], text), phrase.join(' ')).toBe(true);
      }),
    );
  });

  it('what rules out wins, and the order of words says nothing', () => {
    const some = fc.array(fc.constantFrom('late', '慢', 'доставк*', '배송', 'fast', '*way', '👍'), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(said, some, some, (text, words, not) => {
        const isFound = finds(words, text, not);
        expect(finds(words.toReversed(), text, not.toReversed())).toBe(isFound);
        expect(isFound).toBe(finds(words, text) && !finds(not, text));
      }),
    );
  });

  it('any texts and any words are taken', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(
        fc.array(anything, { maxLength: 3 }),
        fc.array(anything, { maxLength: 3 }),
        (texts, words) => {
          expect(typeof finds(words, texts)).toBe('boolean');
        },
      ),
    );
  });
});
