/** `npm run docs`: writes what the documentation takes from the code. */
import { readFile, writeFile } from 'node:fs/promises';
import { withCatalogue } from './metrics.ts';

const file = new URL('../metrics.md', import.meta.url);
await writeFile(file, withCatalogue(await readFile(file, 'utf8')));
