/** A process that sends mutated requests as it is told to, and tells what came back. */
import { type FuzzOrder, sendMutants } from './fuzz-sender.ts';

process.once('message', async (order: FuzzOrder) => {
  process.send!(await sendMutants(order));
});
