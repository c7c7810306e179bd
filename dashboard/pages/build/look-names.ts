import type { Form, Position } from '../../../shared/survey.ts';
import { say } from '../../words/say.ts';

export const formNames: readonly (readonly [Form, string])[] = [
  ['popover', say('Popover: a card in a corner')],
  ['modal', say('Modal: in the middle, the page waits')],
  ['bar', say('Bar: along the lower edge')],
  ['tab', say('Tab: at the edge, opened by visitors')],
  ['inline', say('Inline: a part of the page')],
];

export const positionNames: readonly (readonly [Position, string])[] = [
  ['bottom-right', say('Bottom right')],
  ['bottom-left', say('Bottom left')],
  ['top-right', say('Top right')],
  ['top-left', say('Top left')],
  ['center', say('In the middle')],
];

export const themeNames = [
  ['auto', say('As the page is')],
  ['light', say('Always light')],
  ['dark', say('Always dark')],
] as const;
