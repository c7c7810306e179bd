/** The operator has had enough. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}
