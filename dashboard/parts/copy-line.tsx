import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { say } from '../words/say.ts';
import { sayParts } from '../words/say-parts.ts';
import { hidden } from './hidden.tsx';

interface CopyLineProps {
  line: string;
  /** What it is, for who hears the button and does not see the line. */
  what: string;
}

/** A line to be taken elsewhere, with a button that copies it. */
export function CopyLine({ line, what }: CopyLineProps) {
  const [copied, setCopied] = useState<'yes' | 'no'>();
  const copy = () =>
    navigator.clipboard.writeText(line).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    );
  return (
    <div class="snippet">
      <code>
        {line.split(' ').map((word, i) => (
          <Fragment key={word}>
            {i > 0 ? ' ' : ''}
            <span>{word}</span>
          </Fragment>
        ))}
      </code>
      <button type="button" class="button" onClick={copy}>
        {copied === 'yes'
          ? sayParts('Copied <hidden>{what}</hidden>', { what, hidden })
          : sayParts('Copy <hidden>{what}</hidden>', { what, hidden })}
      </button>
      <span class="hidden" role="status">
        {copied === 'yes' ? say('Copied') : ''}
      </span>
      {copied === 'no' ? (
        <p class="refused">{say('The browser did not allow it: select the line and copy it.')}</p>
      ) : null}
    </div>
  );
}
