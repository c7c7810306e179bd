import { say } from '../words/say.ts';
import { CopyLine } from './copy-line.tsx';

/** The line that puts the widget into a page, with a button that copies it. */
export function Snippet({ publicKey }: { publicKey: string }) {
  return (
    <CopyLine
      line={`<script async src="${location.origin}/widget.js" data-site="${publicKey}"></script>`}
      what={say('the line')}
    />
  );
}
