/** The only reader of the environment. Everything has a default; what is wrong is said before anything starts. */
import path from 'node:path';
import ipaddr from 'ipaddr.js';
import { isLoopback } from './access/loopback.ts';
import { databaseUrlFault } from './database-url-fault.ts';

export interface Config {
  port: number;
  host: string;
  /** Origin under which browsers reach the server, without a slash at its end. */
  publicUrl: string;
  dataFolder: string;
  /** Of the PostgreSQL database; absent: the data are in the folder. It may hold a password. */
  databaseUrl: string | undefined;
  /** Where scheduled exports are put. */
  scheduledExportsFolder: string;
  /** The owner's key, where the operator gives one; else it is made at first start. */
  adminKey: string | undefined;
  demo: boolean;
  /** False: no rate limits, and no flags by what may be chance; for benchmarks and networks that are trusted. */
  limits: boolean;
  /** The provider of identities that members may sign in by. */
  oidc: { issuer: string; clientId: string; clientSecret: string; name: string } | undefined;
  /** CIDRs of the proxies whose `X-Forwarded-For` is believed. */
  trustProxy: string[];
  /** CIDRs of the private networks that webhooks may reach. */
  webhookNetworks: string[];
  /** Days after which no backup is restored any more; absent: for ever. */
  backupDays: number | undefined;
  /** How long entries of the audit are kept that concern no single site, like "730d"; absent: for ever. */
  auditTerm: string | undefined;
  logLevel: string;
  /** Responses that share a commit at most: 1 only to measure what sharing is worth. */
  commitBatch: number | undefined;
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

export function readConfig(env: Record<string, string | undefined>): Config {
  const port = portOf(env.PORT ?? '8787');
  const host = env.HOST || '127.0.0.1';
  const dataFolder = path.resolve(env.EARSHOT_DATA || './data');
  return {
    port,
    host,
    publicUrl: env.EARSHOT_PUBLIC_URL ? originOf(env.EARSHOT_PUBLIC_URL) : defaultUrl(host, port),
    dataFolder,
    databaseUrl: databaseUrlOf(env.DATABASE_URL),
    scheduledExportsFolder: scheduledExportsFolder(env.EARSHOT_EXPORTS, dataFolder),
    adminKey: adminKeyOf(env.EARSHOT_ADMIN_KEY),
    demo: env.EARSHOT_DEMO !== '0',
    limits: limitsOf(env.EARSHOT_LIMITS),
    oidc: oidcOf(env),
    trustProxy: rangesOf(env.EARSHOT_TRUST_PROXY).map(trustedRange),
    webhookNetworks: rangesOf(env.EARSHOT_WEBHOOK_NETWORKS).map(webhookNetwork),
    backupDays: daysOf('EARSHOT_BACKUP_DAYS', env.EARSHOT_BACKUP_DAYS),
    auditTerm: termOf(daysOf('EARSHOT_AUDIT_DAYS', env.EARSHOT_AUDIT_DAYS)),
    logLevel: logLevelOf(env.EARSHOT_LOG_LEVEL ?? 'info'),
    commitBatch: env.EARSHOT_COMMIT === 'single' ? 1 : undefined,
  };
}

/** Where files of the server's own lie, which deletes there what it does not know of. */
const ownFolders = ['exports', 'imports'];

function scheduledExportsFolder(text: string | undefined, dataFolder: string): string {
  const folder = path.resolve(text || path.join(dataFolder, 'scheduled-exports'));
  if (ownFolders.some((name) => folder === path.join(dataFolder, name)))
    throw new ConfigError(
      `EARSHOT_EXPORTS must not be "${folder}", where the server keeps files of its own: name another folder`,
    );
  return folder;
}

function databaseUrlOf(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const fault = databaseUrlFault(text);
  if (fault !== null)
    throw new ConfigError(
      `DATABASE_URL must be like "postgres://user:password@host:5432/database", but ${fault}. Write what is neither a letter nor a digit in user and password as %xx; unset it to store in EARSHOT_DATA`,
    );
  return text;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new ConfigError(`PORT must be a number from 0 to 65535, not "${text}"`);
  return port;
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash) {
    throw new ConfigError(`EARSHOT_PUBLIC_URL must be like "https://feedback.example", not "${text}"`);
  }
  return url.origin;
}

