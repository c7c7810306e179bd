import type { ListedResponse } from '../../shared/response.ts';
import type { Survey } from '../../shared/survey.ts';
import { questionText } from '../words/question-text.ts';

interface AnswerTextsProps {
  response: ListedResponse;
  survey: Pick<Survey, 'questions'>;
  /** Each text under its question, where there are several. */
  asked?: boolean;
}

/** What somebody wrote, text by text, in its own language and direction. */
export function AnswerTexts({ response, survey, asked = false }: AnswerTextsProps) {
  const { language } = response.dimensions;
  const texts = survey.questions.flatMap(({ id, type }) => {
    const text = response.answers[id];
    return type === 'text' && typeof text === 'string' && text !== '' ? [{ id, text }] : [];
  });
  return (
    <>
      {texts.map(({ id, text }) => (
        <div key={id}>
          {asked && texts.length > 1 ? <small>{questionText(survey, id)}</small> : null}
          <p dir="auto" lang={language}>
            {text}
          </p>
        </div>
      ))}
    </>
  );
}
