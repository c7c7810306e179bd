const labels = {
  phone:
    /\btel\b|t[eé]l[eé]fon|telefoon|phone|\bcall\b|\bring\b|mobil|m[oó]vil|handy|portable|cellul|\bcell\b|whats ?app|\bsms\b|\btext me\b|\bfax\b|\breach\b|komórk|电话|電話|手机|手機|联系|聯繫|聯絡|微信|致电|☎|📞|📱/gi,
  other:
    /order|invoice|ticket|track|parcel|\bref\b|referen|booking|version|build|serial|account|\bsku\b|isbn|\bean\b|\bv$|#|bestell|rechnung|auftrag|sendung|kunden|commande|facture|colis|pedido|factura|ordine|fattura|zamówien|单号|單號|订单|訂單|编号|編號|快递|[$€£¥₹]|\beur\b|\busd\b|\bcny\b/gi,
} as const;

/** How far before a number its name may stand, in UTF-16 units. */
const reach = 30;

/** What the words before a number call it: the nearest one counts. Null: nothing that is known. Pure. */
export function numberLabel(text: string, from: number): keyof typeof labels | null {
  const before = text.slice(Math.max(0, from - reach), from);
  const [phone, other] = [lastOf(labels.phone, before), lastOf(labels.other, before)];
  if (phone < 0 && other < 0) return null;
  return phone > other ? 'phone' : 'other';
}

function lastOf(words: RegExp, text: string): number {
  return [...text.matchAll(words)].at(-1)?.index ?? -1;
}
