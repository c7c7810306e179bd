/**
 * What a page may say to the widget, and hear of it: the types of `earshot(…)`, of its events, and of the attributes of
 * its script tag. The file stands alone, so that a site can copy it, or refer to it as `earshot/widget`.
 */

export interface EarshotCommands {
  /** Shows the survey, whatever its rules say, and moves the focus into it. False: it cannot show. */
  open(survey: string, options?: { test?: boolean }): Promise<boolean>;
  /** Shows the survey if its rules allow it now, and leaves the focus where it is. False: it does not show. */
  show(survey: string): Promise<boolean>;
  /** Closes the survey that shows, as its visitor would. */
  close(): Promise<void>;
  /** Takes the survey that shows off the page. That is no answer to it: it may show again, as it was left. */
  hide(): Promise<void>;
  /** Shows the survey as a part of this element, in the place of what the element contains. False: it cannot show. */
  embed(element: Element, survey: string): Promise<boolean>;
  /** Something happened that a survey may wait for. */
  event(name: string, properties?: Record<string, string | number | boolean>): Promise<void>;
  /** Who is answering, as the site calls them. Null: nobody in particular, which is the default. Nothing is stored. */
  identify(visitor: string | null): Promise<void>;
  /** What the site knows of the visitor, added to what it said before; null takes one away. */
  attributes(attributes: Record<string, string | number | boolean | null>): Promise<void>;
  /** Whether the visitor agrees to being remembered. */
  consent(given: boolean): Promise<void>;
  /** The page is another one now, and is counted under this name. Only needed where there is no Navigation API. */
  route(name?: string): Promise<void>;
  /** Forgets who is answering, and all that is kept in the browser of surveys asked or begun. What shows leaves. */
  reset(): Promise<void>;
  /** Calls back with the detail of each such event from now on. */
  on<E extends keyof EarshotEvents>(event: E, listener: EarshotListener<E>): Promise<void>;
  off<E extends keyof EarshotEvents>(event: E, listener: EarshotListener<E>): Promise<void>;
  /** Why the survey would show now, or would not: each of its rules. */
  explain(survey: string): Promise<EarshotExplanation>;
  /** Shows the rules of each survey in the page, as `?earshot-debug` does. */
  debug(): Promise<void>;
  /** Has each answer say how quick the page was for its visitor, as `data-vitals` does. */
  vitals(): Promise<void>;
  /** Takes everything off the page that the widget put there. Answers that wait are still sent. */
  destroy(): Promise<void>;
}

/** Each is an event on the document, too, as `earshot:open` with the same `detail`. */
export interface EarshotEvents {
  /** A survey stands in the page. */
  open: { survey: string };
  /** A visitor sent an answer. */
  answer: { survey: string; answers: Record<string, unknown> };
  /** The survey is gone again; `answered`: its visitor sent an answer. */
  close: { survey: string; answered: boolean };
  /** The page said `earshot('event', name, properties)`. */
  event: { name: string; properties?: Record<string, string | number | boolean> };
}

export type EarshotListener<E extends keyof EarshotEvents> = (detail: EarshotEvents[E]) => void;

export interface EarshotExplanation {
  survey: string;
  /** Whether it would show if one of its triggers fired now. */
  shows: boolean;
  rules: EarshotVerdict[];
}

export interface EarshotVerdict {
  /** Such as `page`, `sample` or `asked`. */
  rule: string;
  holds: boolean;
  /** What the rule wants, as the survey says it, and what is the case. */
  wants?: unknown;
  is?: unknown;
}

/** The attributes of the script tag, without `data-`. */
export interface EarshotTag {
  /** The site's public key. */
  site: string;
  lang: string;
  touchpoint: string;
  route: string;
  release: string;
  variant: string;
  test: string;
  position: 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left' | 'center';
  theme: 'auto' | 'light' | 'dark';
  zIndex: number;
  vitals: string;
}

export interface Earshot {
  <E extends keyof EarshotEvents>(
    command: 'on' | 'off',
    event: E,
    listener: EarshotListener<E>,
  ): Promise<void>;
  <C extends Exclude<keyof EarshotCommands, 'on' | 'off'>>(
    command: C,
    ...args: Parameters<EarshotCommands[C]>
  ): ReturnType<EarshotCommands[C]>;
  /** Commands given before the script ran; `done` hears what came of one. */
  q?: (ArrayLike<unknown> & { done?(result: unknown): void })[];
  /** Set once the script runs, so that a second tag changes nothing. */
  loaded?: true;
}

declare global {
  /** Undefined until the page's own queue or the script defines it. */
  var earshot: Earshot | undefined;

  interface DocumentEventMap {
    'earshot:open': CustomEvent<EarshotEvents['open']>;
    'earshot:answer': CustomEvent<EarshotEvents['answer']>;
    'earshot:close': CustomEvent<EarshotEvents['close']>;
    'earshot:event': CustomEvent<EarshotEvents['event']>;
  }

  interface HTMLElementTagNameMap {
    'earshot-survey': HTMLElement;
  }
}
