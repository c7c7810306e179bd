import type { Page } from 'playwright-core';

/** Of 255: how far a colour may be off where an edge was blended in other layers, which no eye tells. */
const blending = 2;

/**
 * In how many pixels two pictures differ by more than `blending`, decoded by the browser of a page; those of another size
 * differ in all.
 */
export async function differentPixels(page: Page, one: Buffer, other: Buffer): Promise<number> {
  if (one.equals(other)) return 0;
  return page.evaluate(
    async ({ pictures, blending }) => {
      const [a, b] = await Promise.all(
        pictures.map(async (picture) => {
          const blob = new Blob([Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0))]);
          const { width, height } = await createImageBitmap(blob);
          const context = new OffscreenCanvas(width, height).getContext('2d')!;
          context.drawImage(await createImageBitmap(blob), 0, 0);
          return { width, values: context.getImageData(0, 0, width, height).data };
        }),
      );
      if (a!.width !== b!.width || a!.values.length !== b!.values.length) return a!.values.length / 4;
      const pixels = new Set<number>();
      for (const [i, value] of a!.values.entries())
        if (Math.abs(value - b!.values[i]!) > blending) pixels.add(i >> 2);
      return pixels.size;
    },
    { pictures: [one, other].map((picture) => picture.toString('base64')), blending },
  );
}
