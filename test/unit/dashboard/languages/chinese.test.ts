import { describe, expect, it } from 'vitest';
import hans from '../../../../dashboard/languages/zh-Hans.json';
import hant from '../../../../dashboard/languages/zh-Hant.json';

/** What stands in Latin letters in Chinese texts, too. */
const latin = [
  // Names of metrics, formats and things that go by them.
  ...[
    'NPS',
    'CSAT',
    'CES',
    'API',
    'CSV',
    'NDJSON',
    'JSON',
    'PNG',
    'PDF',
    'QR',
    'Code',
    'Cookie',
    'Webhook',
    'Webhooks',
    'Slack',
    'Standard',
    'JSON',
    'http',
    'https',
    'curl',
    'sk',
    'Earshot',
  ],
  ...[
    'UTF',
    'GiB',
    'Asia',
    'CSS',
    'Kano',
    'URL',
    'REST',
    'Prometheus',
    'Global',
    'Privacy',
    'Control',
    'Enter',
    'Escape',
  ],
  // The button of the panel in the page, which speaks English.
  ...['Try', 'it'],
  // Values that are typed as they stand.
  ...[
    'mobile',
    'checkout',
    'shanghai',
    'taipei',
    'a',
    'b',
    'html',
    'lang',
    'script',
    'plan',
    'de',
    'identify',
    'visitor',
    'product',
    'touchpoint',
    'email',
    'phone',
    'card',
    'id',
    'iso',
    'seconds',
    'milliseconds',
    'DD',
    'MM',
    'YYYY',
    'HH',
    'mm',
    'negative',
    'neutral',
  ],
  // Statisticians, authors and what they wrote in.
  ...['Wilson', 'Wald', 'Mann', 'Whitney', 'Dixon', 'Freeman', 'Toman', 'Harvard', 'Business', 'Review'],
  // Metrics and quantities in formulas.
  ...['csat', 'easy', 'min', 'max', 'n', 'x', 's', 't', 'z', 'p', 'd', 'w', 'P', 'D', 'G', 'h', 'm'],
];

/** Characters of which each region writes the other one: simplified, traditional. */
const pairs = [
  '个個 为為 么麼 乐樂 习習 书書 买買 于於 云雲 产產 仅僅 从從 们們 仪儀 价價 优優 会會 传傳 伪偽 体體 储儲 儿兒 关關 兴興 内內 册冊 写寫 农農 准準 减減',
  '几幾 击擊 创創 删刪 别別 办辦 务務 动動 劳勞 势勢 区區 华華 单單 卖賣 却卻 历歷 压壓 参參 双雙 发發 变變 号號 吗嗎 启啟 响響 问問 团團 围圍 图圖 场場',
  '块塊 坏壞 处處 备備 复複 够夠 头頭 夹夾 奖獎 宁寧 实實 审審 宽寬 对對 导導 将將 尔爾 尝嘗 层層 属屬 岁歲 币幣 帐帳 带帶 帮幫 广廣 应應 库庫 废廢 开開',
  '异異 弃棄 张張 强強 归歸 当當 录錄 彻徹 态態 怀懷 总總 恶惡 悬懸 户戶 执執 扩擴 扫掃 扬揚 护護 报報 担擔 择擇 拥擁 拦攔 损損 换換 据據 摄攝 数數 断斷',
  '无無 旧舊 时時 显顯 晓曉 暂暫 术術 机機 杂雜 权權 条條 来來 极極 构構 标標 栏欄 树樹 样樣 档檔 检檢 楼樓 欢歡 毕畢 气氣 沟溝 没沒 泪淚 测測 浅淺 浏瀏',
  '满滿 点點 热熱 爱愛 状狀 独獨 环環 现現 疗療 监監 盘盤 码碼 确確 离離 种種 积積 称稱 竞競 签簽 简簡 类類 粘黏 紧緊 级級 纪紀 约約 纯純 线線 组組 细細',
  '终終 经經 结結 绘繪 给給 络絡 绝絕 统統 继繼 续續 维維 综綜 编編 缩縮 网網 罗羅 职職 联聯 脑腦 脚腳 节節 范範 获獲 虑慮 补補 装裝 见見 观觀 规規 视視',
  '览覽 觉覺 触觸 计計 认認 让讓 议議 记記 许許 论論 设設 访訪 证證 评評 诉訴 词詞 试試 详詳 语語 误誤 说說 请請 读讀 谁誰 调調 谢謝 负負 责責 败敗 账賬',
  '质質 购購 贬貶 费費 资資 赞讚 较較 载載 输輸 边邊 达達 过過 运運 还還 这這 进進 远遠 连連 迟遲 选選 递遞 释釋 里裡 钥鑰 钮鈕 链鏈 销銷 锁鎖 错錯 键鍵',
  '长長 门門 闭閉 间間 队隊 阶階 际際 陆陸 险險 随隨 隐隱 难難 页頁 项項 顺順 须須 顾顧 预預 领領 频頻 题題 颜顏 额額 风風 饰飾 馈饋 验驗 后後',
].flatMap((line) => line.split(' '));

