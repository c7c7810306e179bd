/** The work on one survey between two savings: a pure reducer. */
import type { Survey } from '../../../shared/survey.ts';
import { type Edited, editedOf } from './edited.ts';
import { type History, redone, undone, withStep } from './history.ts';
import { sameValue } from './same-value.ts';

/** What the work began from: the survey as it was saved, and when that was. */
export interface Basis {
  edited: Edited;
  updatedAt: string;
}

export interface Editing {
  history: History<Edited>;
  basis: Basis;
  /** What somebody else has saved since, where both have changed the survey. */
  theirs?: Survey | undefined;
}

export type EditingAction =
  /** `field`: where it was typed; further typing there is the same step. */
  | { type: 'edit'; change(edited: Edited): Edited; field?: string | undefined }
  | { type: 'undo' | 'redo' }
  /** It is saved like this now, by whoever. `mine`: by this work. */
  | { type: 'saved'; survey: Survey; mine?: boolean }
  /** Of two states, the one to go on with. */
  | { type: 'settle'; with: 'mine' | 'theirs' };

/** `kept`: what was not saved when the page went away. */
export function beginEditing(survey: Survey, kept?: { edited: Edited; basis: Basis }): Editing {
  const basis = kept?.basis ?? { edited: editedOf(survey), updatedAt: survey.updatedAt };
  const history = { past: kept ? [basis.edited] : [], now: kept?.edited ?? basis.edited, future: [] };
  return reduceEditing({ history, basis }, { type: 'saved', survey });
}

export function reduceEditing(editing: Editing, action: EditingAction): Editing {
  const { history } = editing;
  switch (action.type) {
    case 'edit':
      return { ...editing, history: withStep(history, action.change(history.now), action.field) };
    case 'undo':
      return { ...editing, history: undone(history) };
    case 'redo':
      return { ...editing, history: redone(history) };
    case 'saved':
      return action.mine ? rebased(editing, action.survey) : arrived(editing, action.survey);
    case 'settle':
      return settled(editing, action.with);
  }
}

/** Whether there is anything to save. */
export function isChanged({ history, basis }: Editing): boolean {
  return !sameValue(history.now, basis.edited);
}

/** The fields that saving would change. */
export function changedFields({ history, basis }: Editing): Partial<Edited> {
  const names = Object.keys(basis.edited) as (keyof Edited)[];
  return Object.fromEntries(
    names
      .filter((name) => !sameValue(history.now[name], basis.edited[name]))
      .map((name) => [name, history.now[name]]),
  );
}

/** A survey that came while it is worked on: only where both have changed it is there anything to decide. */
function arrived(editing: Editing, survey: Survey): Editing {
  const { basis } = editing;
  if (survey.updatedAt === basis.updatedAt) return editing;
  if (sameValue(editedOf(survey), basis.edited)) return rebased(editing, survey);
  if (isChanged(editing)) return { ...editing, theirs: survey };
  return taken(editing, survey);
}

function settled(editing: Editing, which: 'mine' | 'theirs'): Editing {
  const { theirs } = editing;
  if (!theirs) return editing;
  return which === 'mine' ? rebased(editing, theirs) : taken(editing, theirs);
}

function rebased({ history }: Editing, survey: Survey): Editing {
  return { history, basis: { edited: editedOf(survey), updatedAt: survey.updatedAt } };
}

/** Goes on from there; what was, can be had back by undoing. */
function taken({ history }: Editing, survey: Survey): Editing {
  const edited = editedOf(survey);
  return { history: withStep(history, edited), basis: { edited, updatedAt: survey.updatedAt } };
}
