import { useState } from 'preact/hooks';

/** The line that puts the widget into a page, with a button that copies it. */
export function Snippet({ publicKey }: { publicKey: string }) {
  const [copied, setCopied] = useState<'yes' | 'no'>();
  const line = `<script async src="${location.origin}/widget.js" data-site="${publicKey}"></script>`;
  const copy = () =>
    navigator.clipboard.writeText(line).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    );
  return (
    <div class="snippet">
      <code>{line}</code>
      <button type="button" class="button" onClick={copy}>
        {copied === 'yes' ? 'Copied' : 'Copy'}
      </button>
      <span class="hidden" role="status">
        {copied === 'yes' ? 'Copied' : ''}
      </span>
      {copied === 'no' ? (
        <p class="refused">The browser did not allow it: select the line and copy it.</p>
      ) : null}
    </div>
  );
}
