import { expect, it } from 'vitest';
import { welcome } from '../../../server/welcome.ts';

const config = { publicUrl: 'http://localhost:8787', dataFolder: '/srv/earshot' };

it('names the folder once where the data are in it', () => {
  const text = welcome(config, '/srv/earshot', undefined);
  expect(text).toContain('  Data        /srv/earshot\n');
  expect(text).not.toContain('Files');
});

it('names the database, and the folder that the files are in beside it', () => {
  const text = welcome(config, 'PostgreSQL, database "earshot" on db.example:5432', 'pk_1');
  expect(text).toContain(
    '  Data        PostgreSQL, database "earshot" on db.example:5432\n  Files       /srv/earshot\n',
  );
  expect(text).toContain('data-site="pk_1"');
});
