import { languageTag } from './language.ts';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

const formats = units.map(
  (unit) =>
    new Intl.NumberFormat(languageTag(), {
      style: 'unit',
      unit,
      // In short it has no plural: "12 byte".
      unitDisplay: unit === 'byte' ? 'long' : 'short',
      maximumFractionDigits: 1,
    }),
);

/** A size in the unit that it is read best in: "12 bytes", "4.2 MB". */
export function byteSize(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return formats[step]!.format(bytes / 1000 ** step);
}
