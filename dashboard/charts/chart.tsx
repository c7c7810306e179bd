import { useEffect, useRef, useState } from 'preact/hooks';
import { say } from '../words/say.ts';
import { onThemeChange } from './on-theme-change.ts';

type Charts = typeof import('./charts.ts')['charts'];

/** Draws into an empty element as wide as it is now; returns what takes the drawing away. */
export type Draw = (charts: Charts, element: HTMLElement) => () => void;

interface ChartProps {
  /** What the picture shows, for who cannot see it; the figures stand in a table beside it. */
  label: string;
  /** Pixels, kept free from the start. */
  height: number;
  /** A new function draws anew. */
  draw: Draw;
}

/** The place of a drawing: loads the library, and draws again when data, width or colours change. */
export function Chart({ label, height, draw }: ChartProps) {
  const element = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let stopped = false;
    let stop = () => {};
    import('./charts.ts').then(
      ({ charts }) => {
        if (!stopped) stop = keepDrawn(element.current!, (place) => draw(charts, place));
      },
      () => setFailed(true),
    );
    return () => {
      stopped = true;
      stop();
    };
  }, [draw]);
  if (failed) return <p class="said">{say('The chart could not be loaded. The table holds its figures.')}</p>;
  return <div ref={element} class="chart" role="img" aria-label={label} style={{ height: `${height}px` }} />;
}

function keepDrawn(element: HTMLElement, draw: (element: HTMLElement) => () => void): () => void {
  let width = element.clientWidth;
  let erase = draw(element);
  const redraw = () => {
    erase();
    erase = draw(element);
  };
  const resizes = new ResizeObserver(() => {
    if (element.clientWidth === width) return;
    width = element.clientWidth;
    redraw();
  });
  resizes.observe(element);
  const stopTheme = onThemeChange(redraw);
  return () => {
    resizes.disconnect();
    stopTheme();
    erase();
  };
}
