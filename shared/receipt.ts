/** What a visitor makes of an answer of his own: the body of `PATCH /v1/receipts/:receipt`. */
import { z } from 'zod';
import { responseBody } from './response.ts';

export const receiptChange = z
  .strictObject({ answers: responseBody.shape.answers, complete: z.literal(true) })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'names neither answers nor complete');
export type ReceiptChange = z.output<typeof receiptChange>;
