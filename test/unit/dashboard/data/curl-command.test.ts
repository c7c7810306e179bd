import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { curlCommand } from '../../../../dashboard/data/curl-command.ts';

it('a shell passes the address on as it is', () => {
  const address = `https://e.example/v1/stats/nps?site=a&filter[page]=it's%20$(id)`;
  const echoed = execFileSync('sh', ['-c', curlCommand(address).replace(/^curl/, 'printf "%s\n"')]);
  expect(echoed.toString().split('\n')).toContain(address);
});
