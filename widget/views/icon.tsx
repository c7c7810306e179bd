/** A drawing in one line, in the colour of the text around it; never named, because words stand beside or behind it. */
export function Icon({ path, face, class: name }: { path: string; face?: boolean; class?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" class={name}>
      {face && <circle cx="12" cy="12" r="10" />}
      <path d={path} />
    </svg>
  );
}
