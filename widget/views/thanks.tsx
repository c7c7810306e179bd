/** The end: what became of the answer. */
export function Thanks({ text }: { text: string }) {
  return (
    <div class="thanks">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="m5 12.5 4.5 4.5L19 7.5" />
      </svg>
      <p class="question" id="question">
        {text}
      </p>
    </div>
  );
}
