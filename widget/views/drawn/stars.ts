import type { WidgetRating } from '../../../shared/widget-config.ts';
import type { Kit } from '../kit.ts';
import type { CreateView } from '../view.ts';

const star = 'm12 3 2.8 5.7 6.2.9-4.5 4.4 1 6.1-5.5-2.9-5.5 2.9 1-6.1L3 9.6l6.2-.9z';

/** Stars, lit up to the one chosen. */
export function stars({ icon, rating }: Kit): CreateView<WidgetRating> {
  return (asking) =>
    rating(asking, {
      kind: 'stars',
      face: () => [icon('', star)],
      lit: (value, chosen = 0) => value <= chosen,
    });
}
