import { Gate } from '../server/limits/gate.ts';
import { limits } from '../server/limits/limits.ts';

const mebibyte = 1024 * 1024;

/** What the limits cost: memory after a million addresses, and time for each. */
export function limitsBench({ addresses }: { addresses: number }): void {
  const before = process.memoryUsage().rss;
  const gate = new Gate(limits, () => Date.UTC(2026, 10, 2, 12));
  const begun = process.hrtime.bigint();
  for (let i = 0; i < addresses; i++) {
    const group = `${i >>> 24}.${(i >>> 16) & 255}.${(i >>> 8) & 255}.${i & 255}`;
    gate.address(group);
    gate.configAddress(group);
    gate.isBurst(1, group, group);
    gate.visitor(1, group);
    gate.site(i % 1_000);
  }
  const each = Number(process.hrtime.bigint() - begun) / addresses / 1_000;
  const growth = (process.memoryUsage().rss - before) / mebibyte;
  console.log(`${addresses.toLocaleString('en')} addresses, each through every limit`);
  console.log(`memory grew by ${growth.toFixed(1)} MiB; ${each.toFixed(2)} µs an address\n`);
}
