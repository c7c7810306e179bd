import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Site, SiteChangeInput } from '../../../shared/site.ts';
import { amendSite } from '../../data/amend-site.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { keepSite } from '../../data/keep-saved.ts';
import { Overtaken } from '../../data/overtaken.ts';
import { same } from '../../data/same.ts';
import { useEdit } from '../../data/use-edit.ts';
import { Form } from '../../parts/form.tsx';
import { say } from '../../words/say.ts';
import { Conflict } from './conflict.tsx';

interface SiteFormProps<T extends object> {
  site: Site;
  /** What the change is kept under until it is saved. */
  name: string;
  /** The fields of the form, of a site. */
  read(site: Site): T;
  /** What is sent of them. */
  write(value: T): SiteChangeInput;
  /** What stands in them, in words. */
  words(value: T): string;
  /** What is wrong with them, by field. */
  check?(value: T): Record<string, string>;
  /** The beginning of the server's path for each field. */
  paths: Readonly<Record<string, string>>;
  children: (
    value: T,
    change: (fields: Partial<T>) => void,
    refused: Readonly<Record<string, string>>,
  ) => ComponentChildren;
}

/**
 * Some fields of a site, saved together. What is typed is kept until it is; where somebody else has saved the same
 * fields meanwhile, both are shown before one is lost.
 */
export function SiteForm<T extends object>(props: SiteFormProps<T>) {
  const { site, name, read, write, words, check = () => ({}), paths, children } = props;
  const { client, answers } = useEarshot();
  const [saved, setSaved] = useState(false);
  const edit = useEdit(`settings ${site.id} ${name}`, read(site));
  const change = (fields: Partial<T>) => {
    setSaved(false);
    edit.change(fields);
  };
  const save = async () => {
    // With theirs in view, saving is a choice between the two.
    const base = edit.theirs ?? edit.base;
    const changeOf = (now: Site) => {
      if (!same(read(now), base)) throw new Overtaken(now);
      return write(edit.value);
    };
    setSaved(false);
    try {
      const changed = await amendSite(client, site, changeOf);
      edit.discard();
      keepSite(answers, changed);
      setSaved(true);
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
      keepSite(answers, error.site);
    }
  };
  return (
    <>
      <Form
        action={edit.theirs ? say('Save yours') : say('Save')}
        doing={say('Saving…')}
        check={() => check(edit.value)}
        save={save}
        paths={paths}
      >
        {(refused) => (
          <>
            {children(edit.value, change, refused)}
            {edit.theirs ? <Conflict theirs={words(edit.theirs)} discard={edit.discard} /> : null}
          </>
        )}
      </Form>
      <p class="saved" role="status">
        {saved && !edit.changed ? say('Saved.') : ''}
        {edit.changed && !edit.theirs ? say('Not saved yet.') : ''}
      </p>
    </>
  );
}
