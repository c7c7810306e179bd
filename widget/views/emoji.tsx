import { Icon } from './icon.tsx';
import { Rating, type RatingProps } from './rating.tsx';

/** Faces, drawn in one line so that they look alike on every system. */
export function Emoji(props: RatingProps) {
  const { min = 1, max = 5 } = props.question;
  return (
    <Rating
      {...props}
      kind="faces"
      face={(value) => {
        const mood = (2 * (value - min)) / (max - min) - 1;
        return <Icon face path={`M9 9v.6M15 9v.6M7.8 ${15.2 - mood}q4.2 ${mood * 4} 8.4 0`} />;
      }}
    />
  );
}
