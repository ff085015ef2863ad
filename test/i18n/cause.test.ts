import { describe, expect, it } from 'vitest';
import { causeSentence } from '../../src/i18n/cause.ts';
import { endpointSentences } from '../../src/i18n/endpoint-cause.ts';
import { causeKinds } from '../../src/model/cause.ts';

const full = { call: 's3:GetBucketAcl', permission: 's3:ReadAcl', code: 'SomeCode' };
const silentOnTheCall = ['not-visible', 'budget', 'not-asked'];

it.each(causeKinds)('%s is a sentence in both languages, with the same names in it', (kind) => {
  for (const parts of [full, {}]) {
    const { en, ja } = causeSentence({ kind, ...parts });
    expect(ja).toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}]/u);
    expect(ja).not.toBe(en);
    expect(en).toMatch(/^[A-Z].*\.$/);
    expect(ja).toMatch(/。$/);
    expect(`${en}${ja}`).not.toMatch(/undefined|\(\)|（）| {2}/);
    for (const name of Object.values(full)) expect(en.includes(name)).toBe(ja.includes(name));
    if (parts === full && !silentOnTheCall.includes(kind)) expect(en).toContain(full.call);
  }
});

it('names the permission to grant, where there is one', () => {
  expect(causeSentence({ kind: 'denied', ...full }).en).toBe(
    'Not readable: s3:GetBucketAcl was denied (SomeCode). Grant s3:ReadAcl.',
  );
  expect(causeSentence({ kind: 'blocked-by-policy', ...full }).ja).toContain('s3:ReadAcl');
  const endpoint = { kind: 'denied', call: 'endpoint:TlsHandshake', permission: '-' } as const;
  expect(causeSentence(endpoint).en).toBe('Not readable: endpoint:TlsHandshake was denied.');
  expect(causeSentence(endpoint).ja).toBe('読み取り不可: endpoint:TlsHandshake が拒否された。');
});

it('says where to look where no permission would help', () => {
  const { en, ja } = causeSentence({
    kind: 'denied',
    call: 'organizations:ListPolicies',
    code: 'X',
    only: 'management-account',
  });
  expect(en).toBe(
    'Not readable from this account: organizations:ListPolicies answers only the management account of the organization and its delegated administrators (X). Scan one of those too.',
  );
  expect(ja).toContain('organizations:ListPolicies に応答するのは');
});

it('says of a list that leaves things out in silence that it does, and what to grant', () => {
  const { en, ja } = causeSentence({
    kind: 'denied',
    call: 'resourcegraph:resources',
    permission: 'Microsoft.X/y/read',
    code: 'NoReadAction',
  });
  expect(en).toBe(
    'Not readable in whole: resourcegraph:resources leaves out in silence what the caller may not read (NoReadAction). Grant Microsoft.X/y/read on the whole subscription.',
  );
  expect(ja).toContain('サブスクリプション全体に Microsoft.X/y/read の権限を付与。');
});

it('gives each kind a sentence of its own', () => {
  expect(new Set(causeKinds.map((kind) => causeSentence({ kind }).en)).size).toBe(causeKinds.length);
  expect(new Set(causeKinds.map((kind) => causeSentence({ kind }).ja)).size).toBe(causeKinds.length);
});

it('says of a server what it did and what would help, not that its answer was not understood', () => {
  const of = (code: string, call = 'endpoint:TlsVersions') =>
    causeSentence({ kind: code === 'rate-limited' ? 'throttled' : 'bad-response', call, code });
  expect(of('rate-limited').en).toBe(
    'Not readable. It stopped answering what it had answered before. Scan again with a --delay such as 500ms.',
  );
  for (const code of Object.keys(endpointSentences)) {
    expect(of(code).en, code).not.toContain('could not be understood');
    expect(of(code).ja, code).toMatch(/^読み取り不可: .*[ぁ-ん]/);
  }
  expect(of('malformed').en, 'one without words of its own').toContain('could not be understood');
  expect(of('rate-limited', 's3:ListBuckets').en, 'another call').toContain('--resume');
});

describe('of files that records name', () => {
  const file = (index: number) => ({ subject: `vendors/${index}.pdf`, place: `compliance/vendors.yaml:${index}` });
  const cause = { kind: 'bad-response', call: 'records:Document', permission: '-', code: 'outside' } as const;

  it('says which they are and where they are named, as many as asked for', () => {
    const one = causeSentence({ ...cause, ...file(1) });
    expect(one.en).toBe(
      "Not read: 'vendors/1.pdf' (compliance/vendors.yaml:1). It is a link out of the records folder: put the document itself there.",
    );
    expect(one.ja).toBe(
      "読み取り対象外: 'vendors/1.pdf'（compliance/vendors.yaml:1）。記録フォルダーの外を指すリンクである。文書そのものをフォルダー内に配置。",
    );
    const several = { ...cause, ...file(1), others: [2, 3, 4].map(file) };
    const two = causeSentence(several, { permissions: [], most: 2 });
    expect(two.en).toContain(
      "'vendors/1.pdf' (compliance/vendors.yaml:1), 'vendors/2.pdf' (compliance/vendors.yaml:2) and 2 more.",
    );
    expect(two.ja).toContain(
      "'vendors/1.pdf'（compliance/vendors.yaml:1）、'vendors/2.pdf'（compliance/vendors.yaml:2） ほか2件。",
    );
    expect(causeSentence(several, { permissions: [], most: 9 }).en).toContain("'vendors/4.pdf'");
    expect(causeSentence({ ...cause, subject: 'x' }).en).toContain("Not read: 'x'. It is");
    expect(causeSentence(cause).en).toContain('Not read: a document that a record names. It is');
  });

  it('says that a target is missing where nothing was scanned that data could lie in', () => {
    const { en, ja } = causeSentence({
      kind: 'not-visible',
      call: 'records:DataSets',
      permission: '-',
      code: 'no-target',
    });
    expect(en).toMatch(/was not scanned\. Name it under targets in comply\.yaml/);
    expect(ja).toContain('comply.yamlのtargetsに指定');
    expect(`${en}${ja}`).not.toMatch(/Scan again with this rule|このルールを選択/);
  });
});
