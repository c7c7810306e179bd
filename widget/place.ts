/** Puts the host into the page. Throws where its place is not there. */
export type Place = (element: HTMLElement, root: ShadowRoot, close: () => void) => Placed;

export interface Placed {
  holder?: HTMLElement;
  stop?(): void;
}
