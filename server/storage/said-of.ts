import { type ReadTexts, readTexts } from '../text/read-texts.ts';
import type { StoredResponse } from './contract/stored-response.ts';
import { textsOf } from './texts-of.ts';

/** What a response says, read at most once, and only where somebody asks. */
export function saidOf({ answers }: Pick<StoredResponse, 'answers'>): () => ReadTexts {
  let read: ReadTexts | undefined;
  return () => {
    read ??= readTexts(textsOf(answers));
    return read;
  };
}
