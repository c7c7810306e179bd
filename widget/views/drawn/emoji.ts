import type { WidgetRating } from '../../../shared/widget-config.ts';
import type { Kit } from '../kit.ts';
import type { CreateView } from '../view.ts';

const head = 'M2 12a10 10 0 1 1 20 0 10 10 0 1 1-20 0';

/** Faces, drawn in one line so that they look alike on every system. */
export function emoji({ icon, rating }: Kit): CreateView<WidgetRating> {
  return (asking) => {
    const { min, max } = asking.question;
    return rating(asking, {
      kind: 'faces',
      face: (value) => {
        const mood = (2 * (value - min)) / (max - min) - 1;
        return [icon('', head, `M9 9v.6M15 9v.6M7.8 ${15.2 - mood}q4.2 ${mood * 4} 8.4 0`)];
      },
    });
  };
}
