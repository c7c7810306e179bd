import type { FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { Gate, Passage } from '../limits/gate.ts';
import { groupOf } from '../limits/group-of.ts';
import { Problem } from '../problem.ts';

/** A hook: counts a request against its address, before its body is read. */
export function addressLimit(
  gate: Gate | null,
  count: 'address' | 'configAddress' = 'address',
): onRequestAsyncHookHandler {
  let warned = false;
  return async (request, reply) => {
    if (!gate) return;
    if (!warned && isForwarded(request)) {
      warned = true;
      request.log.warn(
        'requests come with X-Forwarded-For from an address that EARSHOT_TRUST_PROXY does not name: if that is your proxy, everybody behind it shares the limits of one address',
      );
    }
    pass(gate[count](groupOf(request)), reply);
  };
}

/** It says that it comes through a proxy, but through none that is trusted. */
function isForwarded({ headers, ips }: FastifyRequest): boolean {
  return headers['x-forwarded-for'] !== undefined && (ips?.length ?? 1) < 2;
}

/**
 * Tells in the answer what is left of a limit, in the words of the IETF's `RateLimit` and `RateLimit-Policy` (draft
 * ietf-httpapi-ratelimit-headers), and throws where nothing is.
 */
export function pass(passage: Passage, reply: FastifyReply): void {
  announce(passage, reply);
  if (!passage.admitted) throw tooMany(passage);
}

/** The same without the refusal: the last word on each policy is what counts. */
export function announce({ policy, limit, remaining, reset }: Passage, reply: FastifyReply): void {
  write(reply, 'ratelimit-policy', policy, `"${policy}";q=${limit};w=60`);
  write(reply, 'ratelimit', policy, `"${policy}";r=${remaining};t=${reset}`);
}

export function tooMany({ policy, limit, reset }: Passage): Problem {
  return new Problem(
    'too_many_requests',
    `${meaning[policy]} may send ${limit} a minute: try again in ${reset} s`,
    { retryAfter: reset },
  );
}

const meaning: Readonly<Record<Passage['policy'], string>> = {
  address: 'one address',
  visitor: 'one visitor',
  site: 'all senders of a site together',
};

function write(reply: FastifyReply, header: string, policy: string, item: string): void {
  const others = String(reply.getHeader(header) ?? '')
    .split(', ')
    .filter((other) => other !== '' && !other.startsWith(`"${policy}"`));
  reply.header(header, [...others, item].join(', '));
}
