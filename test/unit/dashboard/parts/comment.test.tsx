// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { headlineQuestion } from '../../../../dashboard/data/headline-question.ts';
import { Comment } from '../../../../dashboard/parts/comment.tsx';
import type { Question } from '../../../../shared/question.ts';
import type { ListedResponse } from '../../../../shared/response.ts';
import type { Survey } from '../../../../shared/survey.ts';

afterEach(cleanup);

const questions: Question[] = [
  { id: 'up', type: 'thumbs', text: 'Helpful?', required: true },
  { id: 'why', type: 'text', text: 'Why?', required: false, maxLength: 2000 },
];

function show(answers: ListedResponse['answers']) {
  const response = {
    answers,
    receivedAt: '2026-11-22T11:00:00.000Z',
    dimensions: { page: '/pay', device: 'mobile' },
  };
  return render(
    <Comment
      response={response as unknown as ListedResponse}
      survey={{ questions } as Survey}
      question={headlineQuestion({ questions })}
      zone="Asia/Shanghai"
    />,
  ).container;
}

it('names thumbs by words, with the tone beside the word', () => {
  const chip = show({ up: 0, why: 'Too slow' }).querySelector('.chip')!;
  expect(chip.textContent).toBe('Rating No');
  expect(chip.classList.contains('bad')).toBe(true);
});

it('says where a comment came without a rating', () => {
  expect(show({ why: 'Hello' }).querySelector('.chip')?.textContent).toContain('Not rated');
});

it('says only what is known of where it comes from', () => {
  expect(show({ up: 1, why: 'Good' }).querySelector('small')?.textContent).toBe('/pay · mobile');
});

it('shows markup as text', () => {
  const container = show({ up: 1, why: '<img src=x onerror=alert(1)>' });
  expect(container.querySelector('img')).toBeNull();
  expect(container.querySelector('p')?.textContent).toBe('<img src=x onerror=alert(1)>');
});

it('keeps the exact time, in the zone in view, behind the relative one', () => {
  const time = show({ up: 1, why: 'Good' }).querySelector('time')!;
  expect(time.dateTime).toBe('2026-11-22T11:00:00.000Z');
  expect(time.title).toBe('22 Nov 2026, 19:00 (Asia/Shanghai)');
});
