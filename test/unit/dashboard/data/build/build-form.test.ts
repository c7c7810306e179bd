import { describe, expect, it } from 'vitest';
import { partOf, readBuild, writeBuild } from '../../../../../dashboard/data/build/build-address.ts';
import { propertiesOf, rowsOf } from '../../../../../dashboard/data/build/property-rows.ts';
import { refusedAt } from '../../../../../dashboard/data/build/refused-at.ts';
import { writeField } from '../../../../../dashboard/data/build/write-field.ts';
import { daysWords } from '../../../../../dashboard/words/days-words.ts';
import { saveNote } from '../../../../../dashboard/words/save-note.ts';
import { editedSurvey } from '../../../../support/edited-survey.ts';

describe('the address', () => {
  it('holds part and languages, and leaves out what is usual', () => {
    expect(writeBuild({ part: 'questions' })).toBe('');
    const own = writeBuild({ part: 'look', language: 'zh-Hans' });
    expect(own).toBe('part=look&language=zh-Hans');
    expect(readBuild(own)).toEqual({ part: 'look', language: 'zh-Hans', main: undefined });
  });

  it('leaves out what is malformed', () => {
    expect(readBuild('part=nowhere&language=<b>')).toEqual({ part: 'questions' });
  });

  it('knows the part that a field is in', () => {
    expect(['questions.0.text', 'show.pages.0', 'display.words.send', 'name'].map(partOf)).toEqual([
      'questions',
      'show',
      'look',
      'look',
    ]);
  });
});

describe('properties', () => {
  it('are lines, and lines are properties', () => {
    const properties = {
      plan: 'pro',
      total: { gte: 100, lte: 200 },
      country: { is: ['de', 'at'] },
      member: true,
    };
    expect(propertiesOf(rowsOf(properties))).toEqual(properties);
    expect(rowsOf(properties)[0]).toEqual({ name: 'plan', operator: 'is', values: 'pro' });
  });

  it('are none where no line is filled in', () => {
    expect(propertiesOf([{ name: 'plan', operator: 'is', values: ' , ' }])).toBeUndefined();
    expect(propertiesOf([{ name: '', operator: 'gte', values: '1' }])).toBeUndefined();
  });
});

describe('a field', () => {
  it('that was the last of what is optional takes that along', () => {
    const survey = writeField(editedSurvey(), 'show.quota.total', 100);
    expect(survey.show.quota).toEqual({ total: 100 });
    expect(writeField(survey, 'show.quota.total', undefined).show).not.toHaveProperty('quota');
  });

  it('that was the last trigger leaves none, and not the usual one', () => {
    expect(writeField(editedSurvey(), 'show.on.delay', undefined).show.on).toEqual({});
  });

  it('is refused by what the server says of it, or of what is in it', () => {
    const refused = { 'show.pages.1': 'Too long.' };
    expect(refusedAt(refused, 'show.pages')).toBeUndefined();
    expect(refusedAt(refused, 'show.pages', true)).toBe('Too long.');
    expect(refusedAt(refused, 'show.page', true)).toBeUndefined();
  });
});

it('says before saving whether there will be another version', () => {
  const { questions, name } = editedSurvey();
  expect(saveNote({}, 3)).toContain('version 3');
  expect(saveNote({ questions }, 3)).toContain('makes version 4');
  expect(saveNote({ name }, 3)).toContain('keeps version 3');
});

it('says how long it takes, and between what that may lie', () => {
  expect(daysWords({ days: 11.2, from: 8.5, to: 20 })).toBe(
    'About 12 days, at the pace of the last 28 days: from 9 to 20.',
  );
  expect(daysWords({ days: 0.2, from: 0.1, to: 9999 })).toContain('About 1 day,');
  expect(daysWords({ days: 9999, from: 5000, to: 99999 })).toContain('ten years');
});
