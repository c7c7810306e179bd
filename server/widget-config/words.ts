import type { WordingLocale } from '../../shared/rating.ts';
import type { WidgetWords } from '../../shared/widget-config.ts';

/** What the widget says by itself. The texts of a survey are its own. */
export const words: Readonly<Record<WordingLocale, WidgetWords>> = {
  en: {
    title: 'Feedback',
    close: 'Close',
    notNow: 'Not now',
    back: 'Back',
    next: 'Next',
    send: 'Send',
    progress: 'Question {n} of {m}',
    optional: 'optional',
    needed: 'Please choose an answer first.',
    thanks: 'Thank you. Your answer was sent.',
    kept: 'Thank you. Your answer is kept here and will be sent when you are back online.',
  },
  'zh-Hans': {
    title: '反馈',
    close: '关闭',
    notNow: '暂不',
    back: '返回',
    next: '下一步',
    send: '提交',
    progress: '第 {n} 题，共 {m} 题',
    optional: '选填',
    needed: '请先选择一个答案。',
    thanks: '谢谢，您的回答已提交。',
    kept: '谢谢，您的回答已保存，恢复联网后会自动提交。',
  },
  'zh-Hant': {
    title: '意見回饋',
    close: '關閉',
    notNow: '暫不',
    back: '返回',
    next: '下一步',
    send: '送出',
    progress: '第 {n} 題，共 {m} 題',
    optional: '選填',
    needed: '請先選擇一個答案。',
    thanks: '謝謝，您的回答已送出。',
    kept: '謝謝，您的回答已保存，恢復連線後會自動送出。',
  },
};
