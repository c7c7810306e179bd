import type { Site } from '../../shared/site.ts';
import type { View } from '../data/view.ts';
import { PeriodPicker } from './period-picker.tsx';
import { ZonePicker } from './zone-picker.tsx';

/** Of what time the numbers of a page are, and by whose days. */
export function SpanPickers({ site, view }: { site: Site; view: View }) {
  return (
    <>
      <PeriodPicker view={view} />
      <ZonePicker view={view} siteZone={site.timezone} />
    </>
  );
}
