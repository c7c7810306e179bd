import type { RatingType } from '../../shared/rating.ts';

/** What an answer means for the one who asked; `plain` where the scale draws no such line. */
export type Tone = 'bad' | 'mid' | 'good' | 'plain';

/** The tone of one value of a rating, or of an item of a matrix. The lines are those that the metrics themselves draw. */
export function tone(type: RatingType | 'matrix', max: number, value: number): Tone {
  switch (type) {
    case 'nps':
      return cut(value, 6, 9);
    case 'ces':
      return cut(value, 3, 5);
    case 'thumbs':
      return cut(value, 0, 1);
    case 'emoji':
      return max === 3 ? cut(value, 1, 3) : cut(value, 2, 4);
    case 'csat':
      return cut(value, 2, max - 1);
    case 'stars':
      return max === 5 ? cut(value, 2, 4) : 'plain';
    case 'expectation':
    case 'matrix':
      return 'plain';
  }
}

function cut(value: number, bad: number, good: number): Tone {
  if (value <= bad) return 'bad';
  return value >= good ? 'good' : 'mid';
}
