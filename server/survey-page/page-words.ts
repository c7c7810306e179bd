import type { WordingLocale } from '../../shared/rating.ts';

/** What the page says by itself, besides what the widget says, too. */
export interface PageWords {
  /** Above questions that were left open or answered in a way that they do not take. */
  check: string;
  /** At a question that was answered in a way that it does not take. */
  wrong: string;
  test: string;
  thanksTitle: string;
  alreadyTitle: string;
  already: string;
  closedTitle: string;
  closed: string;
  missingTitle: string;
  missing: string;
  busyTitle: string;
  busy: string;
}

export const pageWords: Readonly<Record<WordingLocale, PageWords>> = {
  en: {
    check: 'Please look at the questions that are marked.',
    wrong: 'This answer does not fit the question.',
    test: 'This is a test: your answer will not be counted.',
    thanksTitle: 'Thank you',
    alreadyTitle: 'Sent already',
    already: 'Your answer had been sent before, and stays as it was. Thank you.',
    closedTitle: 'This survey has ended',
    closed: 'It does not take answers any more. Thank you for coming by.',
    missingTitle: 'There is no such survey',
    missing: 'The address may be mistyped or out of date. Please ask whoever gave it to you.',
    busyTitle: 'Your answer could not be stored yet',
    busy: 'Nothing is lost: go back, wait a minute, and send it again.',
  },
  'zh-Hans': {
    check: '请检查标出的问题。',
    wrong: '该回答不符合此题的要求。',
    test: '这是测试，您的回答不会计入结果。',
    thanksTitle: '谢谢',
    alreadyTitle: '已经提交',
    already: '您的回答此前已提交，内容保持不变。谢谢。',
    closedTitle: '本次调查已结束',
    closed: '不再接受回答，感谢您的到来。',
    missingTitle: '没有这个调查',
    missing: '地址可能有误或已过期，请向提供地址的人确认。',
    busyTitle: '您的回答暂时未能保存',
    busy: '内容没有丢失：请返回，稍等一分钟后再次提交。',
  },
  'zh-Hant': {
    check: '請檢查標出的問題。',
    wrong: '該回答不符合此題的要求。',
    test: '這是測試，您的回答不會計入結果。',
    thanksTitle: '謝謝',
    alreadyTitle: '已經送出',
    already: '您的回答先前已送出，內容保持不變。謝謝。',
    closedTitle: '本次調查已結束',
    closed: '不再接受回答，感謝您的到來。',
    missingTitle: '沒有這個調查',
    missing: '網址可能有誤或已過期，請向提供網址的人確認。',
    busyTitle: '您的回答暫時未能儲存',
    busy: '內容沒有遺失：請返回，稍等一分鐘後再次送出。',
  },
};
