import { useLayoutEffect, useRef } from 'preact/hooks';
import { isCare, letters, listKeys } from '../../data/shortcuts.ts';
import { say } from '../../words/say.ts';

interface KeysDialogProps {
  /** Else the keys that change something are left out. */
  mayCare: boolean;
  lettersOn: boolean;
  switchLetters(on: boolean): void;
  close(): void;
}

/** The keys of the page, and the switch for those that are single characters. */
export function KeysDialog({ mayCare, lettersOn, switchLetters, close }: KeysDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const inList = listKeys.filter(({ label }) => label !== '');
  return (
    <dialog ref={dialog} class="keys" aria-label={say('Keys')} onClose={close}>
      <h2>{say('Keys')}</h2>
      <table>
        <caption class="hidden">{say('Keys and what they do')}</caption>
        <tbody>
          {letters
            .filter(({ does }) => mayCare || !isCare(does))
            .map(({ key, words }) => (
              <KeyRow key={key} label={key} words={words} off={!lettersOn} />
            ))}
          {inList.map(({ label, words }) => (
            <KeyRow key={label} label={label} words={words} />
          ))}
        </tbody>
      </table>
      <label class="check">
        <input
          type="checkbox"
          checked={lettersOn}
          onChange={(event) => switchLetters(event.currentTarget.checked)}
        />
        {say('Keys that are single letters do something here')}
      </label>
      <button type="button" class="button" onClick={() => dialog.current?.close()}>
        {say('Close')}
      </button>
    </dialog>
  );
}

function KeyRow({ label, words, off = false }: { label: string; words: string | undefined; off?: boolean }) {
  return (
    <tr class={off ? 'off' : undefined}>
      <th scope="row">
        <kbd>{label}</kbd>
      </th>
      <td>{words}</td>
    </tr>
  );
}
