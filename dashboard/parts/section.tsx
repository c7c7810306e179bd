import type { ComponentChildren } from 'preact';

interface SectionProps {
  title: string;
  /** A few quiet words beside the title. */
  note?: ComponentChildren;
  children: ComponentChildren;
}

/** One part of a page under its heading. */
export function Section({ title, note, children }: SectionProps) {
  return (
    <section class="part" aria-label={title}>
      <h2>
        {title} {note ? <small>{note}</small> : null}
      </h2>
      {children}
    </section>
  );
}
