import { useState } from 'preact/hooks';
import type { Form } from '../../../shared/survey.ts';
import { useEditor } from '../../data/build/editor-context.ts';
import { previewMessage } from '../../data/build/preview-message.ts';
import type { Checked } from '../../data/build/use-preview.ts';
import type { Looked } from '../../data/build/use-survey-work.ts';
import { Failure } from '../../parts/failure.tsx';
import { languageName } from '../../words/language-name.ts';
import { say } from '../../words/say.ts';
import { formNames } from './look-names.ts';
import { PreviewFrame } from './preview-frame.tsx';

/** In pixels: of a telephone, and of a window that cards stand in as on a computer. */
const widths = { phone: 390, desktop: 760 } as const;

interface PreviewProps {
  checked: Checked;
  looked: Looked;
  look(looked: Looked): void;
  /** The question that it begins with. */
  first: string | undefined;
  /** Asks the server again. */
  retry(): void;
}

/** The real widget with the survey as it is written, on a page from which nothing can be sent. */
export function Preview({ checked, looked, look, first, retry }: PreviewProps) {
  const { written } = useEditor();
  const [device, setDevice] = useState<keyof typeof widths>(innerWidth < 760 ? 'phone' : 'desktop');
  const [dark, setDark] = useState(false);
  const { config, refused, error } = checked;
  const shownIn = looked.language ?? written.language;
  const isRefused = Object.keys(refused).length > 0;
  return (
    <section class="preview" aria-label={say('Preview')}>
      <div class="preview-tools">
        <select
          aria-label={say('Width')}
          value={device}
          onChange={(event) => setDevice(event.currentTarget.value as keyof typeof widths)}
        >
          <option value="desktop">{say('Computer')}</option>
          <option value="phone">{say('Telephone')}</option>
        </select>
        <select
          aria-label={say('Page')}
          value={dark ? 'dark' : 'light'}
          onChange={(event) => setDark(event.currentTarget.value === 'dark')}
        >
          <option value="light">{say('Light page')}</option>
          <option value="dark">{say('Dark page')}</option>
        </select>
        <select
          aria-label={say('Language of the preview')}
          value={shownIn}
          onChange={(event) => look({ ...looked, language: event.currentTarget.value })}
        >
          {[...new Set([...written.languages, shownIn, 'ar'])].map((tag) => (
            <option key={tag} value={tag}>
              {languageName(tag)}
            </option>
          ))}
        </select>
        <select
          aria-label={say('Form of the preview')}
          value={looked.form ?? ''}
          onChange={(event) =>
            look({ ...looked, form: (event.currentTarget.value || undefined) as Form | undefined })
          }
        >
          <option value="">{say('Form as set')}</option>
          {formNames.map(([name, text]) => (
            <option key={name} value={name}>
              {text}
            </option>
          ))}
        </select>
      </div>
      {config ? (
        <PreviewFrame message={previewMessage(config, first, dark)} width={widths[device]} />
      ) : (
        <div class="preview-stage" />
      )}
      {error === undefined ? null : <Failure error={error} retry={retry} />}
      <p class="help" role="status">
        {isRefused
          ? say('Something cannot be saved as it is, so this is how it was before that.')
          : say(
              'This is the widget itself. It begins with the question that is open, and nothing that you answer here is sent.',
            )}
      </p>
    </section>
  );
}
