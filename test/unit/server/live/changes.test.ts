import { expect, it } from 'vitest';
import { type Change, Changes } from '../../../../server/live/changes.ts';

const answered: Change = { site: 1, surveys: new Set([7]), what: 'responses' };

it('gives the data of a site another revision after every change', () => {
  const changes = new Changes('life');
  const revisions = [0, 1, 2].map(() => {
    const revision = changes.revisionOf(1);
    changes.record(answered);
    return revision;
  });
  expect(new Set(revisions).size).toBe(3);
});

it('leaves the revisions of other sites as they are', () => {
  const changes = new Changes('life');
  const before = changes.revisionOf(2);
  changes.record(answered);
  expect(changes.revisionOf(2)).toBe(before);
});

it('never gives the same revision in two lives of the process', () => {
  expect(new Changes('one').revisionOf(1)).not.toBe(new Changes('two').revisionOf(1));
});

it('tells who listens to the site what has changed, with the new revision in place', () => {
  const changes = new Changes('life');
  const heard: [Change, string][] = [];
  changes.listen(1, (change) => heard.push([change, changes.revisionOf(1)]));
  changes.record(answered);
  expect(heard).toEqual([[answered, 'life.1']]);
});

it('tells nothing of other sites', () => {
  const changes = new Changes('life');
  const heard: Change[] = [];
  changes.listen(2, (change) => heard.push(change));
  changes.record(answered);
  expect(heard).toEqual([]);
});

it('tells nothing to who has stopped listening, and goes on telling the others', () => {
  const changes = new Changes('life');
  const heard: string[] = [];
  const stop = changes.listen(1, () => heard.push('stopped'));
  changes.listen(1, () => heard.push('listening'));
  stop();
  changes.record(answered);
  expect(heard).toEqual(['listening']);
});
