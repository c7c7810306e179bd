import { useState } from 'preact/hooks';
import { ProblemError } from '../../../client/problem-error.ts';
import type { Survey, SurveyStatus } from '../../../shared/survey.ts';
import { causeWords } from '../../words/cause-words.ts';
import { saveFailure } from '../../words/save-failure.ts';
import { say } from '../../words/say.ts';
import { useEarshot } from '../earshot-context.ts';
import { keepSurvey } from '../keep-saved.ts';
import type { Edited } from './edited.ts';
import { changedFields, type Editing, type EditingAction } from './editing.ts';

interface SaveProps {
  survey: Survey;
  editing: Editing;
  dispatch(action: EditingAction): void;
  /** Shows the first field that the server would not take. */
  refuse(path: string): void;
}

export interface Saving {
  busy: boolean;
  /** What became of the last try, in words. */
  said: string;
  /** Nothing was saved. */
  failed: boolean;
  refused: Readonly<Record<string, string>>;
  /** Saves what is written; with a status, that as well. Resolves with whether it is saved. */
  save(status?: SurveyStatus): Promise<boolean>;
}

/** Saves what differs, unless somebody else has saved meanwhile: then both are kept, to be decided on. */
export function useSave({ survey, editing, dispatch, refuse }: SaveProps): Saving {
  const { client, answers } = useEarshot();
  const { now } = editing.history;
  const [state, setState] = useState<Outcome>({ ...nothing, of: now });
  const end = (outcome: Partial<Outcome>) => setState({ ...nothing, of: now, ...outcome });
  const save = async (status?: SurveyStatus): Promise<boolean> => {
    if (state.busy) return false;
    const fields = { ...changedFields(editing), ...(status ? { status } : {}) };
    if (Object.keys(fields).length === 0) {
      end({ said: say('There is nothing to save.') });
      return true;
    }
    end({ busy: true });
    try {
      const saved = await client.surveys.change(survey.site, survey.slug, fields, editing.basis.updatedAt);
      dispatch({ type: 'saved', survey: saved, mine: true });
      keepSurvey(answers, saved);
      end({ said: savedWords(survey, saved) });
      return true;
    } catch (error) {
      await failed(error);
      return false;
    }
  };
  const failed = async (error: unknown): Promise<void> => {
    if (error instanceof ProblemError && error.code === 'edit_conflict') {
      end({
        failed: true,
        said: say('Nothing was saved yet: somebody else has saved this survey meanwhile.'),
      });
      // Where it cannot be had now, it comes with the changes that the page follows.
      const theirs = await client.surveys.get(survey.site, survey.slug).catch(() => undefined);
      if (theirs) dispatch({ type: 'saved', survey: theirs });
      return;
    }
    const params = error instanceof ProblemError ? error.invalidParams : [];
    const refused = Object.fromEntries(
      params.map(({ path, reason, cause }) => [path, causeWords(cause) ?? reason]),
    );
    end({ failed: true, said: saveFailure(error), refused });
    if (params[0]) refuse(params[0].path);
  };
  // What was said of one state is not true of the next.
  return state.busy || state.of === now ? { ...state, save } : { ...nothing, save };
}

interface Outcome extends Omit<Saving, 'save'> {
  /** What it was tried with. */
  of: Edited;
}

const nothing: Omit<Saving, 'save'> = { busy: false, said: '', failed: false, refused: {} };

function savedWords(before: Survey, saved: Survey): string {
  return saved.version === before.version
    ? say('Saved.')
    : say('Saved as version {version}.', { version: saved.version });
}
