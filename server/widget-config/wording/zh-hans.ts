import type { Wording } from './wording.ts';

/** Simplified Chinese. */
export const zhHans: Wording = {
  tag: 'zh-Hans',
  widget: {
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
  question: {
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
  ratings: {
    nps: { low: '完全不可能', high: '非常可能' },
    csat: {
      low: '非常不满意',
      high: '非常满意',
      steps: {
        5: ['非常不满意', '不满意', '一般', '满意', '非常满意'],
        7: ['极不满意', '不满意', '较不满意', '一般', '较满意', '满意', '极满意'],
      },
    },
    ces: {
      low: '非常不同意',
      high: '非常同意',
      steps: { 7: ['非常不同意', '不同意', '较不同意', '中立', '较同意', '同意', '非常同意'] },
    },
    expectation: { low: '远低于预期', high: '远超预期' },
    stars: { low: '很差', high: '非常好' },
    emoji: {
      low: '非常不开心',
      high: '非常开心',
      steps: { 3: ['不开心', '一般', '开心'], 5: ['非常不开心', '不开心', '一般', '开心', '非常开心'] },
    },
    thumbs: { low: '否', high: '是', steps: { 2: ['踩', '赞'] } },
  },
  page: {
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
};
