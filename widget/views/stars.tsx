import { Icon } from './icon.tsx';
import { Rating, type RatingProps } from './rating.tsx';

/** Stars, lit up to the one chosen. */
export function Stars(props: RatingProps) {
  return (
    <Rating
      {...props}
      kind="stars"
      lit={(value) => value <= (props.value ?? 0)}
      face={() => <Icon path="m12 3 2.8 5.7 6.2.9-4.5 4.4 1 6.1-5.5-2.9-5.5 2.9 1-6.1L3 9.6l6.2-.9z" />}
    />
  );
}
