import { describe, expect, it } from 'vitest';
import type { Assessment, Gap } from '../../src/model/assessment.ts';
import type { Cause } from '../../src/model/cause.ts';
import { reportHtml } from '../../src/report/html.ts';
import { reportJson } from '../../src/report/json.ts';
import { reportMarkdown } from '../../src/report/markdown.ts';
import { reportText } from '../../src/report/text.ts';
import { groupGaps, groupUnknowns } from '../../src/report/unknowns.ts';
import { sampleResult } from '../assess/sample.ts';
import { sample } from './sample.ts';

const types = ['disks', 'sites', 'vaults', 'servers', 'queues', 'caches', 'zones'];

/** One query that tells of many types, each behind a permission of its own. */
const gaps: readonly Gap[] = types.map((type, index) => ({
  target: 'azure',
  account: 'acme',
  region: 'global',
  service: type,
  call: 'resourcegraph:resources',
  cause: denied(type),
  calls: 0,
  rules: Array.from({ length: index + 1 }, (_, rule) => `azure/${type}/${rule}`),
}));
const assessment: Assessment = { ...sample, ledger: { ...sample.ledger, gaps } };

function denied(type: string): Cause {
  const permission = `Microsoft.Acme/${type}/read`;
  return { kind: 'denied', call: 'resourcegraph:resources', permission, code: 'AuthorizationFailed' };
}

it('takes what one call could not read for one gap, and names what to grant by the rules that wait for it', () => {
  const [group, ...others] = groupGaps(assessment);
  expect(others).toEqual([]);
  expect(group?.permissions).toEqual(types.toReversed().map((type) => `Microsoft.Acme/${type}/read`));
  expect(group?.places).toHaveLength(1);
  expect(group?.rules).toHaveLength(28);
});

it('does not take another call, code or kind for the same', () => {
  const [first] = gaps;
  if (!first) throw new Error('no gap');
  const { cause } = first;
  const other = [
    first,
    { ...first, call: 'resourcegraph:securityresources' },
    { ...first, cause: { ...cause, code: 'NoReadAction' } },
    { ...first, cause: { ...cause, kind: 'throttled' as const } },
  ];
  expect(groupGaps({ ...assessment, ledger: { ...sample.ledger, gaps: other } })).toHaveLength(other.length);
});

it.each([
  ['en', /caches\/read, Microsoft.Acme\/queues\/read, Microsoft.Acme\/servers\/read, \S+\/vaults\/read and 2 more\./],
  ['ja', /caches\/read、.*\/servers\/read、.*\/vaults\/read ほか2件の権限を付与。/],
] as const)('says five of them, in %s, and all only where everything is asked for', (language, words) => {
  const options = { language, color: 0, width: 120 } as const;
  const page = [...reportMarkdown(assessment, { ...options, verbose: false })].join('');
  expect(page).toMatch(words);
  // The gate names it, then its row, twice.
  expect(page.match(/resourcegraph:resources/g)?.length).toBe(3);
  const text = (verbose: boolean) => [...reportText(assessment, { ...options, verbose })].join('');
  expect(text(false)).not.toContain('/disks/read');
  expect(text(true)).toContain('/disks/read');
});

describe('files that records name', () => {
  const hostile = 'vendors/\u202e<b>|`x.pdf';
  const document = (subject: string): Cause => ({
    kind: 'bad-response',
    call: 'records:Document',
    permission: '-',
    code: 'outside',
    subject,
  });
  const files = [hostile, ...Array.from({ length: 7 }, (_, index) => `vendors/${index}.pdf`)];
  const unread: Assessment = {
    ...sample,
    results: files.map((file, index) => {
      const cause = { ...document(file), place: `compliance/vendors.yaml:${index + 1}` };
      return sampleResult('aws/s3/access-logging', 'unknown', { cause, name: `vendor ${index}` });
    }),
    ledger: {
      ...sample.ledger,
      gaps: files.map((file) => ({
        target: 'records',
        account: '-',
        region: '-',
        service: 'records',
        call: 'records:Document',
        cause: document(file),
        calls: 1,
        rules: ['aws/s3/access-logging'],
      })),
    },
  };

  it('are one group by cause, each named once with its place', () => {
    const [group, ...others] = groupUnknowns(unread);
    expect(others).toEqual([]);
    expect(group?.cause).toMatchObject({ subject: hostile, place: 'compliance/vendors.yaml:1' });
    expect(group?.cause?.others).toHaveLength(7);
    const twice = groupUnknowns({ ...unread, results: [...unread.results, ...unread.results] });
    expect(twice[0]?.cause?.others).toHaveLength(7);
    expect(groupGaps(unread).map(({ calls, cause }) => [calls, cause.others?.length])).toEqual([[8, 7]]);
  });

  it.each(['en', 'ja'] as const)('are named in every format in %s, and a name is shown as text', (language) => {
    const options = { language, color: 0, width: 400, verbose: false } as const;
    const text = [...reportText(unread, options)].join('');
    const markdown = [...reportMarkdown(unread, options)].join('');
    const json = [...reportJson(unread)].join('');
    const page = [...reportHtml(unread, options)].join('');
    expect(text).toContain('vendors/\\u202E<b>|`x.pdf');
    expect(text).toContain('vendors/3.pdf');
    expect(text).not.toContain('vendors/5.pdf');
    expect([...reportText(unread, { ...options, verbose: true })].join('')).toContain('vendors/6.pdf');
    expect(markdown).toContain('compliance/vendors.yaml:2');
    expect(page).toContain('compliance/vendors.yaml:2');
    expect(page).toContain('vendors/\\u202E&lt;b&gt;|`x.pdf');
    const [first] = JSON.parse(json).results;
    expect(first.cause).toMatchObject({ subject: hostile, place: 'compliance/vendors.yaml:1' });
    for (const shown of [text, markdown, page]) expect(shown).not.toContain('\u202e');
  });
});
