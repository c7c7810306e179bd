import { StorageRefused, StorageUnavailable } from '../contract/storage-errors.ts';
import { refusalOf } from './refusal-of.ts';
import { unreachable } from './unreachable.ts';

/** Does what an operator waits for: a server that is not there, or not for us, is a `StorageRefused`. */
export async function refusing<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const refusal = refusalOf(error, place);
    if (refusal) throw refusal;
    if (!(error instanceof StorageUnavailable)) throw error;
    throw new StorageRefused(`${unreachable(error, place)} Start it, or correct DATABASE_URL.`, {
      cause: error,
    });
  }
}
