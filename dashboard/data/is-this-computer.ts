/** Whether a name leads to the computer that asks, and so nobody else to a server. */
export function isThisComputer(hostname: string): boolean {
  return /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
