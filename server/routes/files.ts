import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { publicCaching } from './cached.ts';

/** The widget's script, its types, and the hashed files, each compressed as the caller takes it. */
export async function fileRoutes(app: FastifyInstance, publicFolder: string): Promise<void> {
  // Neither depends on the origin, and both on the encoding: a shared cache must keep the forms apart.
  app.addHook('onSend', async (_request, reply) => {
    reply.header('vary', 'Accept-Encoding');
  });

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

  app.get('/widget.js', { schema: { hide: true } as object }, async (_request, reply) => {
    reply.header('cross-origin-resource-policy', 'cross-origin').header('access-control-allow-origin', '*');
    reply.header('x-content-type-options', 'nosniff').header('cache-control', publicCaching);
    return reply.sendFile('widget.js', publicFolder, { cacheControl: false });
  });

  app.get('/widget.d.ts', { schema: { hide: true } as object }, async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('cache-control', publicCaching);
    const types = await readFile(path.join(publicFolder, 'widget.d.ts'));
    return reply.header('content-type', 'text/plain; charset=utf-8').send(types);
  });
}
