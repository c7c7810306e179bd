/** What commands work on, and what of it is loaded when it is needed. */
import type { WidgetConfig } from '../shared/widget-config.ts';
import type { Rules } from './rules/rules.ts';
import type { Stage } from './stage.ts';
import type { ShowTab } from './tab/tab.ts';
import type { Triggers } from './triggers/arm.ts';
import type { Armed } from './triggers/armed.ts';
import type { CreateFamily, Told, Ui } from './visit.ts';

/** The chunks of the build, by their names, and what each exports. */
interface Chunks {
  ui: Ui;
  drawn: { default: CreateFamily };
  choosing: { default: CreateFamily };
  grid: { default: CreateFamily };
  forms: { default: CreateFamily };
  tab: { default: ShowTab };
  triggers: { default: Triggers };
  rules: { default: Rules };
  commands: { default: FindCommand };
  vitals: { default(told: Told): void };
  debug: { default(page: Page): void };
}
export type LoadChunk = <N extends keyof Chunks>(name: N) => Promise<Chunks[N]>;

export interface Page {
  load: LoadChunk;
  /** Undefined where the server gave none. */
  config: WidgetConfig | undefined;
  /** Undefined where nothing may show: the origin is not the site's, or the server is silent. */
  stage: Stage | undefined;
  /** The surveys that wait for their triggers in this view of the page. */
  armed: Promise<Armed[]>;
  /** Aborted when the widget leaves the page. */
  life: AbortController;
}

/** Obeys a command with these arguments, which are a page's and may be anything. Its result is what the page waits for. */
// biome-ignore lint/suspicious/noExplicitAny: whatever the page says
export type Command = (page: Page, ...args: any[]) => unknown;

/** The commands that the loader obeys itself. */
export type OwnCommand = 'open' | 'close' | 'event';

/** Finds what obeys any other command; undefined where there is none. */
export type FindCommand = (name: string) => Command | undefined;
