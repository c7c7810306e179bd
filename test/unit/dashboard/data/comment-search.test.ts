import { describe, expect, it } from 'vitest';
import { readAddress, writeAddress } from '../../../../dashboard/data/address.ts';
import {
  type CommentSearch,
  classShown,
  commentsQuery,
  readComments,
  writeComments,
} from '../../../../dashboard/data/comment-search.ts';

const visitor = '019a0000-0000-7000-8000-000000000001';
const read = (search: string) => readComments(readAddress(`?page=comments&${search}`).own);
const span = { period: '28d' } as const;

describe('the address of the comments', () => {
  it('leads back to the same ones', () => {
    const search: CommentSearch = {
      words: 'too late',
      class: 'flagged',
      tag: 'café & co',
      visitor,
      complaint: true,
      wordless: true,
      conditions: [{ dimension: 'rating', operator: 'lte', values: ['6'] }],
    };
    const view = { page: 'comments', span, own: writeComments(search) } as const;
    expect(readComments(readAddress(writeAddress(view).slice(1)).own)).toEqual(search);
  });

  it('leaves out what is malformed', () => {
    expect(read('class=all&visitor=me&words=%20&commented=no&filter[page]=')).toEqual({ conditions: [] });
  });
});

describe('what is asked', () => {
  it('is for comments that count, where nothing else is said', () => {
    expect(commentsQuery(read(''), { span, survey: 'checkout' }, 's')).toEqual({
      site: 's',
      survey: 'checkout',
      period: '28d',
      commented: true,
      class: 'counted',
    });
  });

  it('of one visitor is all', () => {
    const search = read(`visitor=${visitor}&commented=false`);
    expect(classShown(search)).toBe('any');
    expect(commentsQuery(search, { span, zone: 'Asia/Tokyo' }, 's')).toEqual({
      site: 's',
      period: '28d',
      tz: 'Asia/Tokyo',
      visitor,
    });
  });
});
