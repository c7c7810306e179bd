/** The mark and the name. */
export function Logo() {
  return (
    <span class="logo">
      <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" aria-hidden="true">
        <circle cx="5" cy="15" r="1.6" fill="currentColor" stroke="none" />
        <path d="M5 9a6 6 0 0 1 6 6M5 3.5A11.5 11.5 0 0 1 16.5 15" stroke-width="2" stroke-linecap="round" />
      </svg>
      Earshot
    </span>
  );
}
