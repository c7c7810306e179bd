/** How far up, in heights of the window, and within how many milliseconds, counts as leaving by touch. */
const far = 0.5;
const soon = 400;

/** Fires when the pointer leaves the page at its upper edge or, by touch, the visitor scrolls quickly back up. */
export function onExit(fire: () => void): () => void {
  let from = { y: scrollY, at: 0 };
  const left = ({ relatedTarget, clientY }: MouseEvent) => {
    if (relatedTarget === null && clientY <= 0) fire();
  };
  const scrolled = ({ timeStamp }: Event) => {
    if (scrollY > from.y || timeStamp - from.at > soon) from = { y: scrollY, at: timeStamp };
    else if (from.y - scrollY > far * innerHeight && matchMedia('(pointer: coarse)').matches) fire();
  };
  document.addEventListener('mouseout', left);
  addEventListener('scroll', scrolled, { passive: true });
  return () => {
    document.removeEventListener('mouseout', left);
    removeEventListener('scroll', scrolled);
  };
}
