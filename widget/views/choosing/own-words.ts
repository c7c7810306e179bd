import type { Kit } from '../kit.ts';

export interface OwnWords {
  nodes: Node[];
  /** Shows the field with these words, or hides it where they are undefined. */
  draw(words: string | undefined): void;
  words(): string;
  focus(): void;
}

/** The most characters that the server takes. */
const longest = 200;

/** The field for an answer that is none of the options. `name`: what the option is called; undefined: there is none. */
export function ownWords(h: Kit['h'], name: string | undefined, write: (words: string) => void): OwnWords {
  const field = h('input', {
    'aria-label': name,
    maxlength: longest,
    oninput: () => write(field.value),
  });
  return {
    nodes: name === undefined ? [] : [field],
    draw(words) {
      field.hidden = words === undefined;
      if (words !== undefined && field.value !== words) field.value = words;
    },
    words: () => field.value,
    focus: () => field.focus(),
  };
}
