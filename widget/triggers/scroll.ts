/** Fires when the visitor has scrolled so far that this many percent of the page's height have been in view. */
export function onScroll(percent: number, fire: () => void): () => void {
  const scrolled = () => {
    const { scrollHeight } = document.documentElement;
    // Zoomed pages end on fractions of a pixel.
    if (((scrollY + innerHeight + 1) / scrollHeight) * 100 >= percent) fire();
  };
  addEventListener('scroll', scrolled, { passive: true });
  return () => removeEventListener('scroll', scrolled);
}