/** A server that listens everywhere is reached under some name; localhost is the one that always works here. */
function defaultUrl(host: string, port: number): string {
  const name =
    host === '127.0.0.1' || host === '0.0.0.0' || host === '::' || host === '::1' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function adminKeyOf(key: string | undefined): string | undefined {
  if (!key) return undefined;
  if (key.length < 16) throw new ConfigError('EARSHOT_ADMIN_KEY must have at least 16 characters');
  return key;
}

function oidcOf(env: Record<string, string | undefined>): Config['oidc'] {
  const { EARSHOT_OIDC_ISSUER: issuer, EARSHOT_OIDC_CLIENT_ID: clientId } = env;
  const clientSecret = env.EARSHOT_OIDC_CLIENT_SECRET;
  if (!issuer && !clientId && !clientSecret) return undefined;
  if (!issuer || !clientId || !clientSecret) {
    throw new ConfigError(
      'EARSHOT_OIDC_ISSUER, EARSHOT_OIDC_CLIENT_ID and EARSHOT_OIDC_CLIENT_SECRET go together: set all of them, or none',
    );
  }
  const url = URL.canParse(issuer) ? new URL(issuer) : null;
  const encrypted = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (!url || !encrypted || url.search || url.hash) {
    throw new ConfigError(
      `EARSHOT_OIDC_ISSUER must be the https:// address of the provider, like "https://id.example", not "${issuer}"`,
    );
  }
  return { issuer, clientId, clientSecret, name: env.EARSHOT_OIDC_NAME || url.hostname };
}

function limitsOf(text: string | undefined): boolean {
  if (text && text !== 'on' && text !== 'off') {
    throw new ConfigError(`EARSHOT_LIMITS must be "off", or unset, not "${text}"`);
  }
  return text !== 'off';
}

function rangesOf(text: string | undefined): string[] {
  const ranges = (text ?? '').split(',').map((range) => range.trim());
  return ranges.filter((range) => range !== '');
}

function isRange(text: string): boolean {
  return ipaddr.IPv4.isValidCIDRFourPartDecimal(text) || ipaddr.IPv6.isValidCIDR(text);
}

function webhookNetwork(text: string): string {
  if (!isRange(text)) {
    throw new ConfigError(
      `EARSHOT_WEBHOOK_NETWORKS must be the CIDRs of the private networks that webhooks may reach with commas between, like "10.0.0.0/8"; one address is "10.0.0.7/32". "${text}" is none`,
    );
  }
  return text;
}

function trustedRange(text: string): string {
  if (!isRange(text)) {
    throw new ConfigError(
      `EARSHOT_TRUST_PROXY must be the CIDRs of your proxies with commas between, like "10.0.0.0/8, fd00::/8"; one address is "10.0.0.7/32". "${text}" is none`,
    );
  }
  if (ipaddr.parseCIDR(text)[1] === 0) {
    throw new ConfigError(
      `EARSHOT_TRUST_PROXY holds "${text}", which is everybody: whoever sends X-Forwarded-For could pass for anyone. Name your proxies`,
    );
  }
  return text;
}

function daysOf(name: string, text: string | undefined): number | undefined {
  if (!text) return undefined;
  if (!/^[1-9]\d{0,3}$/.test(text))
    throw new ConfigError(`${name} must be a number of days from 1 to 9999, not "${text}"`);
  return Number(text);
}

function termOf(days: number | undefined): string | undefined {
  return days === undefined ? undefined : `${days}d`;
}

function logLevelOf(level: string): string {
  if (!logLevels.includes(level)) {
    throw new ConfigError(`EARSHOT_LOG_LEVEL must be one of ${logLevels.join(', ')}, not "${level}"`);
  }
  return level;
}
