import { useRef, useState } from 'preact/hooks';
import type { Site } from '../../../shared/site.ts';
import type { Survey } from '../../../shared/survey.ts';
import { partOf, readBuild, writeBuild } from '../../data/build/build-address.ts';
import type { Edited } from '../../data/build/edited.ts';
import { EditorContext } from '../../data/build/editor-context.ts';
import { useSeekRefused } from '../../data/build/use-seek-refused.ts';
import { type Looked, useSurveyWork } from '../../data/build/use-survey-work.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import type { View } from '../../data/view.ts';
import { BuildHead } from './build-head.tsx';
import { BuildPartView } from './build-part-view.tsx';
import { LanguageBar } from './language-bar.tsx';
import { Preview } from './preview.tsx';

interface SurveyEditorProps {
  site: Site;
  survey: Survey;
  view: View;
}

/** One survey as it is written: its parts on the left, the widget with it on the right. */
export function SurveyEditor({ site, survey, view }: SurveyEditorProps) {
  const { go } = useEarshot();
  const address = readBuild(view.own);
  const box = useRef<HTMLDivElement>(null);
  const seek = useSeekRefused(box);
  const [looked, look] = useState<Looked>({});
  const refuse = (path: string, { questions }: Edited) => {
    const [field, at] = path.split('.');
    if (field === 'questions' && at) setOpen(questions[Number(at)]?.id);
    seek();
    const part = partOf(path);
    if (part !== address.part) go({ ...view, own: writeBuild({ ...address, part }) });
  };
  const { editor, checked, ...work } = useSurveyWork({ site, survey, address, looked, refuse });
  const [open, setOpen] = useState<string | undefined>(editor.edited.questions[0]?.id);
  const isOfWords = address.part === 'questions' || address.part === 'look';
  return (
    <EditorContext.Provider value={editor}>
      <BuildHead {...work} view={view} address={address} />
      <div class="build-two">
        <div ref={box} class="build-main">
          {isOfWords ? <LanguageBar view={view} address={address} /> : null}
          <BuildPartView part={address.part} open={open} setOpen={setOpen} />
        </div>
        <Preview
          {...{ checked, looked, look }}
          first={address.part === 'questions' ? open : undefined}
          retry={checked.retry}
        />
      </div>
    </EditorContext.Provider>
  );
}
