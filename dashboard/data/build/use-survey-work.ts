import { useMemo } from 'preact/hooks';
import type { Site } from '../../../shared/site.ts';
import type { Form, Survey } from '../../../shared/survey.ts';
import { lint } from '../lint/lint.ts';
import type { BuildAddress } from './build-address.ts';
import type { Edited } from './edited.ts';
import type { Editing, EditingAction } from './editing.ts';
import type { Editor } from './editor-context.ts';
import { languageChoice } from './language-choice.ts';
import { useEditKeys } from './use-edit-keys.ts';
import { useEditing } from './use-editing.ts';
import { type Checked, usePreview } from './use-preview.ts';
import { type Saving, useSave } from './use-save.ts';
import { writeField } from './write-field.ts';

/** What the preview shows in the place of what is set. */
export interface Looked {
  form?: Form | undefined;
  language?: string | undefined;
}

interface SurveyWorkProps {
  site: Site;
  survey: Survey;
  address: BuildAddress;
  looked: Looked;
  /** Shows the first field that the server would not take. */
  refuse(path: string, edited: Edited): void;
}

export interface SurveyWork {
  editing: Editing;
  dispatch(action: EditingAction): void;
  saving: Saving;
  checked: Checked & { retry(): void };
  editor: Editor;
}

/** All that is held of a survey while it is written: the steps, what is found and refused in it, and how it is saved. */
export function useSurveyWork({ site, survey, address, looked, refuse }: SurveyWorkProps): SurveyWork {
  const [editing, dispatch] = useEditing(survey);
  const edited = editing.history.now;
  const written = languageChoice(edited, address.language, address.main);
  const shown = useMemo(() => inForm(edited, looked.form), [edited, looked.form]);
  const checked = usePreview(site.id, shown, looked.language ?? written.language);
  const findings = useMemo(() => lint({ ...edited, main: written.main }), [edited, written.main]);
  const saving = useSave({ survey, editing, dispatch, refuse: (path) => refuse(path, edited) });
  const undo = () => dispatch({ type: 'undo' });
  useEditKeys({ undo, redo: () => dispatch({ type: 'redo' }), save: () => void saving.save() });
  const change: Editor['change'] = (step, field) => dispatch({ type: 'edit', change: step, field });
  return {
    editing,
    dispatch,
    saving,
    checked,
    editor: {
      ...{ site, survey, edited, written, findings, change, undo },
      refused: { ...saving.refused, ...checked.refused },
      put: (path, value) => change((now) => writeField(now, path, value), path),
    },
  };
}

/** In another form, to look at it; what is written stays. */
function inForm(edited: Edited, form: Looked['form']): Edited {
  if (!form) return edited;
  const { target: _, ...display } = edited.display;
  return { ...edited, display: { ...display, form, ...(form === 'inline' ? { target: '#place' } : {}) } };
}
