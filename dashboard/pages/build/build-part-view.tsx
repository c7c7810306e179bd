import type { BuildPart } from '../../data/build/build-address.ts';
import { useEditor } from '../../data/build/editor-context.ts';
import { Findings } from './findings.tsx';
import { LookPart } from './look-part.tsx';
import { QuestionList } from './question-list.tsx';
import { SampleSize } from './sample-size.tsx';
import { ShowPart } from './show-part.tsx';
import { VersionsPart } from './versions-part.tsx';

interface BuildPartViewProps {
  part: BuildPart;
  open: string | undefined;
  setOpen(id: string | undefined): void;
}

/** The part of a survey that is written now. */
export function BuildPartView({ part, open, setOpen }: BuildPartViewProps) {
  const { findings } = useEditor();
  switch (part) {
    case 'questions':
      return (
        <>
          <Findings findings={findings.filter(({ path }) => path === 'questions')} />
          <QuestionList open={open} setOpen={setOpen} />
        </>
      );
    case 'show':
      return <ShowPart />;
    case 'look':
      return (
        <>
          <LookPart />
          <Findings findings={findings.filter(({ path }) => path.startsWith('display.'))} />
        </>
      );
    case 'answers':
      return <SampleSize />;
    case 'versions':
      return <VersionsPart />;
  }
}
