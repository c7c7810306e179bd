/** What may be sent in a minute; docs/operations.md says why so much. */
export interface Limits {
  /** Keys that each table remembers; what bounds the memory. */
  capacity: number;
  /** Items (a response, or an item of a batch) by one address: an IPv4 address, or a /64 of IPv6. */
  address: number;
  /** Responses by one visitor of a site. */
  visitor: number;
  /** Items for one site, by everybody. */
  site: number;
  /** `GET /v1/config` by one address, and for one site. */
  configAddress: number;
  configSite: number;
  /** Responses by one address, and by one visitor, beyond which they are stored as a burst. */
  burstAddress: number;
  burstVisitor: number;
}

export const limits: Limits = {
  capacity: 32_768,
  address: 1_200,
  visitor: 60,
  site: 60_000,
  configAddress: 1_200,
  configSite: 120_000,
  burstAddress: 120,
  burstVisitor: 10,
};
