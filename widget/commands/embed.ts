import { loadParts } from '../loads-from.ts';
import type { Command } from '../page.ts';
import type { CreateFamily, OpenCard } from '../visit.ts';

const embedded = new Map<Element, OpenCard>();

/** Shows the survey inside an element of the page, in the place of what stands there. False: it stays as it is. */
export const embed: Command = async (page, element: Element, slug: string): Promise<boolean> => {
  const { stage, load, life } = page;
  if (life.signal.aborted) return anew(element, slug);
  const found = stage?.visit.config.surveys.find((survey) => survey.slug === slug);
  letGo(element);
  if (!stage || !found || found.show.withheld || embedded.has(element) || isBegun(element)) return false;
  const survey = { ...found, form: 'inline' as const };
  const manner = { focus: false, rate: 1 };
  const { ui, families } = await loadParts(load, survey);
  if (embedded.has(element) || isBegun(element)) return false;
  element.replaceChildren();
  const closed = () => embedded.delete(element);
  const card = ui.open(stage.visit, survey, manner, closed, [standsIn(element), ...families]);
  embedded.set(element, card);
  return true;
};

/** An element that the first script of a page made known still comes to that one: it is for the one that runs now. */
async function anew(element: Element, slug: string): Promise<boolean> {
  const { earshot } = window;
  if (earshot?.loaded) return earshot('embed', element, slug);
  earshot?.q?.push(['embed', element, slug]);
  return false;
}

/** Of a card that the page has thrown away with what stood in the element. */
function letGo(element: Element): void {
  const card = embedded.get(element);
  if (card?.isGone()) card.hide();
}

/** The elements that they stood in. */
export function hideEmbedded(): Element[] {
  const elements = [...embedded.keys()];
  for (const card of [...embedded.values()]) card.hide();
  return elements;
}

/** The place of a form in the page, known by the element itself and not by a selector. */
function standsIn(element: Element): CreateFamily {
  return () => ({
    css: '',
    views: {},
    place: () => (card) => {
      card.className = 'inline';
      element.append(card);
      return {};
    },
  });
}

/** Whoever fills in the plain form that stands there goes on with it. */
function isBegun(element: Element): boolean {
  const fields = [...element.querySelectorAll<HTMLInputElement>('input,textarea')];
  return (
    element.matches(':focus-within') ||
    fields.some((field) => field.value !== field.defaultValue || field.checked !== field.defaultChecked)
  );
}
