import Bowser from 'bowser';
import { isCrawler } from './crawler.ts';

export interface Agent {
  /** `desktop`, `mobile`, `tablet`… or null where the user agent does not say. */
  device: string | null;
  /** Its family, such as `Firefox`. */
  browser: string | null;
  /** It names itself a crawler. */
  crawler: boolean;
}

const unknown: Agent = { device: null, browser: null, crawler: false };
const remembered = new Map<string, Agent>();
const capacity = 2_000;

/** Reads a user agent. Parsing costs 50 times a look-up and few strings make up most traffic, so they are remembered. */
export function readUserAgent(header: string | undefined): Agent {
  if (!header || header.length > 1_000) return unknown;
  const known = remembered.get(header);
  if (known) return known;
  if (remembered.size >= capacity) remembered.clear();
  const agent = parse(header);
  remembered.set(header, agent);
  return agent;
}

function parse(header: string): Agent {
  const crawler = isCrawler(header);
  try {
    const parser = Bowser.getParser(header);
    return { device: parser.getPlatformType() || null, browser: parser.getBrowserName() || null, crawler };
  } catch {
    return { ...unknown, crawler };
  }
}
