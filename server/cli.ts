#!/usr/bin/env node
/** The command line: which operation is meant, and with what. */
import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from './config.ts';
import { backup } from './operate/backup.ts';
import { doctor } from './operate/doctor.ts';
import { migrateTo } from './operate/migrate-to.ts';
import type { Operation, Outcome } from './operate/operation.ts';
import { rebuildCounts } from './operate/rebuild-counts.ts';
import { rebuildTexts } from './operate/rebuild-texts.ts';
import { resetOwnerKey } from './operate/reset-owner-key.ts';
import { restore } from './operate/restore.ts';
import { StorageRefused, StorageUnavailable } from './storage/contract/storage-errors.ts';

const help = `Usage: earshot <command>

  backup [--to <file>]   copy the data into one file; the server may run
  restore <file>         put a backup in place of the data; the server must be stopped
  doctor                 look at everything, change nothing, say what to do
  rebuild-counts         recount every response, put right what differs; the server must be stopped
  rebuild-texts          make the index anew that words are looked for with; the server must be stopped
  keys reset-owner       make another owner's key, forget the password, end every session; the server may run
  migrate-to [<url>]     move the data of EARSHOT_DATA to PostgreSQL (postgres://…; absent: DATABASE_URL), compare both;
                         the server must be stopped; started again, it goes on where it stopped
  migrate-to [<url>] --check   compare both, change nothing

The data are in the folder that EARSHOT_DATA names (default: ./data), or in the PostgreSQL database that DATABASE_URL
names: there backups are its own tools' (backup says which), and rebuild-counts may run beside a server.
Exit codes: 0 done, 1 refused or at fault, 2 not understood.`;

class UsageError extends Error {}

async function main(args: string[]): Promise<Outcome> {
  const { values, positionals } = parsed(args);
  if (values.help || positionals.length === 0) {
    console.log(help);
    return 0;
  }
  const work = operationOf(positionals, values);
  return work({ config: readConfig(process.env), now: Date.now, say: (text) => console.log(text) });
}

function parsed(args: string[]) {
  try {
    const options = {
      help: { type: 'boolean', short: 'h' },
      to: { type: 'string' },
      check: { type: 'boolean' },
    } as const;
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

interface Options {
  to?: string | undefined;
  check?: boolean | undefined;
}

/** Commands that have a word of their own behind them. */
const withWord = ['restore', 'migrate-to'];

function operationOf(words: string[], { to, check }: Options): (operation: Operation) => Promise<Outcome> {
  const [file] = words.slice(1);
  const command = withWord.includes(words[0]!) && words.length === 2 ? words[0]! : words.join(' ');
  if (to !== undefined && command !== 'backup') throw new UsageError('--to belongs to backup');
  if (check && command !== 'migrate-to') throw new UsageError('--check belongs to migrate-to');
  switch (command) {
    case 'backup':
      return (operation) => backup(operation, to);
    case 'restore':
      if (file === undefined) throw new UsageError('restore needs the backup: earshot restore <file>');
      return (operation) => restore(operation, file);
    case 'migrate-to':
      return (operation) => migrateTo(operation, { to: file, check: check ?? false });
    case 'doctor':
      return doctor;
    case 'rebuild-counts':
      return rebuildCounts;
    case 'rebuild-texts':
      return rebuildTexts;
    case 'keys reset-owner':
      return resetOwnerKey;
    default:
      throw new UsageError(`"${words.join(' ')}" is no command`);
  }
}

/** What the operator can do something about is told in a sentence; anything else with where it happened. */
function failed(error: unknown): 1 | 2 {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${help}`);
    return 2;
  }
  const expected = [ConfigError, StorageRefused, StorageUnavailable].some((kind) => error instanceof kind);
  const isSystem = typeof (error as { code?: unknown }).code === 'string';
  console.error(expected || isSystem ? (error as Error).message : error);
  return 1;
}

process.exitCode = await main(process.argv.slice(2)).catch(failed);
