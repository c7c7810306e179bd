/**
 * Fires when half of what the selector matches first is in view; it may come into the page later. Throws where the
 * selector is none.
 */
export function onVisible(selector: string, fire: () => void): () => void {
  const seen = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) fire();
    },
    { threshold: 0.5 },
  );
  const grown = new MutationObserver(find);
  if (!find()) grown.observe(document, { childList: true, subtree: true });
  return () => {
    seen.disconnect();
    grown.disconnect();
  };

  function find(): boolean {
    const element = document.querySelector(selector);
    if (!element) return false;
    grown.disconnect();
    seen.observe(element);
    return true;
  }
}
