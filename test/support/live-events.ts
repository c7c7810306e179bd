/** Reads server-sent events off the wire, block by block. */

/** One block as it stands on the wire: its lines by their names; a comment stands under the empty name. */
export type EventBlock = Record<string, string>;

export interface EventReader {
  response: Response;
  /** The next block; null where the stream has ended. */
  next(): Promise<EventBlock | null>;
  /** The data of the next event of this kind; comments and other events are passed over. */
  data<T>(event: string): Promise<T>;
  close(): void;
}

export async function readEvents(url: string, headers: Record<string, string>): Promise<EventReader> {
  const abort = new AbortController();
  const response = await fetch(url, { headers, signal: abort.signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';

  async function next(): Promise<EventBlock | null> {
    while (!text.includes('\n\n')) {
      const { value, done } = await reader.read();
      if (done) return null;
      text += value;
    }
    const [block, ...rest] = text.split('\n\n');
    text = rest.join('\n\n');
    return Object.fromEntries(block!.split('\n').map((line) => line.split(/: ?(.*)/s).slice(0, 2)));
  }

  return {
    response,
    next,
    async data(event) {
      for (let block = await next(); block; block = await next()) {
        if (block.event === event) return JSON.parse(block.data!);
      }
      throw new Error(`the stream ended without "${event}"`);
    },
    close: () => abort.abort(),
  };
}
