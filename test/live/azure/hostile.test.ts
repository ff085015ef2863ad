import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../../src/report/index.ts';
import { widthOf } from '../../../src/report/width.ts';
import type { AzureRow, AzureWorld } from '../../support/azure-world.ts';
import { parseAssessment } from '../support/assessment.ts';
import { scanArgs, wholeWorld, withAzure } from '../support/azure.ts';
import { comply, emptyFolder, type Run } from '../support/comply.ts';

/** What would end a line, colour a terminal, turn text round, or be taken for Markdown, HTML or a mention. */
const marks =
  '\u001b]0;x\u0007\u009b2J\u202e\u2066\u2028|`<i>@me\n## [x](javascript:alert(1)) ![y](//acme.example)\t\ud800';
const long = `${marks}${'長い名前x'.repeat(2000)}`;

const world = wholeWorld('gaps');

function spoilRow({ table, row }: AzureRow, index: number): AzureRow {
  if (table === 'resourcecontainers') return { table, row: { ...row, name: `Acme${marks}` } };
  const name = `${row.name}${index % 7 === 0 ? long : marks}`;
  // A question mark or a hash would be none of the path any more.
  const id = `${row.id}${index % 7 === 0 ? marks : marks.replace(/[#?]/g, '')}`;
  const tags = { [`owner${marks}`]: long, [marks]: marks, __proto__: marks };
  return { table, row: { ...row, id, name, tags, location: `japaneast${marks}`, kind: `${row.kind ?? ''}${marks}` } };
}

/** The same with such an end on every name of a user, a policy, a server. */
function spoil(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spoil);
  if (typeof value !== 'object' || value === null) return value;
  const named = /^(?:name|displayName|userPrincipalName|description|title)$/;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      typeof member === 'string' && named.test(key) ? `${member}${marks}` : spoil(member),
    ]),
  );
}

const hostile: AzureWorld = { ...world, rows: world.rows.map(spoilRow) };

describe('a tenant whose names are hostile', () => {
  const folder = join(emptyFolder(), 'snapshot');
  let scan: Run;
  beforeAll(async () => {
    const code = `NotFound${long}`;
    scan = await withAzure(
      hostile,
      {
        alter: (body, { api }) => (api === 'resourcegraph' ? body : spoil(body)),
        otherwise: () => ({ status: 404, body: JSON.stringify({ error: { code, message: long } }) }),
      },
      ({ run }) => run([...scanArgs, '--format', 'json', '--save-snapshot', folder]),
    );
  });

  it('is scanned to its end', () => {
    const { results, run } = parseAssessment(scan.stdout);
    expect([scan.code, run.interrupted]).toEqual([1, false]);
    expect(results.length).toBeGreaterThan(600);
    expect(results.filter(({ cause }) => (cause?.code?.length ?? 0) > 100)).toEqual([]);
    expect(results.filter(({ resource }) => resource.id.includes('\u202e')).length).toBeGreaterThan(300);
    const counts = Object.entries(Object.groupBy(results, ({ outcome }) => outcome)).map(
      ([key, of]) => `${of?.length} ${key}`,
    );
    console.log(`${results.length} results: ${counts.join(', ')}`);
  });

  it('breaks neither its JSON nor its snapshot', async () => {
    expect(scan.stdout).not.toMatch(/\p{Cc}(?<!\n)|\p{Bidi_Control}|\p{Zl}/u);
    const again = await comply(['scan', '--from', folder, '--format', 'json']);
    expect([again.code, again.stdout === scan.stdout]).toEqual([scan.code, true]);
  });

  it.each(formats)('reaches no terminal and no page through %s', async (format) => {
    for (const flags of [[], ['--verbose'], ['--lang', 'ja'], ['--lang', 'ja', '--verbose']]) {
      const { stdout, stderr } = await comply(['scan', '--from', folder, '--format', format, ...flags]);
      const records = stdout.split('\r\n');
      // The one format whose records end in two characters (RFC 4180), which no cell may hold.
      if (format === 'csv') expect(records.length).toBe(parseAssessment(scan.stdout).results.length + 2);
      for (const text of [format === 'csv' ? records.join('\n') : stdout, stderr]) {
        const found = /\p{Cc}(?<!\n)|\p{Bidi_Control}|\p{Zl}/u.exec(text);
        expect(found && text.slice(Math.max(0, found.index - 80), found.index + 40)).toBe(null);
      }
      if (format === 'text') {
        const wide = stdout.split('\n').filter((line) => widthOf(line) > 80);
        expect(wide.map((line) => line.slice(0, 200))).toEqual([]);
      }
      if (format === 'markdown') {
        const found = /<i>(?!@me)|(?<!`[^`\n]*)@me|(?<![\\`][^`\n]*)\]\(javascript|^## \[x/m.exec(stdout);
        expect(found && stdout.slice(Math.max(0, found.index - 80), found.index + 40)).toBe(null);
      }
      console.log(`${format} ${flags.join(' ')}: ${Math.round(stdout.length / 1000)} KB`);
    }
  });
});
