import { expect, it } from 'vitest';
import { turns } from '../../../../server/ingest/turns.ts';

it('lets each come once all before have gone, in whatever order they go', async () => {
  const [first, second, third] = turns(3);
  const came: string[] = [];
  const all = Promise.all([
    first!.come.then(() => came.push('first')),
    second!.come.then(() => came.push('second')),
    third!.come.then(() => came.push('third')),
  ]);
  // Who is refused on the way goes before it came.
  second!.go();
  await first!.come;
  await new Promise((resolve) => setImmediate(resolve));
  expect(came).toEqual(['first']);
  first!.go();
  await all;
  expect(came).toEqual(['first', 'second', 'third']);
});
