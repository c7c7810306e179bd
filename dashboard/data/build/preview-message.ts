import type { WidgetConfig } from '../../../shared/widget-config.ts';
import type { Previewed } from '../../preview/previewed.ts';

/**
 * What the preview shows: the survey as the widget gets it, at once and whatever its rules say, beginning with the question
 * that is worked on.
 * @param first the id of that question; none, or none of these: the first
 */
export function previewMessage(config: WidgetConfig, first: string | undefined, dark: boolean): Previewed {
  const surveys = config.surveys.map((survey) => {
    const at = Math.max(
      0,
      survey.questions.findIndex(({ id }) => id === first),
    );
    const [begins, ...rest] = survey.questions.slice(at);
    // Of what comes before it there is no answer here.
    const questions = begins ? [{ ...begins, if: undefined }, ...rest] : [];
    const place = survey.form === 'inline' ? { target: '#place' } : {};
    return { ...survey, ...place, questions, show: { on: { load: true as const }, sample: 1, every: 0 } };
  });
  return {
    config: { ...config, every: 0, ignoreSignals: true, surveys: surveys as WidgetConfig['surveys'] },
    dark,
  };
}
