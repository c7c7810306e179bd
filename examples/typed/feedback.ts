/** How a site in TypeScript talks to the widget: commands, events and their results are checked by the compiler. */
/// <reference path="../../widget/earshot.d.ts" />

/** Asks for an opinion on an order, and takes the button away once there is one. */
export async function askAbout(order: { total: number }, button: HTMLElement): Promise<void> {
  // The script may not have loaded, or may have been blocked.
  await window.earshot?.('attributes', { total: order.total });
  const shows = await window.earshot?.('open', 'checkout');
  if (!shows) return;
  document.addEventListener(
    'earshot:close',
    ({ detail }) => {
      if (detail.survey === 'checkout' && detail.answered) button.remove();
    },
    { once: true },
  );
}

/** Says why a survey does not show: the rules that it breaks. */
export async function brokenRules(survey: string): Promise<string[]> {
  const explained = await window.earshot?.('explain', survey);
  return explained?.rules.filter(({ holds }) => !holds).map(({ rule }) => rule) ?? [];
}
