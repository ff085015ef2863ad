import { expect, it } from 'vitest';
import type { Assessment, Gap } from '../../src/model/assessment.ts';
import type { Cause } from '../../src/model/cause.ts';
import { reportMarkdown } from '../../src/report/markdown.ts';
import { reportText } from '../../src/report/text.ts';
import { groupGaps } from '../../src/report/unknowns.ts';
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
