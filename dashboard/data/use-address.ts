import { useCallback } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { readAddress, writeAddress } from './address.ts';
import type { View } from './view.ts';

export interface Address {
  view: View;
  /** Shows another view; "back" returns from it. */
  go(view: View): void;
  /** Spells the shown view out in the address, without a step for "back". */
  settle(view: View): void;
}

/** The links that are followed inside the page: views. Everything else that the server has is a page of its own. */
export const addressScope = /^\/(?:\?|$)/;

/** The view that the address names, followed through links, "back" and "forward". */
export function useAddress(): Address {
  const { url, route } = useLocation();
  // The router makes another `route` with each address, and any of them will do.
  const go = useCallback((view: View) => route(writeAddress(view)), []);
  const settle = useCallback((view: View) => route(writeAddress(view), true), []);
  return { view: readAddress(new URL(url, location.origin).search), go, settle };
}
