import type { ComponentChildren, TargetedSubmitEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Refusals, refusalsOf } from '../data/refusals.ts';

interface FormProps {
  /** What the button does, and what it says while it does it. */
  action: string;
  doing: string;
  /** What is wrong with what was typed, by field, before it is sent; empty: nothing. */
  check(): Record<string, string>;
  save(): Promise<void>;
  /** The beginning of the server's path for each field. */
  paths: Readonly<Record<string, string>>;
  children: (refused: Readonly<Record<string, string>>) => ComponentChildren;
}

/** A form that keeps what was typed: what is refused stands at its field, which gets the focus. */
export function Form({ action, doing, check, save, paths, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState<Refusals>({ fields: {} });
  // Before the next paint: what one types at once belongs into that field.
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const fields = check();
    setRefusals({ fields });
    if (Object.keys(fields).length > 0) return;
    setBusy(true);
    try {
      await save();
    } catch (error) {
      setRefusals(refusalsOf(error, paths));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form ref={form} class="setup-form" onSubmit={submit} noValidate>
      {children(refusals.fields)}
      {/* Not `disabled`: a button that is takes the focus away from who pressed it. */}
      <button type="submit" class="button primary" aria-disabled={busy}>
        {busy ? doing : action}
      </button>
      <p class="refused" role="alert">
        {refusals.rest}
      </p>
    </form>
  );
}
