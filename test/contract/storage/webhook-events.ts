import { describe, expect, test } from 'vitest';
import type { StoredSurvey } from '../../../server/storage/contract/surveys.ts';
import {
  byOwner,
  comment,
  noon,
  responseTo,
  score,
  surveyFields,
  themeFields,
  webhookFields,
} from '../../support/builders.ts';
import type { StorageEngine } from '../../support/storage-engine.ts';
import { storageFixture } from '../../support/storage-fixture.ts';

export function webhookEventsContract(engine: StorageEngine): void {
  const fixture = storageFixture(engine);
  const webhooks = () => fixture.storage.webhooks;
  const responses = () => fixture.storage.responses;
  const subscribed = async (survey: StoredSurvey, change = {}) =>
    (await webhooks().create(webhookFields(survey.siteKey, change), byOwner()))!;
  const told = async (key: number) =>
    (await webhooks().deliveries(key, { before: null, limit: 10 })).toReversed();

  test('a new response is entered with it, and tells nothing of what it says', async () => {
    const survey = await fixture.survey();
    const { key } = await subscribed(survey);
    const response = responseTo(survey);
    await responses().write([response]);
    expect(await told(key)).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        event: 'response.created',
        response: response.id,
        survey: survey.key,
        at: noon,
        state: 'waiting',
        nextAt: noon,
        attempts: [],
      },
    ]);
  });

  test('a response that cannot be stored enters nothing', async () => {
    const survey = await fixture.survey();
    const { key } = await subscribed(survey);
    const broken = { ...responseTo(survey), digest: 'none' as unknown as Buffer, page: {} as string };
    await expect(responses().write([responseTo(survey), broken])).rejects.toThrow();
    expect(await told(key)).toEqual([]);
  });

  test('a repeat, a stale and a conflicting revision enter nothing', async () => {
    const survey = await fixture.survey();
    const response = responseTo(survey, { revision: 1 });
    await responses().write([response]);
    const { key } = await subscribed(survey, { events: ['response.created', 'response.changed'] });
    const stale = { ...response, revision: 0 };
    const conflict = { ...response, digest: Buffer.alloc(16, 9) };
    expect(await responses().write([response, stale, conflict])).toEqual(['duplicate', 'stale', 'conflict']);
    expect(await told(key)).toEqual([]);
  });

  test('a later revision and an addition are changes, at their own time', async () => {
    const survey = await fixture.survey();
    const { key } = await subscribed(survey, { events: ['response.changed'] });
    const first = responseTo(survey, { complete: false });
    await responses().write([first]);
    await responses().write([{ ...first, revision: 1, receivedAt: noon + 1000 }]);
    const { answers, cells, commented, complaint, digest } = first;
    const amendment = { revision: 2, complete: true, answers, cells, commented, complaint, digest };
    await responses().amend(survey.siteKey, first.id, amendment, noon + 2000);
    expect(await told(key)).toMatchObject([
      { event: 'response.changed', response: first.id, at: noon + 1000 },
      { event: 'response.changed', response: first.id, at: noon + 2000 },
    ]);
  });

  test('every webhook that matches is told, under an id of its own', async () => {
    const survey = await fixture.survey();
    const [one, other] = [await subscribed(survey), await subscribed(survey)];
    await responses().write([responseTo(survey)]);
    const [[first], [second]] = [await told(one.key), await told(other.key)];
    expect(first!.response).toBe(second!.response);
    expect(first!.id).not.toBe(second!.id);
  });

  test.each([
    ['of another event', { events: ['survey.changed'] }, {}],
    ['of another survey', { survey: 99 }, {}],
    ['of a higher score', { scoreAtMost: 6 }, { answers: [score(7)] }],
    ['without a score', { scoreAtMost: 10 }, { answers: [] }],
    ['of a bot', {}, { bot: true }],
  ])('a response %s is not for it', async (_name, filter, change) => {
    const survey = await fixture.survey();
    const { key } = await subscribed(survey, filter);
    await responses().write([responseTo(survey, change)]);
    expect(await told(key)).toEqual([]);
  });

  test('a response of its survey with its highest score is for it', async () => {
    const survey = await fixture.survey();
    const { key } = await subscribed(survey, { survey: survey.key, scoreAtMost: 6 });
    await responses().write([responseTo(survey, { answers: [score(6)] })]);
    expect(await told(key)).toHaveLength(1);
  });

  describe('a webhook that filters by a theme', () => {
    const themed = async (survey: StoredSurvey, change = {}, filter = {}) => {
      const theme = themeFields(survey.siteKey, { words: ['late', '慢'], not: ['never late'], ...change });
      await fixture.storage.themes.create(theme, byOwner());
      return { theme, webhook: await subscribed(survey, { theme: theme.id, ...filter }) };
    };
    const saying = (survey: StoredSurvey, ...texts: string[]) =>
      responseTo(survey, {
        answers: [score(3), ...texts.map((value, i) => ({ question: `why${i}`, value }))],
      });

    test('is told of what says something of it, in whichever of its texts, and of nothing else', async () => {
      const survey = await fixture.survey();
      const { webhook } = await themed(survey);
      const about = [saying(survey, 'Late again'), saying(survey, 'Well', '物流很慢')];
      await responses().write([
        ...[responseTo(survey), saying(survey, 'Translated'), about[0]!],
        ...[about[1]!, saying(survey, 'Late?', 'Never late!')],
      ]);
      expect((await told(webhook.key)).map(({ response }) => response)).toEqual(about.map(({ id }) => id));
    });

    test('heeds its other filters, too', async () => {
      const survey = await fixture.survey();
      const { webhook } = await themed(survey, {}, { scoreAtMost: 2 });
      await responses().write([saying(survey, 'Late again')]);
      expect(await told(webhook.key)).toEqual([]);
    });

    test('is told of surveys whatever they are about', async () => {
      const survey = await fixture.survey();
      const { webhook } = await themed(survey, {}, { events: ['survey.changed'] });
      await fixture.storage.surveys.change(survey.siteKey, survey.slug, { name: 'Other' }, byOwner());
      expect(await told(webhook.key)).toHaveLength(1);
    });

    test('is told of a change by what the response says then', async () => {
      const survey = await fixture.survey();
      const { webhook } = await themed(survey, {}, { events: ['response.changed'] });
      const first = responseTo(survey, { complete: false, answers: [score(3), comment('Late again')] });
      const second = { ...first, revision: 1, answers: [score(3), comment('All is well')] };
      await responses().write([first, second]);
      expect(await told(webhook.key)).toEqual([]);
      const { cells, commented, complaint, digest } = first;
      const rest = { complete: true, cells, commented, complaint, digest };
      const amendment = { ...rest, revision: 2, answers: [score(3), comment('Late after all')] };
      await responses().amend(survey.siteKey, first.id, amendment, noon + 2000);
      expect(await told(webhook.key)).toMatchObject([{ response: first.id, at: noon + 2000 }]);
    });

    test('judges by the rule of the moment, and by no filter once it has none', async () => {
      const survey = await fixture.survey();
      const { theme, webhook } = await themed(survey);
      await responses().write([saying(survey, 'Expensive')]);
      await fixture.storage.themes.change(theme.id, { words: ['expensive'] }, byOwner());
      const about = saying(survey, 'Expensive');
      await responses().write([about, saying(survey, 'Late')]);
      expect(await told(webhook.key)).toMatchObject([{ response: about.id }]);
      await webhooks().change(webhook.key, { theme: null }, byOwner());
      await responses().write([saying(survey, 'Anything')]);
      expect(await told(webhook.key)).toHaveLength(2);
    });

    test('has the theme of its own site', async () => {
      const [survey, other] = [await fixture.survey(), await fixture.survey()];
      const [one, two] = [await themed(survey), await themed(other, { words: ['cheap'] })];
      await responses().write([saying(survey, 'late'), saying(other, 'late'), saying(other, 'cheap')]);
      expect(await told(one.webhook.key)).toHaveLength(1);
      expect(await told(two.webhook.key)).toHaveLength(1);
    });
  });

  test('a response of another site is not for it', async () => {
    const { key } = await subscribed(await fixture.survey());
    await responses().write([responseTo(await fixture.survey())]);
    expect(await told(key)).toEqual([]);
  });

  test('a survey that is made or changed is entered with it', async () => {
    const survey = await fixture.survey();
    const { key } = await subscribed(survey, { events: ['survey.changed'] });
    await fixture.storage.surveys.change(survey.siteKey, survey.slug, { name: 'Other' }, byOwner(noon + 5));
    const fields = surveyFields({ slug: 'second' });
    const second = await fixture.storage.surveys.create(fields, survey.siteKey, byOwner(noon + 6));
    expect(await told(key)).toMatchObject([
      { event: 'survey.changed', response: null, survey: survey.key, at: noon + 5 },
      { event: 'survey.changed', response: null, survey: (second as StoredSurvey).key, at: noon + 6 },
    ]);
  });

  test('what is switched off is told of nothing, and of what comes once it is on again', async () => {
    const survey = await fixture.survey();
    const { key } = await subscribed(survey);
    await webhooks().change(key, { enabled: false }, byOwner());
    await responses().write([responseTo(survey)]);
    expect(await told(key)).toEqual([]);
    await webhooks().change(key, { enabled: true }, byOwner());
    await responses().write([responseTo(survey)]);
    expect(await told(key)).toHaveLength(1);
  });

  test('what is erased or removed is told to nobody any more', async () => {
    const survey = await fixture.survey();
    const { key } = await subscribed(survey);
    const [erased, removed] = [responseTo(survey), responseTo(survey)];
    await responses().write([erased, removed]);
    await responses().erase(survey.siteKey, [erased.id], byOwner());
    await responses().remove(survey.siteKey, [removed.id], byOwner());
    expect(await told(key)).toEqual([]);
  });

  test('who listens hears of a commit that entered something, and of no other', async () => {
    const survey = await fixture.survey();
    let heard = 0;
    const stop = webhooks().listen(() => {
      heard += 1;
    });
    await responses().write([responseTo(survey)]);
    expect(heard).toBe(0);
    await subscribed(survey);
    await responses().write([responseTo(survey), responseTo(survey)]);
    expect(heard).toBe(1);
    stop();
    await responses().write([responseTo(survey)]);
    expect(heard).toBe(1);
  });
}
