/** Hears of each such entry, of those before as well. Where the browser knows none, nothing happens. */
export function observe<E extends PerformanceEntry>(type: string, hear: (entry: E) => void, more = {}): void {
  try {
    if (!PerformanceObserver.supportedEntryTypes.includes(type)) return;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) hear(entry as E);
    });
    observer.observe({ type, buffered: true, ...more });
  } catch {}
}
