import type { ComponentChildren } from 'preact';
import { writeAddress } from '../data/address.ts';
import type { View } from '../data/view.ts';

interface ViewLinkProps {
  view: View;
  /** Whether the link leads to what is shown already. */
  current?: boolean;
  class?: string;
  onFollow?(): void;
  children: ComponentChildren;
}

/** A link to a view: followed inside the page by its router, and as good as any for a new tab or a bookmark. */
export function ViewLink({ view, current, onFollow, children, ...rest }: ViewLinkProps) {
  return (
    <a {...rest} href={writeAddress(view)} aria-current={current ? 'page' : undefined} onClick={onFollow}>
      {children}
    </a>
  );
}
