import { type ColumnDraft, isTimeTarget } from '../../data/import-draft.ts';
import { Choice } from '../../parts/choice.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { say } from '../../words/say.ts';

interface ImportColumnProps {
  name: string;
  samples: readonly string[];
  draft: ColumnDraft;
  targets: readonly (readonly [target: string, label: string])[];
  /** Whether it is for a text: its words stand for themselves. */
  isText: boolean;
  change(fields: Partial<ColumnDraft>): void;
}

/** A column of a file: what stands in it, and what it is for. */
export function ImportColumn({ name, samples, draft, targets, isText, change }: ImportColumnProps) {
  const isAnswer = draft.target.startsWith('answers.') && !isText;
  const hasWords = isAnswer && (draft.values !== '' || samples.some((sample) => !/^-?\d+$/.test(sample)));
  const isShort = samples.every((sample) => sample.length < 20);
  return (
    <li>
      <Choice
        label={name}
        chosen={draft.target || undefined}
        none={say('Left out')}
        options={targets}
        choose={(target) => change({ target: target ?? '' })}
      />
      <small class="samples">
        {samples.map((sample) => (
          <span key={sample}>{sample}</span>
        ))}
      </small>
      {isTimeTarget(draft.target) ? (
        <TextField
          label={say('How its times are written')}
          value={draft.time}
          onInput={(time) => change({ time })}
          most={40}
          help={say('iso, seconds, milliseconds, or a pattern like DD-MM-YYYY HH.mm')}
        />
      ) : null}
      {hasWords && isShort ? (
        <TextField
          label={say('What its words stand for')}
          value={draft.values}
          onInput={(values) => change({ values })}
          most={2_000}
          placeholder={say('negative = 1, neutral = 2')}
        />
      ) : null}
    </li>
  );
}
