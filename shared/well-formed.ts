/** Text without lone surrogates and without NUL: anything else is stored differently by different engines. */
export function isWellFormed(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** What to say of text that is not. */
export const malformedText = 'must be well-formed text without NUL';
