import { useAnswer } from '../../data/use-answer.ts';
import { Await } from '../../parts/await.tsx';
import { Section } from '../../parts/section.tsx';
import { WhenNear } from '../../parts/when-near.tsx';
import type { PartProps } from './part-props.ts';

interface LaterPartProps extends PartProps {
  part: keyof typeof import('./parts.ts').parts;
  title: string;
  note?: string;
  /** Pixels that it usually takes. */
  height: number;
}

/** A part further down: its heading stands from the beginning, what is under it is loaded when it comes near. */
export function LaterPart({ title, note, height, ...loaded }: LaterPartProps) {
  return (
    <Section title={title} note={note}>
      <WhenNear height={height}>{() => <LoadedPart height={height} {...loaded} />}</WhenNear>
    </Section>
  );
}

function LoadedPart({ part, height, ...props }: Omit<LaterPartProps, 'title' | 'note'>) {
  const loaded = useAnswer('survey parts', () => import('./parts.ts'), { what: [] });
  return (
    <Await answer={loaded} height={height}>
      {({ parts }) => {
        const Part = parts[part];
        return <Part {...props} />;
      }}
    </Await>
  );
}
