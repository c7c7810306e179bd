/** The way of one response from a parsed body to a promise: look up, judge, commit, receipt. */
import type { FunnelEvent, ResponseBody } from '../../shared/response.ts';
import type { Gate } from '../limits/gate.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import { accept } from './accept.ts';
import type { Directory } from './directory.ts';
import type { FunnelCounter } from './funnel.ts';
import type { GroupCommit } from './group-commit.ts';
import { originAllowed } from './origin.ts';
import { masked } from './personal-data/masked.ts';
import { digestOf, pseudonymOf, receiptOf } from './receipt.ts';
import { receiptTimeFault } from './receipt-time.ts';
import { type Refused, refuse } from './refused.ts';
import type { RefusedOrigins } from './refused-origins.ts';
import type { Turn } from './turns.ts';
import { readUserAgent } from './user-agent.ts';

/** Who sent it, as far as the request tells. */
export interface Sender {
  /** The page's origin, or undefined for a server or an app. */
  origin: string | undefined;
  userAgent: string | undefined;
  /** Whom its address stands for. Never stored. */
  address: string;
  /** Whether it has shown a secret key that may say of the site's responses when they were given. */
  mayDate?: boolean;
  /** The origins under which we are reached ourselves. */
  own: readonly string[];
}

export type Taken = {
  outcome: 'stored' | 'duplicate' | 'stale';
  id: string;
  receipt: string;
  warnings: string[];
};
export type NotTaken = Refused;

export interface IntakeDeps {
  directory: Directory;
  commits: GroupCommit;
  funnel: FunnelCounter;
  refusedOrigins: RefusedOrigins;
  /** Null: nothing is limited, and nothing flagged by what may be chance. */
  gate: Gate | null;
  secret: Buffer;
  now: () => number;
}

export class Intake {
  readonly #deps: IntakeDeps;

  constructor(deps: IntakeDeps) {
    this.#deps = deps;
  }

  /** The site of a public key, if the sender's origin may submit for it. */
  async site(publicKey: string, sender: Sender): Promise<StoredSite | NotTaken> {
    const site = await this.#deps.directory.site(publicKey);
    if (!site) return refuse('unknown_site', 'site', 'is not the public key of a site here');
    if (sender.origin !== undefined && !originAllowed(sender.origin, site.origins, sender.own)) {
      this.#deps.refusedOrigins.note(site.key, sender.origin, this.#deps.now());
      return {
        code: 'origin_not_allowed',
        detail: `"${sender.origin}" is not on the site's list of origins: whoever keeps the site adds it to "origins"`,
      };
    }
    return site;
  }

  /**
   * Rejects where the storage does; resolves with a promise kept (the commit is on disk) or with why not.
   *
   * @param turn its place in a batch: revisions of one response come to the commit in the order that they were sent in,
   *   however long each look-up takes. Whoever gives it lets it go once this is over
   */
  async respond(
    sent: ResponseBody,
    site: StoredSite,
    sender: Sender,
    turn?: Turn,
  ): Promise<Taken | NotTaken> {
    const { directory, commits, gate, secret, now } = this.#deps;
    const received = receiptOfSender(sent, sender, now());
    if (typeof received === 'object') return received;
    const survey = await directory.survey(site, sent.survey);
    if (!survey) return refuse('unknown_survey', 'survey', `"${sent.survey}" is no survey of this site`);
    const agent = readUserAgent(sender.userAgent);
    const questions = await directory.questions(survey, sent.version ?? survey.version);
    const body = await masked(sent, site, questions);
    const visitor = body.visitor === undefined ? null : pseudonymOf(secret, site.id, body.visitor);
    const judged = accept(body, {
      site,
      survey,
      questions,
      now: received,
      device: agent.device,
      browser: agent.browser,
      // Of what is stored alone: a hash of a short text can be tried out.
      digest: digestOf(visitor === null ? body : { ...body, visitor: visitor.toString('hex') }),
      crawler: agent.crawler,
      // A later revision is no further response.
      burst: body.revision === 0 && gate?.isBurst(site.key, sender.address, body.visitor) === true,
      automaticFlags: gate !== null,
      visitor,
    });
    if ('code' in judged) return judged;
    if (turn) await turn.come;
    const writing = commits.write(
      sent.receivedAt === undefined ? judged.response : { ...judged.response, toldAt: now() },
    );
    turn?.go();
    const outcome = await writing;
    if (outcome === 'conflict') {
      return refuse(
        'revision_conflict',
        'revision',
        'was stored with another body, or the response is complete',
      );
    }
    return { outcome, id: body.id, receipt: receiptOf(secret, site.id, body.id), warnings: judged.warnings };
  }

  /** Counts one step of the funnel; null where it was. */
  async step(event: FunnelEvent, site: StoredSite, sender: Sender): Promise<NotTaken | null> {
    const { directory, funnel, now } = this.#deps;
    const survey = await directory.survey(site, event.survey);
    if (!survey) return refuse('unknown_survey', 'survey', `"${event.survey}" is no survey of this site`);
    if (event.version !== undefined && event.version > survey.version) {
      return refuse('unknown_version', 'version', `is none of 1 to ${survey.version}`);
    }
    const agent = readUserAgent(sender.userAgent);
    funnel.count(event, survey, now(), agent.device, agent.browser);
    return null;
  }
}

/** When it was received, or why it cannot have been then. */
function receiptOfSender({ receivedAt }: ResponseBody, { mayDate }: Sender, now: number): number | NotTaken {
  if (receivedAt === undefined) return now;
  if (!mayDate) {
    return refuse(
      'invalid_request',
      'receivedAt',
      'is only for servers: send a secret key of the site that may write ("Authorization: Bearer sk_…"), or leave it out',
    );
  }
  const at = Date.parse(receivedAt);
  const fault = receiptTimeFault(at, now);
  return fault === null ? at : refuse('invalid_request', 'receivedAt', fault);
}
