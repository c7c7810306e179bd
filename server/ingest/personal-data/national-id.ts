import { validate as isResidentId } from 'stdnum/lib/cjs/cn/ric.js';
import { validate as isIdNr } from 'stdnum/lib/cjs/de/idnr.js';
import { validate as isDni } from 'stdnum/lib/cjs/es/dni.js';
import { validate as isNie } from 'stdnum/lib/cjs/es/nie.js';
import { validate as isNir } from 'stdnum/lib/cjs/fr/nir.js';
import { validate as isNino } from 'stdnum/lib/cjs/gb/nino.js';
import { validate as isCodiceFiscale } from 'stdnum/lib/cjs/it/codicefiscale.js';
import { validate as isBsn } from 'stdnum/lib/cjs/nl/bsn.js';
import { validate as isPesel } from 'stdnum/lib/cjs/pl/pesel.js';
import { validate as isPersonnummer } from 'stdnum/lib/cjs/se/personnummer.js';
import { validate as isSsn } from 'stdnum/lib/cjs/us/ssn.js';
import { numberLabel } from './number-label.ts';
import type { Span } from './span.ts';

interface NationalId {
  /** What it looks like, between signs that are none of its own. */
  shape: RegExp;
  validate: (id: string) => { isValid: boolean };
  /** Its check says too little: only behind its name. */
  label?: RegExp;
}

/** A number of each country; its shape first, because few texts have one, then what its office checks it by. */
const ids: readonly NationalId[] = [
  // China: resident identity number
  { shape: alone(String.raw`[1-9]\d{5}[ -]?\d{8}[ -]?\d{3}[\dX]`), validate: isResidentId },
  // France: numéro de sécurité sociale
  { shape: alone(String.raw`[12] ?\d\d ?\d\d ?\d[\dAB] ?\d{3} ?\d{3} ?\d\d`), validate: isNir },
  // Germany: Steuer-Identifikationsnummer
  { shape: alone(String.raw`[1-9]\d ?\d{3} ?\d{3} ?\d{3}`), validate: isIdNr },
  // Italy: codice fiscale
  {
    shape: alone('[A-Z]{3} ?[A-Z]{3} ?[0-9L-V]{2}[A-EHLMPR-T][0-9L-V]{2} ?[A-Z][0-9L-V]{3}[A-Z]'),
    validate: isCodiceFiscale,
  },
  // Netherlands: burgerservicenummer
  {
    shape: alone(String.raw`\d{9}|\d{3}[ .]\d{3}[ .]\d{3}|\d{4}[ .]\d\d[ .]\d{3}`),
    validate: isBsn,
    label: /\b(?:bsn|burgerservice|sofi)/i,
  },
  // Poland: PESEL
  { shape: alone(String.raw`\d{11}`), validate: isPesel },
  // Spain: documento nacional de identidad, and that of foreigners
  { shape: alone(String.raw`\d{8}[ -]?[A-Z]|\d\d\.\d{3}\.\d{3}[ -]?[A-Z]`), validate: isDni },
  { shape: alone(String.raw`[XYZ][ -]?\d{7}[ -]?[A-Z]`), validate: isNie },
  // Sweden: personnummer
  { shape: alone(String.raw`(?:19|20)?\d{6}[-+]\d{4}`), validate: isPersonnummer },
  {
    shape: alone(String.raw`(?:19|20)\d{10}`),
    validate: (id) => isPersonnummer(`${id.slice(0, 8)}-${id.slice(8)}`),
  },
  // United Kingdom: national insurance number
  { shape: alone(String.raw`[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]`), validate: isNino },
  // United States: social security number
  { shape: alone(String.raw`\d{3}-\d\d-\d{4}`), validate: isSsn },
  { shape: alone(String.raw`\d{3} ?\d\d ?\d{4}`), validate: isSsn, label: /\b(?:ssn|social security)/i },
];

/** How far behind its name a number may stand, in UTF-16 units. */
const reach = 30;

/** Numbers that a state knows a person by. Pure. */
export function nationalIds(text: string): Span[] {
  return ids.flatMap(({ shape, validate, label }) =>
    [...text.matchAll(shape)].flatMap(({ index: from, 0: found }) => {
      const isNamed = label?.test(text.slice(Math.max(0, from - reach), from)) ?? !isOrder(text, from, found);
      return isNamed && validate(compact(found)).isValid ? [{ from, to: from + found.length }] : [];
    }),
  );
}

/** Digits alone may be anything: by chance one in fifty passes the check of some country. */
function isOrder(text: string, from: number, found: string): boolean {
  return /^[\d ]+$/.test(found) && numberLabel(text, from) === 'other';
}

function alone(shape: string): RegExp {
  return new RegExp(`(?<![A-Z0-9]|\\d[.,-])(?:${shape})(?![A-Z0-9]|[.,-]\\d)`, 'gi');
}

/** Without what only groups it; a sign between six and four digits tells whether somebody is over a hundred. */
function compact(id: string): string {
  return /^\d+[-+]\d{4}$/.test(id) ? id : id.replace(/[ .-]/g, '').toUpperCase();
}
