import { useEffect, useLayoutEffect, useReducer } from 'preact/hooks';
import type { Survey } from '../../../shared/survey.ts';
import { useDraft } from '../use-draft.ts';
import type { Edited } from './edited.ts';
import {
  type Basis,
  beginEditing,
  type Editing,
  type EditingAction,
  isChanged,
  reduceEditing,
} from './editing.ts';

interface Kept {
  edited?: Edited;
  basis?: Basis;
}

/** The work on a survey, kept in the tab until it is saved, and told when somebody else saves. */
export function useEditing(survey: Survey): [Editing, (action: EditingAction) => void] {
  const draft = useDraft<Kept>(`build ${survey.id}`, {});
  const [editing, dispatch] = useReducer(reduceEditing, undefined, () => {
    const { edited, basis } = draft.value;
    return beginEditing(survey, edited && basis && { edited, basis });
  });
  useEffect(() => dispatch({ type: 'saved', survey }), [survey.updatedAt]);
  // With what is drawn: a reload that comes at once finds it.
  useLayoutEffect(() => {
    if (isChanged(editing)) draft.change({ edited: editing.history.now, basis: editing.basis });
    else draft.clear();
  }, [editing.history.now, editing.basis]);
  return [editing, dispatch];
}
