import { Icon } from './icon.tsx';
import { Rating, type RatingProps } from './rating.tsx';

/** Stars, lit up to the one chosen. */
export function Stars(props: RatingProps) {
  return (
    <Rating
      {...props}
      kind="stars"
      lit={(value) => value <= (props.value ?? 0)}
      face={() => (
        <Icon path="m12 3 2.75 5.7 6.25.87-4.55 4.36 1.1 6.2L12 17.17l-5.55 2.96 1.1-6.2L3 9.57l6.25-.87z" />
      )}
    />
  );
}
