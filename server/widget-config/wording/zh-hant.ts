import type { Wording } from './wording.ts';

/** Traditional Chinese. */
export const zhHant: Wording = {
  tag: 'zh-Hant',
  widget: {
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
  question: {
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
  ratings: {
    nps: { low: '完全不可能', high: '非常可能' },
    csat: {
      low: '非常不滿意',
      high: '非常滿意',
      steps: {
        5: ['非常不滿意', '不滿意', '普通', '滿意', '非常滿意'],
        7: ['極不滿意', '不滿意', '較不滿意', '普通', '較滿意', '滿意', '極滿意'],
      },
    },
    ces: {
      low: '非常不同意',
      high: '非常同意',
      steps: { 7: ['非常不同意', '不同意', '較不同意', '中立', '較同意', '同意', '非常同意'] },
    },
    expectation: { low: '遠低於預期', high: '遠超預期' },
    stars: { low: '很差', high: '非常好' },
    emoji: {
      low: '非常不開心',
      high: '非常開心',
      steps: { 3: ['不開心', '普通', '開心'], 5: ['非常不開心', '不開心', '普通', '開心', '非常開心'] },
    },
    thumbs: { low: '否', high: '是', steps: { 2: ['踩', '讚'] } },
  },
  page: {
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
