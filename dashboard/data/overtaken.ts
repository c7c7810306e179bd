import type { Site } from '../../shared/site.ts';

/** Somebody else has changed the same fields meanwhile. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
  /** As it is now. */
  readonly site: Site;

  constructor(site: Site) {
    super('somebody else has changed the same');
    this.site = site;
  }
}
