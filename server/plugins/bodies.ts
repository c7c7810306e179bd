import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import sjson from 'secure-json-parse';
import { Problem } from '../problem.ts';

/**
 * Reads bodies: JSON as `application/json` or as `text/plain` (what a page can send without a preflight), and plain
 * form posts. No content encodings: a small body that unpacks to a large one is refused before it is read.
 */
export const bodies = fp(async (app: FastifyInstance) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    ['application/json', 'text/plain'],
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: string | Buffer) => {
      refuseOtherCharsets(request.headers['content-type']);
      return parseJson(body as Buffer);
    },
  );
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: string | Buffer) => {
      if (!request.routeOptions.config.takesForms) {
        throw new Problem('unsupported_media_type', 'send JSON: this takes no forms');
      }
      refuseOtherCharsets(request.headers['content-type']);
      return new FormBody(textOf(body as Buffer));
    },
  );
  // Before parsing, not on request: the refusal must carry the headers by which a page may read it.
  app.addHook('preParsing', (request, _reply, _payload, done) => {
    const encoding = request.headers['content-encoding'];
    const plain = encoding === undefined || encoding === 'identity';
    done(plain ? null : new Problem('unsupported_media_type', 'send the body without a content-encoding'));
  });
});

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route takes a plain HTML form as well as JSON. */
    takesForms?: boolean;
  }
}

/** A plain HTML form post: every value is a text yet. */
export class FormBody {
  readonly fields: URLSearchParams;

  constructor(text: string) {
    this.fields = new URLSearchParams(text);
  }
}

function parseJson(body: Buffer): unknown {
  const text = textOf(body);
  if (text.trim() === '') throw new Problem('malformed_body', 'the body is empty');
  if (text.startsWith('\ufeff')) throw new Problem('malformed_body', 'leave the byte order mark out');
  try {
    return sjson.parse(text, { protoAction: 'error', constructorAction: 'error' });
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : 'it cannot be parsed';
    throw new Problem('malformed_body', `the body is not JSON: ${reason.slice(0, 200)}`);
  }
}

function textOf(body: Buffer): string {
  if (!isUtf8(body)) throw new Problem('malformed_body', 'the body is not UTF-8');
  return body.toString('utf8');
}

function refuseOtherCharsets(contentType: string | undefined): void {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType ?? '')?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    throw new Problem('unsupported_media_type', 'send the body as UTF-8');
  }
}
