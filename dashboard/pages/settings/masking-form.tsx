import type { Site } from '../../../shared/site.ts';
import { CheckField } from '../../parts/check-field.tsx';
import { say } from '../../words/say.ts';
import { SiteForm } from './site-form.tsx';

type Fields = Pick<Site, 'maskPersonalData'>;

const read = ({ maskPersonalData }: Site): Fields => ({ maskPersonalData });
const words = ({ maskPersonalData }: Fields) =>
  maskPersonalData ? say('personal data in texts masked') : say('texts kept as they are written');

/** Whether what tells who somebody is goes out of what visitors write. */
export function MaskingForm({ site }: { site: Site }) {
  const paths = { maskPersonalData: 'maskPersonalData' };
  return (
    <SiteForm name="masking" {...{ site, read, words, paths }} write={(fields) => fields}>
      {({ maskPersonalData }, change) => (
        <CheckField
          label={say('Mask personal data in what visitors write')}
          checked={maskPersonalData}
          onChange={(checked) => change({ maskPersonalData: checked })}
          help={say(
            'Mail addresses and numbers of telephones, cards and identity papers are replaced by [email], [phone], [card] and [id] before anything is stored. What is stored already stays as it is.',
          )}
        />
      )}
    </SiteForm>
  );
}
