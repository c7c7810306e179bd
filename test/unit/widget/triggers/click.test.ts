import { beforeEach, expect, test, vi } from 'vitest';
import { onClick } from '../../../../widget/triggers/click.ts';
import { type FakePage, fakePage } from '../../../support/widget-page.ts';

let page: FakePage;
const fire = vi.fn();
beforeEach(() => {
  fire.mockClear();
  page = fakePage();
});

test('fires for what the selector matches', () => {
  page.add('<button class="ask">Ask</button>');
  onClick('.ask', fire, page.view);
  page.click('.ask');
  expect(fire).toHaveBeenCalledTimes(1);
});

test('fires for what lies inside it', () => {
  page.add('<button class="ask"><b>Ask</b></button>');
  onClick('.ask', fire, page.view);
  page.click('b');
  expect(fire).toHaveBeenCalledTimes(1);
});

test('fires for what is added later', () => {
  onClick('.ask', fire, page.view);
  page.add('<button class="ask">Ask</button>');
  page.click('.ask');
  expect(fire).toHaveBeenCalledTimes(1);
});

test('fires though the page stops the event', () => {
  page.add('<button class="ask">Ask</button>');
  page.view.document.body.firstElementChild?.addEventListener('click', (event) => event.stopPropagation());
  onClick('.ask', fire, page.view);
  page.click('.ask');
  expect(fire).toHaveBeenCalledTimes(1);
});

test('leaves every other click alone', () => {
  page.add('<button class="ask">Ask</button><i>other</i>');
  onClick('.ask', fire, page.view);
  page.click('i');
  expect(fire).not.toHaveBeenCalled();
});

test('stops', () => {
  page.add('<button class="ask">Ask</button>');
  onClick('.ask', fire, page.view)();
  page.click('.ask');
  expect(fire).not.toHaveBeenCalled();
});

test('a selector that is none throws when it is set, not on every click', () => {
  expect(() => onClick('((', fire, page.view)).toThrow();
});
