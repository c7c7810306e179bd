/** How far the mouth's middle lies below its corners, by the number of faces: from a frown to a smile. */
const mouths: Readonly<Record<number, readonly number[]>> = { 3: [-5, 0, 5], 5: [-7, -4, 0, 4, 7] };

/** One of three or five faces, the unhappiest first. */
export function Face({ index, of }: { index: number; of: number }) {
  const bend = mouths[of]![index]!;
  return (
    <svg viewBox="0 0 28 28" width="28" height="28" aria-hidden="true">
      <circle cx="14" cy="14" r="11.5" />
      <path d={`M9.5 11v1M18.5 11v1M9 ${18 - bend / 3}Q14 ${18 + bend / 1.5} 19 ${18 - bend / 3}`} />
    </svg>
  );
}

export function Thumb({ up }: { up: boolean }) {
  return (
    <svg viewBox="0 0 28 28" width="28" height="28" aria-hidden="true">
      <path
        transform={up ? undefined : 'rotate(180 14 14)'}
        d="M4.5 12.5H8v10H4.5zM8 13l4.5-8.5c2 0 3 1.3 3 3v4h5.7c1.5 0 2.5 1.3 2.2 2.7l-1.4 6.3c-.2 1.2-1.2 2-2.4 2H8"
      />
    </svg>
  );
}
