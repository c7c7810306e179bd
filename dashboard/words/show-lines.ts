import type { SurveyInput } from '../../shared/survey.ts';
import { durationWords } from './duration-words.ts';
import { listed } from './list.ts';
import { formatShare } from './number.ts';
import { say } from './say.ts';
import { triggerWords } from './trigger-words.ts';

type Show = NonNullable<SurveyInput['show']>;
type Display = NonNullable<SurveyInput['display']>;

/** One rule of when a survey shows itself, and what to look at where it does not. */
export interface ShowLine {
  rule: string;
  says: string;
  check: string;
}

/** The rules of a survey in words, those that it does not set left out. */
export function showLines({ show = {}, display = {} }: Pick<SurveyInput, 'show' | 'display'>): ShowLine[] {
  return Object.entries(rules).flatMap(([rule, tell]) => {
    const told = tell(show, display);
    return told ? [{ rule, says: told[0], check: told[1] }] : [];
  });
}

type Tell = (show: Show, display: Display) => [says: string, check: string] | false | undefined;

const rules: Readonly<Record<string, Tell>> = {
  trigger: (show, display) => [whenItShows(show, display), triggerCheck(show, display)],
  pages: ({ pages = [] }) =>
    pages.length > 0 && [
      say('Only on {pages}.', { pages: listed(pages) }),
      say('Is the path of your page among these?'),
    ],
  devices: ({ devices }) =>
    devices && [say('Only on: {devices}.', { devices: listed(devices) }), say('Is yours one of these?')],
  languages: ({ languages }) =>
    languages && [
      say('Only in: {languages}.', { languages: listed(languages) }),
      say('The language is that of <html lang>, or of the browser where the page does not say.'),
    ],
  attributes: ({ attributes }) =>
    attributes && [
      say('Only where what your page tells of its visitor fits.'),
      say("Does it call earshot('attributes', …) on this page?"),
    ],
  referrers: ({ referrers }) =>
    referrers && [
      say('Only for those who come from {referrers}.', { referrers: listed(referrers) }),
      say('An address typed by hand has no referrer.'),
    ],
  time: ({ time }) =>
    time && [
      say('Only at certain times, by the clock of the site’s time zone.'),
      say('Is it one of them now?'),
    ],
  visits: ({ visits }) =>
    visits !== undefined && [
      say('Only from visit number {visits} on.', { visits }),
      say("Visits are counted once the page has said earshot('consent', true)."),
    ],
  consent: ({ consent }) =>
    consent && [say('Only with consent.'), say("Has the page said earshot('consent', true)?")],
  sample: ({ sample = 1, sampleBy }) =>
    sample < 1 && [
      sampleBy === 'visitor'
        ? say('To {share} of visitors.', { share: formatShare(sample) })
        : say('To {share} of page views.', { share: formatShare(sample) }),
      say('You may well not be among them: “Try it” in the panel shows it all the same.'),
    ],
  every: ({ every = '90d' }, { form }) =>
    form !== 'tab' && [
      say('Who has answered or declined is left alone for {duration}.', { duration: durationWords(every) }),
      say('Have you? A private window begins anew.'),
    ],
  quota: ({ quota }) =>
    quota && [say('Until there are as many answers as its quota asks for.'), say('Are there?')],
};

function whenItShows({ on = { delay: 5 } }: Show, { form, target = '' }: Display): string {
  const when = triggerWords(on);
  if (!when) return say('It shows when your page opens it.');
  if (form === 'tab') return say('A tab stands at the edge of the page, {when}.', { when });
  return form === 'inline'
    ? say('It stands inside {element}, {when}.', { element: target, when })
    : say('It shows {when}.', { when });
}

function triggerCheck({ on = { delay: 5 } }: Show, { form }: Display): string {
  if (form === 'inline') return say('Does the page have that element?');
  if (on.event) return say('Does it, after the widget’s line?');
  if (on.visible ?? on.click) return say('Does the page have that element?');
  if (!triggerWords(on)) return say("Does it call earshot('open', …)?");
  return say('It waits while you write, or have a dialog open.');
}
