import { useEffect, useState } from 'preact/hooks';
import { ProblemError } from '../../../client/problem-error.ts';
import type { WidgetConfig } from '../../../shared/widget-config.ts';
import { causeWords } from '../../words/cause-words.ts';
import { useEarshot } from '../earshot-context.ts';
import type { Edited } from './edited.ts';

/** How long nothing is typed until the server is asked, in milliseconds. */
const rest = 300;

export interface Checked {
  /** What the widget gets; the last that could be shown while something is refused. */
  config?: WidgetConfig | undefined;
  /** Why the server would not take it, by the path of the field. */
  refused: Readonly<Record<string, string>>;
  /** It could not be asked. */
  error?: unknown;
}

/** The survey as the widget would get it in a language, and what of it could not be saved. Nothing is stored. */
export function usePreview(
  site: string,
  { questions, display, show }: Edited,
  language: string,
): Checked & { retry(): void } {
  const { client } = useEarshot();
  const [checked, setChecked] = useState<Checked>({ refused: {} });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(
      async () => {
        try {
          const survey = { site, questions, display, show, language };
          setChecked({ config: await client.surveys.preview(survey, stop.signal), refused: {} });
        } catch (error) {
          if (!stop.signal.aborted) setChecked(({ config }) => ({ config, ...refusal(error) }));
        }
      },
      checked.config ? rest : 0,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [client, site, questions, display, show, language, tries]);
  return { ...checked, retry: () => setTries(tries + 1) };
}

function refusal(error: unknown): Pick<Checked, 'refused' | 'error'> {
  const params = error instanceof ProblemError ? error.invalidParams : [];
  if (params.length === 0) return { refused: {}, error };
  return {
    refused: Object.fromEntries(
      params.map(({ path, reason, cause }) => [path, causeWords(cause) ?? sentence(reason)]),
    ),
  };
}

function sentence(reason: string): string {
  const text = reason.charAt(0).toUpperCase() + reason.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
