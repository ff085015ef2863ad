import { readFileSync } from 'node:fs';

/** The built script, from `src/report/viewer/` and from `dist/chunks/` alike: the package root is what both lie in. */
const places = ['../../dist/browser/report.js', '../../../dist/browser/report.js'];

/**
 * The script of the report, as the build made it. In the file it stands between two tags, so it may not hold the second; strings
 * of ours have no reason to.
 */
export function readProgram(): string {
  const [built = '', source = ''] = places;
  const text = readFileSync(new URL(import.meta.url.endsWith('.js') ? built : source, import.meta.url), 'utf8').trim();
  if (/<\/script|<!--/i.test(text)) throw new Error('the script of the report would end its own element');
  // The build writes `\u0001` in a string of ours as that character, which no HTML may hold.
  return text.replace(/\p{Cc}(?<!\n)/gu, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
