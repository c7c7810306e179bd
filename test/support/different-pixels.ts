import type { Page } from 'playwright-core';

/** In how many pixels two pictures differ, decoded by the browser of a page; those of another size differ in all. */
export async function differentPixels(page: Page, one: Buffer, other: Buffer): Promise<number> {
  if (one.equals(other)) return 0;
  return page.evaluate(
    async (pictures) => {
      const [a, b] = await Promise.all(
        pictures.map(async (picture) => {
          const blob = new Blob([Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0))]);
          const { width, height } = await createImageBitmap(blob);
          const context = new OffscreenCanvas(width, height).getContext('2d')!;
          context.drawImage(await createImageBitmap(blob), 0, 0);
          return { width, words: new Uint32Array(context.getImageData(0, 0, width, height).data.buffer) };
        }),
      );
      const isSameSize = a!.width === b!.width && a!.words.length === b!.words.length;
      return isSameSize ? a!.words.filter((word, i) => word !== b!.words[i]).length : a!.words.length;
    },
    [one, other].map((picture) => picture.toString('base64')),
  );
}
