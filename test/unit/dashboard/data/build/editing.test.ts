import { describe, expect, it } from 'vitest';
import {
  beginEditing,
  changedFields,
  type Editing,
  isChanged,
  reduceEditing,
} from '../../../../../dashboard/data/build/editing.ts';
import type { Survey } from '../../../../../shared/survey.ts';
import { editedSurvey } from '../../../../support/edited-survey.ts';

const { main: _main, ...fields } = editedSurvey();
const survey: Survey = {
  ...fields,
  id: 's',
  site: 'site',
  slug: 'checkout',
  status: 'live',
  version: 1,
  createdAt: '2026-11-01T00:00:00.000Z',
  updatedAt: '2026-11-01T00:00:00.000Z',
};
const later = (change: Partial<Survey>): Survey => ({
  ...survey,
  updatedAt: '2026-11-02T00:00:00.000Z',
  ...change,
});
const typed = (editing: Editing, name: string, field = 'name') =>
  reduceEditing(editing, { type: 'edit', change: (edited) => ({ ...edited, name }), field });
const nameIn = ({ history }: Editing) => history.now.name;

describe('steps', () => {
  it('typing in one field is one step, in another the next', () => {
    let editing = typed(typed(beginEditing(survey), 'T'), 'Till');
    editing = typed(editing, 'Desk', 'elsewhere');
    editing = reduceEditing(editing, { type: 'undo' });
    expect(nameIn(editing)).toBe('Till');
    editing = reduceEditing(editing, { type: 'undo' });
    expect(nameIn(editing)).toBe('Checkout');
    expect(isChanged(editing)).toBe(false);
    expect(nameIn(reduceEditing(reduceEditing(editing, { type: 'redo' }), { type: 'redo' }))).toBe('Desk');
  });

  it('there is nothing to undo at the beginning, and nothing to redo after another step', () => {
    const begun = beginEditing(survey);
    expect(reduceEditing(begun, { type: 'undo' }).history).toEqual(begun.history);
    const undone = reduceEditing(typed(begun, 'Till'), { type: 'undo' });
    const elsewise = typed(undone, 'Desk');
    expect(nameIn(reduceEditing(elsewise, { type: 'redo' }))).toBe('Desk');
  });
});

it('saves only the fields that differ', () => {
  expect(changedFields(typed(beginEditing(survey), 'Till'))).toEqual({ name: 'Till' });
  expect(changedFields(typed(beginEditing(survey), 'Checkout'))).toEqual({});
});

it('is unchanged once it was saved, and can still be undone', () => {
  const editing = reduceEditing(typed(beginEditing(survey), 'Till'), {
    type: 'saved',
    survey: later({ name: 'Till' }),
    mine: true,
  });
  expect(isChanged(editing)).toBe(false);
  expect(nameIn(reduceEditing(editing, { type: 'undo' }))).toBe('Checkout');
});

describe('when somebody else has saved', () => {
  const arrives = (editing: Editing, change: Partial<Survey>) =>
    reduceEditing(editing, { type: 'saved', survey: later(change) });

  it('theirs is shown where nothing was written here', () => {
    const editing = arrives(beginEditing(survey), { name: 'Theirs' });
    expect(nameIn(editing)).toBe('Theirs');
    expect(editing.theirs).toBeUndefined();
    expect(isChanged(editing)).toBe(false);
  });

  it('both are kept where something was', () => {
    const editing = arrives(typed(beginEditing(survey), 'Mine'), { name: 'Theirs' });
    expect(nameIn(editing)).toBe('Mine');
    expect(editing.theirs?.name).toBe('Theirs');
  });

  it('mine is written over theirs where that is chosen', () => {
    const both = arrives(typed(beginEditing(survey), 'Mine'), { name: 'Theirs' });
    const editing = reduceEditing(both, { type: 'settle', with: 'mine' });
    expect(editing.theirs).toBeUndefined();
    expect(editing.basis.updatedAt).toBe('2026-11-02T00:00:00.000Z');
    expect(changedFields(editing)).toEqual({ name: 'Mine' });
  });

  it('theirs is taken where that is chosen, and mine comes back by undoing', () => {
    const both = arrives(typed(beginEditing(survey), 'Mine'), { name: 'Theirs' });
    const editing = reduceEditing(both, { type: 'settle', with: 'theirs' });
    expect(isChanged(editing)).toBe(false);
    expect(nameIn(reduceEditing(editing, { type: 'undo' }))).toBe('Mine');
  });

  it('another state, such as paused, concerns nothing that is written here', () => {
    const editing = arrives(typed(beginEditing(survey), 'Mine'), { status: 'paused' });
    expect(editing.theirs).toBeUndefined();
    expect(editing.basis.updatedAt).toBe('2026-11-02T00:00:00.000Z');
  });
});

it('goes on with what was kept when the page went away', () => {
  const { basis, history } = typed(beginEditing(survey), 'Mine');
  const again = beginEditing(survey, { edited: history.now, basis });
  expect(changedFields(again)).toEqual({ name: 'Mine' });
  expect(nameIn(reduceEditing(again, { type: 'undo' }))).toBe('Checkout');
  expect(beginEditing(later({ name: 'Theirs' }), { edited: history.now, basis }).theirs?.name).toBe('Theirs');
});
