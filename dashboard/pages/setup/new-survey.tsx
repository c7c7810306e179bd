import type { Site } from '../../../shared/site.ts';
import type { Survey } from '../../../shared/survey.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { keepSurvey } from '../../data/keep-saved.ts';
import { type NewSurveyDraft, newSurveyBody, newSurveyFields } from '../../data/new-survey.ts';
import { useDraft } from '../../data/use-draft.ts';
import { usePageStart } from '../../data/use-page-start.ts';
import type { View } from '../../data/view.ts';
import { Form } from '../../parts/form.tsx';
import { Section } from '../../parts/section.tsx';
import { templates } from '../../templates/templates.ts';
import { say } from '../../words/say.ts';
import { NewSurveyForm } from './new-survey-form.tsx';
import { SurveyPreview } from './survey-preview.tsx';
import { TemplatePicker } from './template-picker.tsx';

interface NewSurveyProps {
  site: Site;
  surveys: readonly Survey[];
  view: View;
}

const paths = { name: 'name', slug: 'slug', pages: 'show.pages' };

/** Makes a survey from a template, and leads to where it is installed. */
export function NewSurvey({ site, surveys, view }: NewSurveyProps) {
  const { client, answers, go } = useEarshot();
  const start = usePageStart<HTMLHeadingElement>(say('New survey'));
  const { value, change, clear } = useDraft<NewSurveyDraft>(`survey ${site.id}`, {});
  const template = templates.find(({ id }) => id === value.template) ?? templates[0];
  const fields = newSurveyFields(value, template, surveys);
  const body = newSurveyBody(site.id, fields, template);
  const check = (): Record<string, string> => ({
    ...(body.name ? {} : { name: say('Give it a name, like “Checkout”.') }),
    ...(body.slug ? {} : { slug: say('Give it a short name of small letters, like “checkout”.') }),
  });
  const save = async () => {
    const survey = await client.surveys.create(body);
    clear();
    keepSurvey(answers, survey);
    go({ site: site.id, survey: survey.slug, span: view.span, page: 'install' });
  };
  return (
    <div class="setup">
      <h1 ref={start} tabIndex={-1}>
        {say('New survey')}
      </h1>
      <p class="said">
        {say(
          'Choose what you want to know. Name, pages and state are yours to change here, all the rest later.',
        )}
      </p>
      <div class="setup-two">
        <TemplatePicker chosen={template} choose={({ id }) => change({ template: id })} />
        <div>
          <SurveyPreview survey={body} />
          <Section title={say('Make it yours')}>
            <Form
              action={say('Create and install')}
              doing={say('Creating…')}
              check={check}
              save={save}
              paths={paths}
            >
              {(refused) => (
                <NewSurveyForm fields={fields} isFirst={surveys.length === 0} {...{ change, refused }} />
              )}
            </Form>
          </Section>
        </div>
      </div>
    </div>
  );
}
