import { Icon } from './icon.tsx';
import { Rating, type RatingProps } from './rating.tsx';

const thumb = 'M7 11v9H3v-9zm0 0 4-8q3 0 2 6h7l-2 11H7';

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
