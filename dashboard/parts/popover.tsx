import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

interface PopoverProps {
  /** What stands on the button. */
  label: ComponentChildren;
  /** What the panel is for. */
  title: string;
  children: (close: () => void) => ComponentChildren;
}

/** A button with a panel under it. Escape and a choice close it and lead back to the button; a click beside closes it. */
export function Popover({ label, title, children }: PopoverProps) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  // At once, not after the next paint: a fast Escape must not be missed.
  useLayoutEffect(() => {
    if (!open) return;
    const leave = (event: Event) => {
      if (!place.current?.contains(event.target as Node)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close();
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
    };
  }, [open]);
  return (
    <div class="popover" ref={place}>
      <button
        ref={button}
        type="button"
        class="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      {open ? (
        <fieldset class="panel" id={id} aria-label={title}>
          {children(close)}
        </fieldset>
      ) : null}
    </div>
  );
}
