import type { Config } from './config.ts';

/**
 * What a start prints: where things are, and the snippet to paste.
 *
 * @param place where the data are, in an operator's words
 */
export function welcome(
  { publicUrl, dataFolder }: Pick<Config, 'publicUrl' | 'dataFolder'>,
  place: string,
  publicKey: string | undefined,
): string {
  const lines = [
    '',
    `  Dashboard   ${publicUrl}/`,
    `  Demo page   ${publicUrl}/demo`,
    `  API         ${publicUrl}/docs`,
    `  Data        ${place}`,
  ];
  if (place !== dataFolder) lines.push(`  Files       ${dataFolder}`);
  if (publicKey !== undefined) {
    lines.push(
      '',
      '  Paste this into a page:',
      `  <script async src="${publicUrl}/widget.js" data-site="${publicKey}"></script>`,
    );
  }
  if (publicUrl.startsWith('http:') && !/^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$)/.test(publicUrl)) {
    lines.push(
      '',
      `  Pages on HTTPS cannot use ${publicUrl}: set EARSHOT_PUBLIC_URL to an https:// address.`,
    );
  }
  return `${lines.join('\n')}\n`;
}
