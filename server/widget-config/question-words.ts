import type { WordingLocale } from '../../shared/rating.ts';
import type { Hints } from './hint.ts';

/** What questions say beside their own texts. */
export interface QuestionWords {
  /** The option that is answered in one's own words. */
  other: string;
  yes: string;
  no: string;
  hints: Hints;
  /** The two sides of a feature, and how one feels about each, from like to dislike. */
  kano: { functional: string; dysfunctional: string; steps: readonly string[] };
}

export const questionWords: Readonly<Record<WordingLocale, QuestionWords>> = {
  en: {
    other: 'Other',
    yes: 'Yes',
    no: 'No',
    hints: {
      exactly: { one: 'Choose one', other: 'Choose {n}' },
      atLeast: { one: 'Choose at least one', other: 'Choose at least {n}' },
      atMost: { one: 'Choose at most one', other: 'Choose at most {n}' },
      between: { other: 'Choose {n} to {m}' },
    },
    kano: {
      functional: '{feature}: how would you feel if you had it?',
      dysfunctional: '{feature}: how would you feel if you did not have it?',
      steps: ['I like it', 'I expect it', 'I am neutral', 'I can live with it', 'I dislike it'],
    },
  },
  'zh-Hans': {
    other: '其他',
    yes: '是',
    no: '否',
    hints: {
      exactly: { other: '请选择 {n} 项' },
      atLeast: { other: '请至少选择 {n} 项' },
      atMost: { other: '请最多选择 {n} 项' },
      between: { other: '请选择 {n} 至 {m} 项' },
    },
    kano: {
      functional: '{feature}：如果有，您会有什么感受？',
      dysfunctional: '{feature}：如果没有，您会有什么感受？',
      steps: ['很喜欢', '理应如此', '无所谓', '可以接受', '不喜欢'],
    },
  },
  'zh-Hant': {
    other: '其他',
    yes: '是',
    no: '否',
    hints: {
      exactly: { other: '請選擇 {n} 項' },
      atLeast: { other: '請至少選擇 {n} 項' },
      atMost: { other: '請最多選擇 {n} 項' },
      between: { other: '請選擇 {n} 至 {m} 項' },
    },
    kano: {
      functional: '{feature}：如果有，您會有什麼感受？',
      dysfunctional: '{feature}：如果沒有，您會有什麼感受？',
      steps: ['很喜歡', '理應如此', '無所謂', '可以接受', '不喜歡'],
    },
  },
};
