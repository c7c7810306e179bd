import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Storage } from '../storage/storage.ts';
import { publicCaching } from './cached.ts';

export interface PageDeps {
  /** Where the build put the widget, the dashboard and their compressed forms. */
  publicFolder: string;
  storage: Pick<Storage, 'sites'>;
}

/** Strict: nothing inline, nothing from elsewhere, no framing. */
const contentSecurityPolicy = [
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

const hidden = { schema: { hide: true } as object };

/** The dashboard, the demo, the widget's script, and the hashed files of each. */
export async function pageRoutes(app: FastifyInstance, { publicFolder, storage }: PageDeps): Promise<void> {
  await app.register(fastifyStatic, {
    root: path.join(publicFolder, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    cacheControl: false,
    index: false,
    decorateReply: true,
    setHeaders: (reply) => {
      reply.setHeader('cache-control', 'public, max-age=31536000, immutable');
      // A page of another origin imports the widget's second part, and its own policy may ask for this.
      reply.setHeader('access-control-allow-origin', '*');
      reply.setHeader('cross-origin-resource-policy', 'cross-origin');
      reply.setHeader('x-content-type-options', 'nosniff');
    },
  });

  app.get('/widget.js', hidden, async (_request, reply) => {
    reply.header('cross-origin-resource-policy', 'cross-origin').header('access-control-allow-origin', '*');
    reply.header('x-content-type-options', 'nosniff').header('cache-control', publicCaching);
    return reply.sendFile('widget.js', publicFolder, { cacheControl: false });
  });

  app.get('/', hidden, async (_request, reply) =>
    sendPage(reply, readFileSync(path.join(publicFolder, 'dashboard.html'), 'utf8')),
  );

  app.get('/demo', hidden, async (_request, reply) => {
    const [site] = await storage.sites.list();
    const html = readFileSync(path.join(publicFolder, 'demo.html'), 'utf8');
    return sendPage(reply, html.replaceAll('%SITE%', site?.publicKey ?? ''));
  });

  app.get('/thanks', hidden, async (_request, reply) => sendPage(reply, thanks));
}

/** Revalidated each time: it names the hashed files of this build. */
function sendPage(reply: FastifyReply, html: string): FastifyReply {
  return reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .header('etag', `"${hash('sha256', html, 'base64url').slice(0, 22)}"`)
    .header('content-security-policy', contentSecurityPolicy)
    .header('referrer-policy', 'same-origin')
    .header('x-content-type-options', 'nosniff')
    .send(html);
}

const thanks = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Thank you</title></head>
<body><main><h1>Thank you</h1><p>Your answer was stored.</p></main></body></html>
`;
