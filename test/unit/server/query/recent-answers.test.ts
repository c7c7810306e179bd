import { describe, expect, it } from 'vitest';
import { RecentAnswers } from '../../../../server/query/recent-answers.ts';

/** Makes answers that tell how many were made before. */
function counted(answers: RecentAnswers) {
  let made = 0;
  return (question: string, state = `of ${question}`) =>
    answers.of(question, state, async () => `answer ${++made}`);
}

describe('recent answers', () => {
  it('are made once for each state', async () => {
    const of = counted(new RecentAnswers());
    expect([await of('a'), await of('b'), await of('a')]).toEqual(['answer 1', 'answer 2', 'answer 1']);
  });

  it('are shared by those who ask while one is made', async () => {
    const of = counted(new RecentAnswers());
    expect(await Promise.all([of('a'), of('a')])).toEqual(['answer 1', 'answer 1']);
  });

  it('are made again when the data have changed', async () => {
    const of = counted(new RecentAnswers());
    expect([await of('a', '1'), await of('a', '2'), await of('a', '2')]).toEqual([
      'answer 1',
      'answer 2',
      'answer 2',
    ]);
  });

  it('give their room to the next answer to the same question', async () => {
    const answers = new RecentAnswers();
    const megabyte = 'x'.repeat(1024 * 1024);
    await answers.of('kept', 'kept', async () => 'kept');
    for (let i = 0; i < 40; i++) await answers.of('a', `${i}`, async () => megabyte);
    expect(await answers.of('kept', 'kept', async () => 'made again')).toBe('kept');
  });

  it('that failed are made again', async () => {
    const answers = new RecentAnswers();
    const failing = answers.of('a', '1', () => Promise.reject(new Error('too costly')));
    await expect(failing).rejects.toThrow('too costly');
    expect(await answers.of('a', '1', async () => 'made')).toBe('made');
  });

  it('that are longer than a million characters are not kept', async () => {
    const answers = new RecentAnswers();
    const long = 'x'.repeat(1024 * 1024 + 1);
    await answers.of('a', '1', async () => long);
    expect(await answers.of('a', '1', async () => 'made again')).toBe('made again');
  });

  it('leave when others fill the room', async () => {
    const answers = new RecentAnswers();
    const megabyte = 'x'.repeat(1024 * 1024);
    for (let i = 0; i < 17; i++) await answers.of(`${i}`, `${i}`, async () => megabyte);
    expect(await answers.of('0', '0', async () => 'made again')).toBe('made again');
    expect(await answers.of('16', '16', async () => 'made again')).toBe(megabyte);
  });
});
