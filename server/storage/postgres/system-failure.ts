import { StorageUnavailable } from '../contract/storage-errors.ts';

/**
 * What passes by itself or by an operator's hand, by SQLSTATE: the connection (08), a transaction that met another one
 * (40), resources (53), somebody's intervention (57), the system below (58), a transaction
 * that was silent for too long (25P03), a server that takes no writes (25006).
 * Source: https://www.postgresql.org/docs/15/errcodes-appendix.html
 */
const passing = /^(08|40|53|57|58)...$|^25(006|P03)$|^XX00[12]$/;

/** Of the operating system, and of a driver whose connection has gone. */
const gone = /^(ECONN|EPIPE|ENOTFOUND|ENOENT|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/;
const ended =
  /^(Connection terminated|timeout exceeded|timeout expired|Query read timeout|Client has encountered|Cannot use a pool)/;

/** `StorageUnavailable` where the engine cannot do its work for now; any other error is returned as it is. */
export function systemFailure(error: unknown): unknown {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const name = typeof code === 'string' ? code : '';
  if (!passing.test(name) && !gone.test(name) && !ended.test(String(message))) return error;
  return new StorageUnavailable(`PostgreSQL: ${name || message}`, { cause: error });
}

/** Whether another transaction was in the way, so that the same one may well come through now. */
export function isCollision(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === '40001' || code === '40P01';
}
