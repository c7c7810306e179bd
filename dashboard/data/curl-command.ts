/** The command that asks the interface for what a page shows. Single quotes, because addresses have `&` and `[`. */
export function curlCommand(address: string): string {
  const quoted = `'${address.replaceAll("'", `'\\''`)}'`;
  return `curl -g -H 'Authorization: Bearer sk_…' ${quoted}`;
}