/** Words of the mainland that are other words in Taiwan and Hong Kong, whatever the characters. */
const mainland =
  '服務器 網絡 軟件 硬件 數據庫 默認 打印 視頻 質量 鏈接 屏幕 用戶 信息 程序 菜單 刷新 加載 登錄 文檔 模板 保存 設置 支持 搜索 字符 標籤頁 置信 均值 訪問'.split(
    ' ',
  );

/** Without what is no prose: placeholders, tags and the code in them, calls, commands, addresses, selectors. */
function prose(text: string): string {
  return text
    .replaceAll(/<code>[^<]*<\/code>|`[^`]*`|earshot\([^)]*\)|https?:\/\/\S+/g, ' ')
    .replaceAll(/EARSHOT_\w+|earshot [a-z]+|[\w-]+="[^"]*"|\b[a-z]+-[A-Za-z]+|[?#/*.][\w./*=-]+/g, ' ')
    .replaceAll(/<\/?\w+>/g, '')
    .replaceAll(/\{\w+(?:, number)?\}/g, '□')
    .replaceAll(/\{\w+, plural,(?: =\d \{([^{}]*)\})? other \{([^{}]*)\}\}/g, '$1 $2');
}

describe.each([
  ['zh-Hans', hans as Record<string, string>, 0, 1],
  ['zh-Hant', hant as Record<string, string>, 1, 0],
])('%s', (_, texts, own, others) => {
  const all = Object.values(texts);

  it('has no words in other letters, but for terms that go by them', () => {
    const foreign = all.flatMap((text) => prose(text).match(/[A-Za-z]+/g) ?? []);
    expect([...new Set(foreign)].filter((word) => !latin.includes(word))).toEqual([]);
  });

  it('has the marks of Chinese beside Chinese', () => {
    expect(all.filter((text) => /\p{Script=Han}[,.;:!?]|[,;:!?]\p{Script=Han}/u.test(prose(text)))).toEqual(
      [],
    );
  });

  it('is written in the characters of its readers', () => {
    const wrong = pairs.map((pair) => [...pair][others]!).filter((sign) => all.join('').includes(sign));
    expect(wrong).toEqual([]);
  });

  it('quotes as its readers do', () => {
    const marks = ['“”', '「」'];
    expect(all.filter((text) => [...marks[others]!].some((mark) => text.includes(mark)))).toEqual([]);
    expect(all.filter((text) => text.includes(marks[own]![0]!)).length).toBeGreaterThan(5);
  });
});

it('speaks to Taiwan and Hong Kong in their words, not in those of the mainland in other characters', () => {
  const all = Object.values(hant).join('\n');
  expect(mainland.filter((word) => all.includes(word))).toEqual([]);
});
