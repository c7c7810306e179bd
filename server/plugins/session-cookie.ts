import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../problem.ts';

const secureCookie = '__Host-earshot';
const plainCookie = 'earshot';

export function readSessionCookie(request: FastifyRequest): string | undefined {
  return request.cookies[secureCookie] ?? request.cookies[plainCookie];
}

/** @param maxAge seconds; 0 takes the cookie away */
export function setSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  publicUrl: string,
  token: string,
  maxAge: number,
): void {
  const secure = isSecure(request, publicUrl);
  reply.setCookie(secure ? secureCookie : plainCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure,
    maxAge,
  });
}

/** Whether a browser keeps a `Secure` cookie: over HTTPS, and on this machine. */
export function isSecure(request: FastifyRequest, publicUrl: string): boolean {
  return publicUrl.startsWith('https:') || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(request.hostname);
}

/** A browser sends the cookie along; only our own pages may make it change something. */
export function refuseForgery(request: FastifyRequest, publicUrl: string): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const origin = request.headers.origin;
  const own = [publicUrl, `http://${request.host}`, `https://${request.host}`];
  if (origin !== undefined && !own.includes(origin)) {
    throw new Problem('forbidden', 'a page of another origin may not use the session');
  }
}
