import type { TextQuestions } from '../storage/contract/retention.ts';
import type { Storage } from '../storage/storage.ts';

/** Where the visitors of a site could write something. */
export interface TextsOf {
  texts: TextQuestions;
  /** Whether any version of a survey asked for an "other" in own words. */
  asksOther(surveyKey: number): boolean;
}

const none: ReadonlySet<string> = new Set();

export async function textsOf(site: number, surveys: Storage['surveys']): Promise<TextsOf> {
  const texts = new Map<string, ReadonlySet<string>>();
  const others = new Set<number>();
  for (const { key } of await surveys.list(site)) {
    for (const { version, questions } of await surveys.versions(site, key)) {
      const written = questions.filter(({ type }) => type === 'text').map(({ id }) => id);
      texts.set(`${key}/${version}`, new Set(written));
      if (questions.some((question) => 'other' in question && question.other)) others.add(key);
    }
  }
  return {
    texts: (survey, version) => texts.get(`${survey}/${version}`) ?? none,
    asksOther: (survey) => others.has(survey),
  };
}
