import type { WidgetConfig, WidgetSurvey } from '../../shared/widget-config.ts';
import type { Action, Session } from '../session.ts';
import type { CreateView } from './view.ts';

/** What stands in the card: a question, or the thanks. */
export interface Content {
  nodes: Node[];
  draw(session: Session): void;
}

/** What it is made of. */
export interface Showing {
  config: WidgetConfig;
  survey: WidgetSurvey;
  views: Record<string, CreateView<never>>;
  dispatch(action: Action): void;
  close(): void;
  /** Does not want to be asked again, by any survey. */
  never(): void;
}
