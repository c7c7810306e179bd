import { Icon } from './icon.tsx';

/** The end: what became of the answer. */
export function Thanks({ text }: { text: string }) {
  return (
    <div class="thanks">
      <Icon path="m5 12.5 4.5 4.5L19 7.5" />
      <p class="question" id="question">
        {text}
      </p>
    </div>
  );
}
