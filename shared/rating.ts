/** The rating types: their scales and their default wording. Plain data, safe in every bundle. */

export type RatingType = 'nps' | 'csat' | 'ces' | 'expectation' | 'stars' | 'emoji' | 'thumbs';

/** A language that default wording exists in; everything else falls back to English. */
export type WordingLocale = 'en' | 'zh-Hans' | 'zh-Hant';

/** One language's words for a rating: the meaning of its two ends, and of each step where steps have names. */
export interface RatingWords {
  readonly low: string;
  readonly high: string;
  /** By number of steps: a name for each step, lowest first. Missing: the steps are named by their number. */
  readonly steps?: Readonly<Record<number, readonly string[]>>;
}

export interface Rating {
  /** The lowest value; the scale's length is added to it where a rating has several. */
  readonly min: 0 | 1;
  /** The highest values allowed (`scale` in a question), the default first. */
  readonly max: readonly [number, ...number[]];
  readonly words: Readonly<Record<WordingLocale, RatingWords>>;
}

const satisfactionSteps = {
  en: {
    5: ['Very dissatisfied', 'Dissatisfied', 'Neutral', 'Satisfied', 'Very satisfied'],
    7: [
      'Extremely dissatisfied',
      'Dissatisfied',
      'Somewhat dissatisfied',
      'Neutral',
      'Somewhat satisfied',
      'Satisfied',
      'Extremely satisfied',
    ],
  },
  'zh-Hans': {
    5: ['非常不满意', '不满意', '一般', '满意', '非常满意'],
    7: ['极不满意', '不满意', '较不满意', '一般', '较满意', '满意', '极满意'],
  },
  'zh-Hant': {
    5: ['非常不滿意', '不滿意', '普通', '滿意', '非常滿意'],
    7: ['極不滿意', '不滿意', '較不滿意', '普通', '較滿意', '滿意', '極滿意'],
  },
} as const;

export const ratings: Readonly<Record<RatingType, Rating>> = {
  nps: {
    min: 0,
    max: [10],
    words: {
      en: { low: 'Not at all likely', high: 'Extremely likely' },
      'zh-Hans': { low: '完全不可能', high: '非常可能' },
      'zh-Hant': { low: '完全不可能', high: '非常可能' },
    },
  },
  csat: {
    min: 1,
    max: [5, 7],
    words: {
      en: { low: 'Very dissatisfied', high: 'Very satisfied', steps: satisfactionSteps.en },
      'zh-Hans': { low: '非常不满意', high: '非常满意', steps: satisfactionSteps['zh-Hans'] },
      'zh-Hant': { low: '非常不滿意', high: '非常滿意', steps: satisfactionSteps['zh-Hant'] },
    },
  },
  ces: {
    min: 1,
    max: [7],
    words: {
      en: {
        low: 'Strongly disagree',
        high: 'Strongly agree',
        steps: {
          7: [
            'Strongly disagree',
            'Disagree',
            'Somewhat disagree',
            'Neither agree nor disagree',
            'Somewhat agree',
            'Agree',
            'Strongly agree',
          ],
        },
      },
      'zh-Hans': {
        low: '非常不同意',
        high: '非常同意',
        steps: { 7: ['非常不同意', '不同意', '较不同意', '中立', '较同意', '同意', '非常同意'] },
      },
      'zh-Hant': {
        low: '非常不同意',
        high: '非常同意',
        steps: { 7: ['非常不同意', '不同意', '較不同意', '中立', '較同意', '同意', '非常同意'] },
      },
    },
  },
  expectation: {
    min: 0,
    max: [10],
    words: {
      en: { low: 'Far below what I expected', high: 'Far above what I expected' },
      'zh-Hans': { low: '远低于预期', high: '远超预期' },
      'zh-Hant': { low: '遠低於預期', high: '遠超預期' },
    },
  },
  stars: {
    min: 1,
    max: [5, 3, 4, 6, 7, 8, 9, 10],
    words: {
      en: { low: 'Poor', high: 'Excellent' },
      'zh-Hans': { low: '很差', high: '非常好' },
      'zh-Hant': { low: '很差', high: '非常好' },
    },
  },
  emoji: {
    min: 1,
    max: [5, 3],
    words: {
      en: {
        low: 'Very unhappy',
        high: 'Very happy',
        steps: {
          3: ['Unhappy', 'Neutral', 'Happy'],
          5: ['Very unhappy', 'Unhappy', 'Neutral', 'Happy', 'Very happy'],
        },
      },
      'zh-Hans': {
        low: '非常不开心',
        high: '非常开心',
        steps: { 3: ['不开心', '一般', '开心'], 5: ['非常不开心', '不开心', '一般', '开心', '非常开心'] },
      },
      'zh-Hant': {
        low: '非常不開心',
        high: '非常開心',
        steps: { 3: ['不開心', '普通', '開心'], 5: ['非常不開心', '不開心', '普通', '開心', '非常開心'] },
      },
    },
  },
  thumbs: {
    min: 0,
    max: [1],
    words: {
      en: { low: 'No', high: 'Yes', steps: { 2: ['Thumbs down', 'Thumbs up'] } },
      'zh-Hans': { low: '否', high: '是', steps: { 2: ['踩', '赞'] } },
      'zh-Hant': { low: '否', high: '是', steps: { 2: ['踩', '讚'] } },
    },
  },
};

export function isRatingType(type: string): type is RatingType {
  return Object.hasOwn(ratings, type);
}
