import { Icon } from './icon.tsx';
import { Rating, type RatingProps } from './rating.tsx';

const thumb =
  'M7 11v9H4.5A1.5 1.5 0 0 1 3 18.5v-6A1.5 1.5 0 0 1 4.5 11zm0 0 4.2-8a2.4 2.4 0 0 1 2.3 2.9L12.9 9H18a2.5 2.5 0 0 1 2.45 3l-1.2 6A2.5 2.5 0 0 1 16.8 20H7';

/** Down and up, with their words beside them. */
export function Thumbs(props: RatingProps) {
  const { low, high } = props.question;
  return (
    <Rating
      {...props}
      kind="thumbs"
      name={() => undefined}
      face={(value) => (
        <>
          <Icon path={thumb} class={value ? '' : 'down'} />
          {value ? high : low}
        </>
      )}
    />
  );
}
