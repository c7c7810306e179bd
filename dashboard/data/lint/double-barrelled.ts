import type { TextRule } from './finding.ts';

/** Pairs that are one thing, and pairs of answers. */
const one = [
  /\b(?:friends?|family|colleagues?|co-?workers?|others|someone|peers)(?:,? (?:and|or) (?:a |your )?(?:friends?|family|colleagues?|co-?workers?|others|peers|someone else|acquaintances?))+\b/gi,
  /\b(?:terms and conditions|pros and cons|research and development|food and drinks?|black and white|up and running|trial and error|questions? and answers?|bread and butter|back and forth|now and then|once and for all|safe and sound|hardware and software|drag and drop|copy and paste|click and collect|cut and paste|(?:health|occupational health) and safety|profit and loss|and\/or)\b/gi,
  /\b(?:yes or no|agree or disagree|satisfied or dissatisfied|satisfied or unsatisfied|likely or unlikely|easy or (?:difficult|hard)|good or bad|better or worse|more or less|one or more|two or more|true or false|whether or not|or not|like or dislike)\b/gi,
  /\b\d+(?:st|nd|rd|th)? (?:and|or|to) \d+\b/gi,
  /\b(?:and|or) (?:why|how so)\b/gi,
];

/** It asks about two things, and has one answer for both. Texts can say two things, so they are left alone. */
export const doubleBarrelled: TextRule = (text, { type }) => {
  if (type === 'text') return undefined;
  const rest = one.reduce((left, pattern) => left.replace(pattern, ' '), text);
  const found = /\S+ (?:and|or|as well as|&) (?:the |our |your |its |their |how |with )*\S+/i.exec(rest)?.[0];
  return found === undefined
    ? undefined
    : { rule: 'double-barrelled', found: found.replace(/[.,;:?!]+$/, '') };
};
