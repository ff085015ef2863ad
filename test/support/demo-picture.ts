import { stripVTControlCharacters } from 'node:util';
import type { Language } from '../../src/model/text.ts';
import { runComply } from './run-comply.ts';
import { drawTerminal } from './terminal-svg.ts';

const columns = 96;
/** Stands where lines of the report are left out. */
const cut = '  ⋮';

/** An excerpt of what `comply scan --demo` prints on a colour terminal, as an SVG. */
export async function drawDemo(language: Language): Promise<string> {
  const terminal = { isTerminal: true, columns, colorLevel: 2 } as const;
  const { stdout } = await runComply(['scan', '--demo', '--lang', language], {}, terminal);
  const title = language === 'ja' ? 'npx comply scan --demo --lang ja' : 'npx comply scan --demo';
  return drawTerminal(excerpt(stdout), { title, columns });
}

/** The head, what could not be read, each framework's bar, the first finding and the gate. Sections are two lines apart. */
function excerpt(report: string): string {
  const [head = '', , gaps = '', frameworks = '', findings = '', ...rest] = report.trimEnd().split('\n\n\n');
  const shown = [head, gaps, dropNotes(frameworks), keepFirst(findings), cut, rest.at(-1) ?? ''];
  return shown.join('\n\n');
}

/** The picture is of the bars; the notes under each are many lines. */
function dropNotes(section: string): string {
  let isNote = false;
  return section
    .split('\n')
    .filter((line) => {
      const plain = stripVTControlCharacters(line);
      isNote = plain.startsWith('  * ') || (isNote && plain.startsWith('    '));
      return !isNote;
    })
    .join('\n');
}

/** The section up to its second numbered finding. */
function keepFirst(section: string): string {
  const lines = section.split('\n');
  const second = lines.findIndex((line) => /^ +2 {2}/.test(stripVTControlCharacters(line)));
  return lines
    .slice(0, second === -1 ? lines.length : second)
    .join('\n')
    .trimEnd();
}
