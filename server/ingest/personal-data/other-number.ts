const year = '(?:19|20)\\d\\d';
const shapes: readonly RegExp[] = [
  // 02.11.2026, 2/11/26
  new RegExp(`^\\d{1,2}([ ./-])\\d{1,2}\\1(?:\\d\\d|${year})(?: \\d\\d?)?$`),
  // 2026-11-02, 20261102, and with a time behind it
  new RegExp(
    `^${year}([ ./-]?)(?:0?[1-9]|1[0-2])\\1(?:0?[1-9]|[12]\\d|3[01])(?:[ ./-]|\\d{4}(?:\\d\\d)?$|$)`,
  ),
  // 2024-2026, 2024/2025
  new RegExp(`^${year}[ /-]${year}$`),
  // 1.234.567, 10 000 000
  /^\d{1,3}(?:\.\d{3})+$/,
  /^\d{1,3}(?: 000)+$/,
  // 1.2.3.4567, 192.168.100.200, 12.3456789
  /^\d{1,4}(?:\.\d{1,4}){3,}$/,
  /^\d{1,3}\.\d{4,}$/,
  // 978-3-16-148410-0
  /^97[89][ -]/,
  // 0800-1700
  /^[01]\d[0-5]\d-[012]\d[0-5]\d$/,
];
const unit =
  /^ ?(?:[€£$¥%°]|(?:eur|euros?|usd|dollars?|pln|sek|元|块|万|人|个|次|ms|kb|mb|gb|kg|km|px|users|people|visitors|items|views|rows|bytes|times|habitantes|Einwohner)(?![A-Za-z]))/i;

/** Whether a number is a date, an amount, a version or the like, by how it is written or what stands behind it. Pure. */
export function isOtherNumber(number: string, behind: string): boolean {
  return shapes.some((shape) => shape.test(number)) || unit.test(behind);
}
