import type { FastifyReply, FastifyRequest } from 'fastify';
import { isSecure } from './session-cookie.ts';

const secureCookie = '__Host-earshot-oidc';
const plainCookie = 'earshot-oidc';

/** What the browser keeps while somebody signs in elsewhere. `Lax`, because they come back from another site. */
export class FlowCookie {
  readonly #publicUrl: string;
  readonly #maxAge: number;

  /** @param maxAge seconds */
  constructor(publicUrl: string, maxAge: number) {
    this.#publicUrl = publicUrl;
    this.#maxAge = maxAge;
  }

  read(request: FastifyRequest): string | undefined {
    return request.cookies[secureCookie] ?? request.cookies[plainCookie];
  }

  set(request: FastifyRequest, reply: FastifyReply, value: string): void {
    this.#write(request, reply, value, this.#maxAge);
  }

  clear(request: FastifyRequest, reply: FastifyReply): void {
    this.#write(request, reply, '', 0);
  }

  #write(request: FastifyRequest, reply: FastifyReply, value: string, maxAge: number): void {
    const secure = isSecure(request, this.#publicUrl);
    reply.setCookie(secure ? secureCookie : plainCookie, value, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure,
      maxAge,
    });
  }
}
