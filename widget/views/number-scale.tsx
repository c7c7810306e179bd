import { Rating, type RatingProps } from './rating.tsx';

/** NPS, CSAT, effort and expectation: the numbers themselves. */
export function NumberScale(props: RatingProps) {
  return <Rating {...props} kind="numbers" face={(value) => value} />;
}
