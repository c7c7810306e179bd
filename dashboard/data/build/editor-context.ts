import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Site } from '../../../shared/site.ts';
import type { Survey } from '../../../shared/survey.ts';
import type { Finding } from '../lint/finding.ts';
import type { Edited } from './edited.ts';
import type { LanguageChoice } from './language-choice.ts';

/** What every field of the page Build may use. */
export interface Editor {
  site: Site;
  /** As it is saved. */
  survey: Survey;
  edited: Edited;
  written: LanguageChoice;
  /** Why the server would not take a field, by its path. */
  refused: Readonly<Record<string, string>>;
  findings: readonly Finding[];
  /** Writes a field; what follows in the same field is the same step for undoing. Undefined takes it away. */
  put(path: string, value: unknown): void;
  /** A step of its own; with a field, one with what follows there. */
  change(change: (edited: Edited) => Edited, field?: string): void;
  undo(): void;
}

export const EditorContext = createContext<Editor | undefined>(undefined);

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('The field stands outside of an editor');
  return editor;
}
