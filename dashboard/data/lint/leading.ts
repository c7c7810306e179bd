import type { TextRule } from './finding.ts';

const praise =
  'great|amazing|awesome|excellent|wonderful|fantastic|brilliant|delightful|outstanding|superb|perfect|incredible';
const blame = 'terrible|awful|poor|horrible|disappointing|annoying|frustrating|bad';

const patterns: readonly RegExp[] = [
  // It says which answer is the right one.
  /\b(?:do|does|did|would|wo|is|are|was|were|have|has|ca|could|should)n['’]t (?:you|it|this|that|we|they)\b/i,
  /,\s*(?:right|correct|is(?:n['’]t)? it|was(?:n['’]t)? it|do(?:n['’]t)? you|did(?:n['’]t)? you|does(?:n['’]t)? it)\s*\?/i,
  /\b(?:as (?:you|we all) know|everyone knows|most people|many (?:people|customers|users) (?:think|say|love|agree|prefer)|experts (?:say|agree|recommend)|of course|obviously|surely|clearly)\b/i,
  // It praises or blames what it asks about.
  new RegExp(`\\b(?:our|the|this|these|your) (?:new )?(?:${praise}|${blame})\\b`, 'i'),
  new RegExp(`\\bhow (?:${praise}|good|${blame}) (?:is|are|was|were|do|did|would)\\b`, 'i'),
  /\bhow much (?:do|did|will|would) you (?:love|like|enjoy|hate|dislike)\b/i,
  /\bwhat (?:do|did) you (?:love|hate)\b/i,
];

/** The question leans towards one answer. */
export const leading: TextRule = (text) => {
  const found = patterns.map((pattern) => pattern.exec(text)?.[0]).find(Boolean);
  return found === undefined ? undefined : { rule: 'leading', found: found.replace(/^,\s*/, '') };
};
