import type { Tone } from '../data/tone.ts';
import type { Lead } from '../words/lead.ts';
import { sayParts } from '../words/say-parts.ts';
import { bold } from './bold.tsx';

interface LeadTextProps {
  words: Lead;
  /** What the lead means for the one who asked. */
  tone?: Tone;
}

/** A statement whose beginning can be read alone. */
export function LeadText({ words: { lead, rest }, tone = 'plain' }: LeadTextProps) {
  return (
    <p class={`lead ${tone}`}>
      {rest ? sayParts('<b>{lead}</b>: {rest}', { lead, rest, b: bold }) : bold(lead)}
    </p>
  );
}
