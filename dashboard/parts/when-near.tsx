import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Skeleton } from './skeleton.tsx';

interface WhenNearProps {
  /** Pixels that its content usually takes: kept free until it is drawn. */
  height: number;
  children: () => ComponentChildren;
}

/** About half a screen: what is asked for there has come before it is scrolled into view. */
const margin = '480px 0px';

/** Draws its content, and so asks for it, when it comes near to what is in view; from then on it stays. */
export function WhenNear({ height, children }: WhenNearProps) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (near) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: margin },
    );
    observer.observe(place.current!);
    return () => observer.disconnect();
  }, [near]);
  if (near) return <>{children()}</>;
  return (
    <div ref={place}>
      <Skeleton height={height} />
    </div>
  );
}
