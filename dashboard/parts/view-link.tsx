import type { ComponentChildren, TargetedMouseEvent } from 'preact';
import { writeAddress } from '../data/address.ts';
import { useEarshot } from '../data/earshot-context.ts';
import type { View } from '../data/view.ts';

interface ViewLinkProps {
  view: View;
  /** Whether the link leads to what is shown already. */
  current?: boolean;
  class?: string;
  onFollow?(): void;
  children: ComponentChildren;
}

/** A link to a view: followed inside the page, but as good as any for a new tab or a bookmark. */
export function ViewLink({ view, current, onFollow, children, ...rest }: ViewLinkProps) {
  const { go } = useEarshot();
  const follow = (event: TargetedMouseEvent<HTMLAnchorElement>) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(view);
    onFollow?.();
  };
  return (
    <a {...rest} href={writeAddress(view)} aria-current={current ? 'page' : undefined} onClick={follow}>
      {children}
    </a>
  );
}
