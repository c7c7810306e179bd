import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ResponseFilter } from '../../../server/storage/contract/selection.ts';
import type { StoredResponse } from '../../../server/storage/contract/stored-response.ts';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import { blocksWith } from '../../../server/storage/text-chapter.ts';
import { textGrams } from '../../../server/storage/text-grams.ts';
import { textMatch } from '../../../server/storage/text-match.ts';
import { byOwner, comment, noon, responseTo, score } from '../../support/builders.ts';
import { mixedTexts } from '../../support/mixed-texts.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';
import { listFilter } from '../../support/storage-list-filter.ts';

const drawn = { seed: 20_261_123, endOnFailure: true };
const minute = 60_000;
const run = { id: 'run', actor: { kind: 'server' }, at: noon } as const;

/** Words are found with the index as without it, whatever it has come to. */
export function wordsContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const indexed = async () => {
    while ((await fixture.storage.texts.index()) > 0);
  };
  const write = async (responses: readonly StoredResponse[]) => {
    for (let i = 0; i < responses.length; i += 500)
      await fixture.storage.responses.write(responses.slice(i, i + 500));
  };
  const saying = (survey: StoredSurvey, text: string | null, change: Partial<StoredResponse> = {}) =>
    responseTo(survey, { answers: [score(9), ...(text === null ? [] : [comment(text)])], ...change });
  /** One text a minute, the first one at noon. */
  const filled = async (texts: readonly (string | null)[]) => {
    const survey = await fixture.survey();
    const all = texts.map((text, i) => saying(survey, text, { receivedAt: noon + i * minute }));
    await write(all);
    return { survey, all };
  };
  /** All pages put together. */
  const listed = async (survey: StoredSurvey, words: string[], change: Partial<ResponseFilter> = {}) => {
    const ids: string[] = [];
    let pages = 0;
    for (let before = change.before ?? null; ; ) {
      const page = await fixture.storage.responses.list(listFilter(survey, { words, ...change, before }));
      ids.push(...page.found.map(({ id }) => id));
      pages++;
      if (page.next === null) return { ids, pages };
      before = page.next;
    }
  };
  const found = async (survey: StoredSurvey, ...words: string[]) => (await listed(survey, words)).ids;

  describe('of many texts in many languages', () => {
    const texts = fc.sample(fc.option(mixedTexts(), { freq: 4 }), { ...drawn, numRuns: 1_700 });
    let survey: StoredSurvey;
    let all: StoredResponse[];
    beforeAll(async () => {
      ({ survey, all } = await filled(texts));
      await indexed();
    });
    const expected = (words: string[], { from = 0, to = Number.MAX_SAFE_INTEGER } = {}) => {
      const matches = textMatch(words);
      return all
        .filter(
          ({ receivedAt }, i) => texts[i] && receivedAt >= from && receivedAt < to && matches(texts[i]!),
        )
        .map(({ id }) => id)
        .reverse();
    };

    test('any words are found where reading every text finds them, newest first', async () => {
      const within = fc
        .tuple(
          fc.constantFrom(...texts.filter((text) => text !== null)),
          fc.nat(),
          fc.integer({ min: 1, max: 9 }),
        )
        .map(([text, from, length]) => {
          const characters = [...text];
          return characters.slice(from % characters.length, (from % characters.length) + length).join('');
        });
      const asked = fc.tuple(within, fc.option(within), fc.nat(1_700), fc.nat(1_700));
      await fc.assert(
        fc.asyncProperty(asked, async ([one, other, a, b]) => {
          const words = `${one} ${other ?? ''}`.trim().split(/\s+/);
          const range = { from: noon + Math.min(a, b) * minute, to: noon + Math.max(a, b) * minute };
          for (const stretch of [{}, range]) {
            const wanted = expected(words, stretch);
            expect((await listed(survey, words, { ...stretch, limit: 90 })).ids).toEqual(wanted);
            const { count } = await fixture.storage.responses.count(
              listFilter(survey, { words, ...stretch }),
            );
            expect(count).toBe(wanted.length);
          }
        }),
        { ...drawn, numRuns: 80 },
      );
    });

    test('pages go on from any position', async () => {
      for (const i of [0, 511, 512, 600, 1_100, 1_699]) {
        const { id, receivedAt } = all[i]!;
        const before = { receivedAt, id };
        const { ids } = await listed(survey, ['太慢了'], { before });
        expect(ids).toEqual(expected(['太慢了'], { to: receivedAt }));
      }
    });

    test('of several surveys they are one list', async () => {
      const { ids } = await listed(survey, ['zipper'], { surveyKeys: [survey.key, survey.key + 1] });
      expect(ids).toEqual(expected(['zipper']));
    });

    test('nothing that is there is passed over', async () => {
      expect(await fixture.storage.texts.verify()).toEqual([]);
    });
  });

  test('a word that nobody wrote is known not to be there from one page, however many texts there are', async () => {
    const { survey, all } = await filled(
      Array.from({ length: 11_600 }, (_, i) => (i === 300 ? '退款' : 'late')),
    );
    const before = await listed(survey, ['大象']);
    await indexed();
    expect(before).toEqual({ ids: [], pages: 2 });
    expect(await listed(survey, ['大象'])).toEqual({ ids: [], pages: 1 });
    expect(await listed(survey, ['退款'])).toEqual({ ids: [all[300]!.id], pages: 1 });
  });

  describe('what is changed behind its back', () => {
    let survey: StoredSurvey;
    let all: StoredResponse[];
    beforeAll(async () => {
      ({ survey, all } = await filled(Array.from({ length: 1_700 }, (_, i) => `late ${i}`)));
      await indexed();
    });
    const grown = (old: StoredResponse, text: string): StoredResponse => ({
      ...saying(survey, text, { id: old.id, receivedAt: old.receivedAt }),
      revision: old.revision + 1,
    });
    /** The same before the index has followed and afterwards. */
    const foundThen = async (word: string, ids: string[]) => {
      expect(await found(survey, word)).toEqual(ids);
      await indexed();
      expect(await found(survey, word)).toEqual(ids);
      expect(await fixture.storage.texts.verify()).toEqual([]);
    };

    test('what was received long ago and comes in now is found at once', async () => {
      const imported = saying(survey, '昨天退款了', { receivedAt: noon + 3 * minute + 1 });
      await write([imported]);
      await foundThen('退款', [imported.id]);
    });

    test('what came before everything is found at once', async () => {
      const first = saying(survey, 'премьера', { receivedAt: noon - 1_000 * minute });
      await write([first]);
      await foundThen('премьера', [first.id]);
    });

    test('what grows is found by what it says now', async () => {
      const growing = saying(survey, 'แพง', { receivedAt: noon + 5 * minute + 1, complete: false });
      await write([growing]);
      await indexed();
      await write([grown(growing, 'ช้ามาก')]);
      await foundThen('ช้ามาก', [growing.id]);
      await foundThen('แพง', []);
    });

    test('what is amended is found by what it says now', async () => {
      const { id } = all[40]!;
      const amendment = { answers: [comment('zipper')], cells: [], commented: true, complaint: false };
      const whole = { ...amendment, complete: true, digest: Buffer.alloc(16, 3), revision: 1 };
      await fixture.storage.responses.amend(survey.siteKey, id, whole, noon);
      await foundThen('zipper', [id]);
    });

    test('what is overruled is found as before', async () => {
      const { id } = all[60]!;
      await fixture.storage.responses.reclassify(survey.siteKey, [id], { archived: true }, byOwner());
      const archived = await listed(survey, ['late'], { class: 'archived' });
      expect(archived.ids).toEqual([id]);
      expect(await fixture.storage.texts.index()).toBe(0);
    });

    test('many that came at one moment are all found', async () => {
      const many = Array.from({ length: 1_200 }, () =>
        saying(survey, 'gleichzeitig', { receivedAt: noon + 7 * minute + 1 }),
      );
      await write(many);
      await foundThen(
        'gleichzeitig',
        many
          .map(({ id }) => id)
          .sort()
          .reverse(),
      );
    });

    test('what is removed, erased or without its words is not found, and nothing of it is left', async () => {
      const [removed, erased, wordless] = [100, 200, 300].map((i) =>
        saying(survey, `kanarienvogel ${i}`, { receivedAt: noon + i * minute + 1 }),
      );
      await write([removed!, erased!, wordless!]);
      await indexed();
      expect(await found(survey, 'kanarienvogel')).toHaveLength(3);
      expect(await blocks('kanarienvogel')).not.toBe(0);
      const { responses, retention } = fixture.storage;
      await responses.remove(survey.siteKey, [removed!.id], byOwner());
      await responses.erase(survey.siteKey, [erased!.id], byOwner());
      await retention.removeWords(survey.siteKey, [wordless!.id], () => new Set(['why']), run);
      expect(await blocks('kanarienvogel')).toBe(0);
      await foundThen('kanarienvogel', []);
      expect(await blocks('kanarienvogel')).toBe(0);
    });

    /** Which blocks of any chapter say that they have it. */
    const blocks = async (word: string) => {
      const all = await fixture.database.textBits();
      return all.reduce((sum, bits) => sum | blocksWith(bits, textGrams(word)), 0);
    };

    test('an index that passes over texts is told of, and made anew', async () => {
      const whole = await found(survey, 'late');
      await fixture.database.spoilTexts();
      expect((await found(survey, 'late')).length).toBeLessThan(whole.length);
      expect(await fixture.storage.texts.verify()).not.toEqual([]);
      await fixture.storage.texts.forget();
      expect(await fixture.storage.texts.verify()).toEqual([]);
      expect(await found(survey, 'late')).toEqual(whole);
      await indexed();
      expect(await fixture.storage.texts.verify()).toEqual([]);
      expect(await found(survey, 'late')).toEqual(whole);
    });
  });

  test('what comes in among older ones while it follows is found', async () => {
    const survey = await fixture.survey();
    let said = 0;
    const some = (count: number) =>
      Array.from({ length: count }, () => {
        const second = (++said * 7_919) % 3_000;
        return saying(survey, `word${said}.`, { receivedAt: noon + second * 1_000 });
      });
    await write(some(6_000));
    let isWriting = true;
    const follow = async () => {
      while (isWriting) await fixture.storage.texts.index();
    };
    const comeIn = async () => {
      for (let i = 0; i < 120; i++) {
        await fixture.storage.responses.write(some(1));
        // What the index has made comes back from a thread: here it may come between two of them.
        await setImmediate();
      }
      isWriting = false;
    };
    await Promise.all([follow(), comeIn()]);
    await indexed();
    expect(await fixture.storage.texts.verify()).toEqual([]);
    for (const word of ['word1.', 'word6001.', `word${said}.`])
      expect(await found(survey, word)).toHaveLength(1);
  });

  test('nothing is left to be done once it has followed', async () => {
    await filled(Array.from({ length: 1_100 }, () => 'late'));
    await indexed();
    expect(await fixture.storage.texts.index()).toBe(0);
  });
}
