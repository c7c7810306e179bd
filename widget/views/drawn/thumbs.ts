import type { WidgetRating } from '../../../shared/widget-config.ts';
import type { Kit } from '../kit.ts';
import type { CreateView } from '../view.ts';

const thumb = 'M7 11v9H3v-9zm0 0 4-8q3 0 2 6h7l-2 11H7';

/** Down and up, with their words beside them. */
export function thumbs({ icon, rating }: Kit): CreateView<WidgetRating> {
  return (asking) => {
    const { low, high } = asking.question;
    return rating(asking, {
      kind: 'thumbs',
      name: () => undefined,
      face: (value) => [icon(value ? '' : 'down', thumb), value ? high : low],
    });
  };
}
