/** The colours and the font that a drawing takes from the page as it looks now. */
export interface ChartTokens {
  accent: string;
  accentSoft: string;
  accentEdge: string;
  good: string;
  mid: string;
  bad: string;
  line: string;
  text: string;
  soft: string;
  ground: string;
  font: string;
}

export function chartTokens(element: HTMLElement): ChartTokens {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    accent: token('--accent'),
    accentSoft: token('--accent-soft'),
    accentEdge: token('--accent-edge'),
    good: token('--good'),
    mid: token('--mid'),
    bad: token('--bad'),
    line: token('--line'),
    text: token('--text'),
    soft: token('--soft'),
    ground: token('--ground'),
    font: `12px ${style.fontFamily}`,
  };
}
