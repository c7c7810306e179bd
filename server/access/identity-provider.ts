import type * as oidc from 'openid-client';
import type { Identity } from '../storage/contract/members.ts';
import { isLoopback } from './loopback.ts';

export interface ProviderOptions {
  /** Where the provider describes itself, below `/.well-known/openid-configuration`. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** How the sign-in page calls it. */
  name: string;
}

/** What a sign-in that has begun is recognised by when it comes back. */
export interface Flow {
  state: string;
  nonce: string;
  verifier: string;
}

/** Who came back; `email` null: the provider does not say that it is theirs. */
export interface Identified {
  identity: Identity;
  email: string | null;
}

const timeoutSeconds = 10;

/** Most installations have no such provider, and need not hold what speaks with one. */
const library = () => import('openid-client');

/**
 * The provider of identities, by OpenID Connect: authorization code with PKCE, state and nonce. It is asked what it is
 * when somebody first signs in by it, and again where that failed: the server starts without it. All methods throw
 * what `openid-client` throws.
 */
export class IdentityProvider {
  readonly name: string;
  readonly #options: ProviderOptions;
  readonly #callback: string;
  #found: Promise<oidc.Configuration> | null = null;

  /** @param callback the address that it sends people back to */
  constructor(options: ProviderOptions, callback: string) {
    this.name = options.name;
    this.#options = options;
    this.#callback = callback;
  }

  /** Where to send somebody, and what to remember of it in their browser. */
  async begin(): Promise<{ address: string; flow: Flow }> {
    const [oidc, configuration] = [await library(), await this.#configuration()];
    const flow = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
    };
    const address = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#callback,
      scope: 'openid email profile',
      state: flow.state,
      nonce: flow.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
      code_challenge_method: 'S256',
    });
    return { address: address.href, flow };
  }

  /** @param search the query that somebody came back with */
  async finish(search: string, { state, nonce, verifier }: Flow): Promise<Identified> {
    const [oidc, configuration] = [await library(), await this.#configuration()];
    const tokens = await oidc.authorizationCodeGrant(configuration, new URL(search, this.#callback), {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const { iss, sub, ...claims } = tokens.claims()!;
    // Providers may tell the address on demand only.
    const told =
      claims.email === undefined && configuration.serverMetadata().userinfo_endpoint
        ? await oidc.fetchUserInfo(configuration, tokens.access_token, sub)
        : claims;
    return { identity: { issuer: iss, subject: sub }, email: verifiedEmail(told) };
  }

  #configuration(): Promise<oidc.Configuration> {
    this.#found ??= this.#discover().catch((error) => {
      this.#found = null;
      throw error;
    });
    return this.#found;
  }

  async #discover(): Promise<oidc.Configuration> {
    const oidc = await library();
    const { issuer, clientId, clientSecret } = this.#options;
    const address = new URL(issuer);
    // Without encryption only on this machine: the configuration takes no other.
    const plain = address.protocol === 'http:' && isLoopback(address.hostname);
    const execute = [oidc.enableNonRepudiationChecks, ...(plain ? [oidc.allowInsecureRequests] : [])];
    const basic = oidc.ClientSecretBasic(clientSecret);
    const options = { execute, timeout: timeoutSeconds };
    const found = await oidc.discovery(address, clientId, undefined, basic, options);
    const methods = found.serverMetadata().token_endpoint_auth_methods_supported;
    if (methods === undefined || methods.includes('client_secret_basic')) return found;
    const post = oidc.ClientSecretPost(clientSecret);
    return oidc.discovery(address, clientId, undefined, post, options);
  }
}

/** Some providers say "true" as a text. */
function verifiedEmail({ email, email_verified: verified }: Record<string, unknown>): string | null {
  const isTheirs = verified === true || verified === 'true';
  return isTheirs && typeof email === 'string' ? email.normalize('NFC').trim().toLowerCase() : null;
}

/** Whether somebody came back because they, or the provider, said no. */
export function isDenied(error: unknown): boolean {
  const { code, error: said } = error as Partial<oidc.AuthorizationResponseError>;
  return code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR' && said === 'access_denied';
}
