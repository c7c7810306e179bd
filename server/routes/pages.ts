import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Storage } from '../storage/storage.ts';
import { isKnown } from './etag.ts';

export interface PageDeps {
  /** Where the build put the widget, the dashboard and their compressed forms. */
  publicFolder: string;
  storage: Pick<Storage, 'sites'>;
}

/** Strict: nothing inline, nothing from elsewhere, no framing. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** The dashboard shows the widget as visitors see it, on a page of its own. */
const dashboardPolicy = `${contentSecurityPolicy}; frame-src 'self'`;

/**
 * The page that the dashboard's preview runs on: the real widget, with nobody's session, nobody's storage (`sandbox` makes
 * it an origin of its own) and no way to send anything (`connect-src`, `form-action`).
 */
const previewPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: https:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  "require-trusted-types-for 'script'",
  'sandbox allow-scripts',
].join('; ');

const hidden = { schema: { hide: true } as object };

/** The dashboard and what its preview runs on, the demo, and the page that says thank you. */
export function pageRoutes(app: FastifyInstance, { publicFolder, storage }: PageDeps): void {
  app.get('/', hidden, async (request, reply) =>
    sendPage(
      request,
      reply,
      readFileSync(path.join(publicFolder, 'dashboard.html'), 'utf8'),
      dashboardPolicy,
    ),
  );

  app.get('/preview', hidden, async (request, reply) =>
    sendPage(request, reply, readFileSync(path.join(publicFolder, 'preview.html'), 'utf8'), previewPolicy),
  );

  app.get('/demo', hidden, async (request, reply) => {
    const [site] = await storage.sites.list();
    const html = readFileSync(path.join(publicFolder, 'demo.html'), 'utf8');
    return sendPage(request, reply, html.replaceAll('%SITE%', site?.publicKey ?? ''));
  });

  app.get('/thanks', hidden, async (request, reply) => sendPage(request, reply, thanks));
}

/** Revalidated each time: it names the hashed files of this build. */
function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  html: string,
  policy = contentSecurityPolicy,
): FastifyReply {
  reply
    .header('cache-control', 'no-cache')
    .header('content-security-policy', policy)
    .header('referrer-policy', 'same-origin')
    .header('x-content-type-options', 'nosniff');
  if (isKnown(request, reply, html)) return reply.code(304).send();
  return reply.header('content-type', 'text/html; charset=utf-8').send(html);
}

const thanks = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Thank you</title></head>
<body><main><h1>Thank you</h1><p>Your answer was stored.</p></main></body></html>
`;
