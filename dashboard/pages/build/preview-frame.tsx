import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { sameValue } from '../../data/build/same-value.ts';
import type { Previewed } from '../../preview/previewed.ts';
import { say } from '../../words/say.ts';

interface PreviewFrameProps {
  message: Previewed;
  /** Of the page in it, in pixels; it is drawn smaller where there is less room. */
  width: number;
}

interface Frame {
  id: number;
  message: Previewed;
}

/** Pixels of height that the page in the frame has. */
const height = 620;

/**
 * A page for each state: what changed is shown on a new one, which takes the place of the one before when the widget stands
 * on it. So nothing flickers while somebody types.
 */
export function PreviewFrame({ message, width }: PreviewFrameProps) {
  const stage = useRef<HTMLDivElement>(null);
  const [frames, setFrames] = useState<readonly Frame[]>([{ id: 0, message }]);
  const [room, setRoom] = useState(width);
  useEffect(() => {
    setFrames((shown) => {
      const last = shown.at(-1)!;
      return sameValue(last.message, message) ? shown : [...shown, { id: last.id + 1, message }].slice(-2);
    });
  });
  useLayoutEffect(() => {
    const watch = new ResizeObserver(([entry]) => setRoom(entry!.contentRect.width));
    watch.observe(stage.current!);
    return () => watch.disconnect();
  }, []);
  const scale = Math.min(1, room / width);
  const shown = (id: number) => setFrames((now) => now.filter((frame) => frame.id >= id));
  return (
    <div class="preview-stage" ref={stage} style={{ height: `${height * scale}px` }}>
      {frames.map(({ id, message: told }) => (
        <OneFrame
          key={id}
          message={told}
          {...{ width, scale }}
          left={(room - width * scale) / 2}
          shown={() => shown(id)}
        />
      ))}
    </div>
  );
}

interface OneFrameProps {
  message: Previewed;
  width: number;
  scale: number;
  /** Pixels beside it. */
  left: number;
  shown(): void;
}

function OneFrame({ message, width, scale, left, shown }: OneFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  // Before the page in it can have said anything.
  useLayoutEffect(() => {
    const hear = ({ source, data }: MessageEvent) => {
      const { contentWindow } = frame.current!;
      if (source !== contentWindow) return;
      // Its origin is nobody's, so it cannot be named; what it is told is no secret.
      if (data === 'ready') contentWindow?.postMessage(message, '*');
      if (data === 'shown') shown();
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, []);
  return (
    <iframe
      ref={frame}
      src="/preview"
      title={say('The survey on a page')}
      sandbox="allow-scripts"
      style={{
        width: `${width}px`,
        height: `${height}px`,
        left: `${left}px`,
        transform: `scale(${scale})`,
      }}
    />
  );
}
