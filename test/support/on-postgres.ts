/** In a project whose test servers have their data in PostgreSQL: says so to the stage, before each file. */
import { inject } from 'vitest';

process.env.EARSHOT_TEST_TEMPLATE = inject('stageTemplate');
