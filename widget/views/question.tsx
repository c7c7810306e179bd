import type { FunctionComponent } from 'preact';
import type { RatingType } from '../../shared/rating.ts';
import { type Action, answerTo, current, type Session } from '../session.ts';
import { Emoji } from './emoji.tsx';
import { NumberScale } from './number-scale.tsx';
import type { RatingProps } from './rating.tsx';
import { Stars } from './stars.tsx';
import { Text } from './text.tsx';
import { Thumbs } from './thumbs.tsx';

const ratings: Record<RatingType, FunctionComponent<RatingProps>> = {
  nps: NumberScale,
  csat: NumberScale,
  ces: NumberScale,
  expectation: NumberScale,
  stars: Stars,
  emoji: Emoji,
  thumbs: Thumbs,
};

interface QuestionProps {
  session: Session;
  dispatch(action: Action): void;
}

/** What the current question is answered with. */
export function Question({ session, dispatch }: QuestionProps) {
  const question = current(session);
  const answer = answerTo(question.id, session.answers);
  if (question.type === 'text') {
    const text = typeof answer === 'string' ? answer : '';
    return <Text question={question} text={text} write={(text) => dispatch({ type: 'write', text })} />;
  }
  const View = ratings[question.type];
  return (
    <View
      question={question}
      value={typeof answer === 'number' ? answer : undefined}
      rate={(value, activated) => dispatch({ type: 'rate', value, activated })}
    />
  );
}
