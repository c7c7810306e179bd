/**
 * Fires when half of what the selector matches first is in view, or it has come to the middle of the view, as what is
 * higher than that never is in it by half. It may come into the page later. Throws where the selector is none.
 */
export function onVisible(selector: string, fire: () => void): () => void {
  const look = (entries: IntersectionObserverEntry[]) => {
    if (entries.some((entry) => entry.isIntersecting)) fire();
  };
  const seen = [
    new IntersectionObserver(look, { threshold: 0.5 }),
    new IntersectionObserver(look, { rootMargin: '-50% 0px' }),
  ];
  const grown = new MutationObserver(find);
  if (!find()) grown.observe(document, { childList: true, subtree: true });
  return () => {
    for (const observer of seen) observer.disconnect();
    grown.disconnect();
  };

  function find(): boolean {
    const element = document.querySelector(selector);
    if (!element) return false;
    grown.disconnect();
    for (const observer of seen) observer.observe(element);
    return true;
  }
}
