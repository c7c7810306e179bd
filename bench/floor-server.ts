/**
 * The floor that ingest is measured against: Fastify alone, which parses the same body, validates it with the same
 * schema, and answers. It keeps nothing.
 */
import Fastify from 'fastify';
import { responseBody } from '../shared/response.ts';

const app = Fastify();
app.removeAllContentTypeParsers();
app.addContentTypeParser('text/plain', { parseAs: 'string' }, (_request, body, done) => {
  done(null, JSON.parse(body as string));
});
app.post('/v1/responses', async (request, reply) => {
  const { id } = responseBody.parse(request.body);
  return reply.code(201).send({ id, receipt: id });
});
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
process.once('SIGTERM', () => app.close());
