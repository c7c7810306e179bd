/** Events as messages of a Slack channel. Pure. */
import type { AnswerValue, ListedResponse } from '../../shared/response.ts';
import type { DeliveredEvent } from '../../shared/webhook.ts';
import type { EventData } from './event-data.ts';

interface PlainText {
  type: 'plain_text';
  text: string;
}

/** The body of an incoming webhook: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
export interface SlackMessage {
  text: string;
  blocks: (
    | { type: 'header'; text: PlainText }
    | { type: 'section'; text: PlainText }
    | { type: 'context'; elements: PlainText[] }
  )[];
}

/** Characters; Slack refuses headers beyond 150 and sections beyond 3,000. */
const mostTitle = 150;
const mostText = 2_900;

/** Visitors' words are plain text in it: what they wrote mentions nobody and links nowhere. */
export function slackMessage(event: DeliveredEvent, data: EventData): SlackMessage {
  const title = titleOf(event, data);
  const lines = 'response' in data ? answerLines(data.response) : [];
  const page = 'response' in data ? data.response.page : null;
  return {
    text: escaped([title, ...lines].join('\n').slice(0, mostText)),
    blocks: [
      { type: 'header', text: plain(title.slice(0, mostTitle)) },
      ...(lines.length > 0
        ? [{ type: 'section' as const, text: plain(lines.join('\n').slice(0, mostText)) }]
        : []),
      ...(page === null ? [] : [{ type: 'context' as const, elements: [plain(page.slice(0, mostText))] }]),
    ],
  };
}

function titleOf(event: DeliveredEvent, data: EventData): string {
  if ('survey' in data) return `The survey “${data.survey.name}” is ${data.survey.status}`;
  if ('webhook' in data) return 'Earshot can reach this channel';
  const { survey } = data.response;
  const test = data.response.class === 'test' ? ' (a test)' : '';
  return event === 'response.created'
    ? `New answer to ${survey}${test}`
    : `Answer to ${survey} changed${test}`;
}

function answerLines({ answers }: ListedResponse): string[] {
  return Object.entries(answers).map(([question, value]) => `${question}: ${wordsOf(value)}`);
}

function wordsOf(value: AnswerValue): string {
  if (Array.isArray(value)) return value.map(wordsOf).join(', ');
  if (typeof value !== 'object') return String(value);
  if ('other' in value && typeof value.other === 'string') return value.other;
  return Object.entries(value)
    .map(([part, step]) => `${part} ${step}`)
    .join(', ');
}

function plain(text: string): PlainText {
  return { type: 'plain_text', text };
}

/** By Slack's rules, so that `<!channel>` is three words and no call. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
