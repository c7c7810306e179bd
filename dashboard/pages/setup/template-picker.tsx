import type { Template } from '../../templates/template.ts';
import { templates } from '../../templates/templates.ts';
import { say } from '../../words/say.ts';

interface TemplatePickerProps {
  chosen: Template;
  choose(template: Template): void;
}

/** The templates, each with when to use it. */
export function TemplatePicker({ chosen, choose }: TemplatePickerProps) {
  return (
    <fieldset class="templates">
      <legend>{say('Begin with')}</legend>
      {templates.map((template) => (
        <label key={template.id}>
          <input
            type="radio"
            name="template"
            value={template.id}
            checked={template.id === chosen.id}
            aria-labelledby={`name-${template.id}`}
            aria-describedby={`use-${template.id}`}
            onChange={() => choose(template)}
          />
          <span>
            <b id={`name-${template.id}`}>{template.name}</b>
            <small id={`use-${template.id}`}>{template.use}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
