/** The engine cannot do its work for now; nothing was stored. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
}

/**
 * The data must not be opened as it is: damaged, another one's, or in use. The message names the file and what to do;
 * nothing was changed.
 */
export class StorageRefused extends Error {
  override readonly name: string = 'StorageRefused';
}
