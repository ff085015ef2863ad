import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseLine } from '../../../src/collect/parse-line.ts';
import { keyedDigest, openRedactionKey } from '../../../src/evidence/redact/key.ts';
import { redactionPolicySha256 } from '../../../src/evidence/redact/policy.ts';
import { createRedactor, type RedactorOptions } from '../../../src/evidence/redact/redactor.ts';
import { UsageError } from '../../../src/model/errors.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { Resource } from '../../../src/model/resource.ts';
import type { LedgerCall, SnapshotLine, SnapshotTarget } from '../../../src/model/snapshot.ts';
import { plantedSecrets } from '../../support/planted-secrets.ts';

const key = Buffer.alloc(32, 1);
const scope = { target: 'prod', account: '111122223333', region: 'ap-northeast-1' };
const jwt = plantedSecrets.find(({ kind }) => kind === 'jwt')?.text ?? '';
const akia = plantedSecrets.find(({ kind }) => kind === 'aws-access-key-id')?.text ?? '';
const redactedCause = { kind: 'not-visible', code: 'Redacted' };

type Line = { readonly kind: 'resource' } & Resource;

function resource(attributes: JsonObject, changes: Partial<Resource> = {}): Line {
  return {
    kind: 'resource',
    ...scope,
    type: 'aws/rds/db-instance',
    id: 'arn:aws:rds:ap-northeast-1:111122223333:db:acme-orders',
    name: 'acme-orders',
    observedAt: '2026-11-25T00:00:00.000Z',
    attributes,
    unread: {},
    partial: {},
    ...changes,
  };
}

const call: LedgerCall = {
  kind: 'call',
  ...scope,
  service: 'kms',
  call: 'kms:DescribeKey',
  permission: 'kms:DescribeKey',
  subject: '11111111-1111-1111-1111-111111111111',
  pages: 1,
  attempts: 1,
  requestIds: ['5f1c2ab3-77de-4e0a-9b6c-0a51d3f2be47'],
  outcome: 'ok',
};

function create(options: Partial<RedactorOptions> = {}) {
  return createRedactor({ accounts: ['111122223333'], ...options });
}
const allow = { allowBecause: 'ticket 7', key };

function refusal(work: () => unknown): UsageError {
  try {
    work();
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('a line without secrets', () => {
  it('is the same line', () => {
    const redactor = create();
    const lines: readonly SnapshotLine[] = [
      resource({ Tags: [{ Key: 'team', Value: 'clinic' }], MultiAZ: true, Port: 5432, KmsKeyId: null }),
      call,
      { kind: 'listing', ...scope, type: 'aws/kms/key', complete: true },
      { kind: 'unit', ...scope, unit: 'ap-northeast-1/kms', types: ['aws/kms/key'], state: 'complete' },
    ];
    for (const line of lines) expect(redactor.redact(line)).toBe(line);
    expect(redactor.finish()).toEqual({ policySha256: redactionPolicySha256, replaced: {}, pseudonymised: [] });
    expect(redactionPolicySha256).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a secret that may go', () => {
  it('leaves its object, a mark, and what is known of it', () => {
    const redactor = create(allow);
    const line = resource({
      Tags: [
        { Key: 'team', Value: 'clinic' },
        { Key: 'token', Value: jwt },
      ],
      Engine: jwt,
    });
    const redacted = redactor.redact(line);
    const known = { kind: 'jwt', length: jwt.length, hmac: keyedDigest(key, 'secret', jwt) };
    expect(redacted).toEqual({
      ...line,
      attributes: { Tags: [{ Key: 'team', Value: 'clinic' }, { Key: 'token' }] },
      unread: { 'Tags[1].Value': redactedCause, Engine: redactedCause },
      redacted: { 'Tags[1].Value': known, Engine: known },
    });
    expect(known.hmac).toMatch(/^[0-9a-f]{16}$/);
    expect(keyedDigest(Buffer.alloc(32, 2), 'secret', jwt)).not.toBe(known.hmac);
    expect(redactor.finish()).toMatchObject({ replaced: { jwt: 2 }, allowedBecause: 'ticket 7' });
    // What reads the facts again drops what stands beside them.
    const { redacted: _, ...facts } = { ...redacted, redacted: undefined };
    expect(parseLine(JSON.parse(JSON.stringify(redacted)), { file: 'x' }, scope)).toEqual(facts);
  });

  it('leaves a list that is not whole, and moves the marks of what stood behind it', () => {
    const denied = { kind: 'denied' } as const;
    const line = resource(
      {
        Aliases: ['a.example', akia, 'b.example', jwt, 'c.example'],
        Groups: [{ Names: ['x', akia, 'y'] }, { Rules: [{ Value: jwt }] }],
      },
      {
        unread: {
          'Aliases[0]': denied,
          'Aliases[1].X': denied,
          'Aliases[2].X': denied,
          'Groups[1].Rules[0].Status': denied,
          Other: denied,
        },
        partial: { 'Aliases[4].Parts': denied, Aliases: denied },
      },
    );
    expect(create(allow).redact(line)).toMatchObject({
      attributes: {
        Aliases: ['a.example', 'b.example', 'c.example'],
        Groups: [{ Names: ['x', 'y'] }, { Rules: [{}] }],
      },
      unread: {
        'Aliases[0]': denied,
        'Aliases[1].X': denied,
        'Groups[1].Rules[0].Status': denied,
        'Groups[1].Rules[0].Value': redactedCause,
        Other: denied,
      },
      partial: { 'Aliases[2].Parts': denied, Aliases: redactedCause, 'Groups[0].Names': redactedCause },
      redacted: {
        'Aliases[1]': { kind: 'aws-access-key-id' },
        'Aliases[3]': { kind: 'jwt' },
        'Groups[0].Names[1]': {},
        'Groups[1].Rules[0].Value': {},
      },
    });
  });

  it('goes from subjects, request ids and the words of errors', () => {
    const cause = { kind: 'denied', code: `Denied:${akia}`, permission: 'kms:DescribeKey' } as const;
    const redactor = create(allow);
    const redacted = redactor.redact({
      ...call,
      subject: `alias/${jwt}`,
      requestIds: [akia],
      outcome: 'failed',
      cause,
    });
    expect(redacted).toMatchObject({
      subject: '[redacted]',
      requestIds: ['[redacted]'],
      cause: { kind: 'denied', code: 'Redacted' },
      redacted: { subject: { kind: 'jwt' } },
    });
    const line = redactor.redact(resource({}, { unread: { Tags: cause }, partial: { Groups: cause } }));
    expect(line).toMatchObject({
      unread: { Tags: { kind: 'denied', code: 'Redacted' } },
      partial: { Groups: { code: 'Redacted' } },
    });
    const file = { kind: 'bad-response', code: 'outside', subject: `docs/${akia}.pdf` } as const;
    const named = redactor.redact(resource({}, { unread: { Document: file } }));
    expect(named).toMatchObject({ unread: { Document: { kind: 'bad-response', code: 'Redacted' } } });
    expect(JSON.stringify([redacted, line, named])).not.toContain(akia);
    expect(redactor.hits().count).toBe(6);
    expect(redactor.finish().replaced).toEqual({ 'aws-access-key-id': 5, jwt: 1 });
  });

  it('takes a recorded answer with it as a whole', () => {
    const answer = {
      kind: 'answer',
      ...scope,
      service: 'rds',
      call: 'rds:DescribeDBInstances',
      page: 1,
      requestId: 'r-1',
    } as const;
    const body = { DBInstances: [{ DBInstanceIdentifier: 'a', TagList: [{ Key: 'note', Value: jwt }] }] };
    const redactor = create(allow);
    expect(redactor.redact({ ...answer, outcome: 'ok', body })).toEqual({
      ...answer,
      requestId: undefined,
      outcome: 'ok',
    });
    const fault = { code: 'AccessDenied', codes: ['AccessDenied'], message: `not for ${akia}` };
    const failed = redactor.redact({ ...answer, outcome: 'failed', fault });
    expect(failed).toMatchObject({ outcome: 'failed', fault: { code: 'Redacted', codes: ['Redacted'] } });
    expect(JSON.stringify(failed)).not.toContain(akia);
    expect(redactor.hits()).toMatchObject({ count: 2, fixed: 0 });
    const clean = { ...answer, outcome: 'ok', body: { DBInstances: [] } } as const;
    expect(redactor.redact(clean)).toBe(clean);
    redactor.finish();
  });

  it('takes a whole attribute with it where the name of a member is one', () => {
    const redactor = create(allow);
    const line = redactor.redact(resource({ Environment: { Variables: { [akia]: 'x' } }, Engine: 'postgres' }));
    expect(line).toMatchObject({ attributes: { Engine: 'postgres' }, unread: { Environment: redactedCause } });
    expect(JSON.stringify(line)).not.toContain(akia);
    redactor.finish();
  });
});

describe('a secret that may not go', () => {
  it('is in no line all the same, and stops the export once all was seen', () => {
    const redactor = create();
    const lines = plantedSecrets.map(({ text }, index) =>
      redactor.redact(resource({ Tags: [{ Key: 'note', Value: text }] }, { name: `db-${index}` })),
    );
    for (const { secret } of plantedSecrets)
      expect(JSON.stringify(lines)).not.toContain(JSON.stringify(secret).slice(1, -1));
    const { message, text } = refusal(redactor.finish);
    expect(message).toMatch(
      new RegExp(
        `^${plantedSecrets.length} values look like a secret .+ aws/rds/db-instance db-0 /attributes/Tags/0/Value \\(aws-access-key-id\\); `,
      ),
    );
    expect(message).toContain(`and ${plantedSecrets.length - 10} more. Remove them`);
    expect(message).toContain('--allow-redaction-hit REASON');
    expect(text.ja).toContain(`${plantedSecrets.length}件`);
    for (const { secret } of plantedSecrets) for (const said of Object.values(text)) expect(said).not.toContain(secret);
    expect(message.split('\n')).toHaveLength(1);
  });

  it('cannot be taken out of a name or an id, whatever is allowed', () => {
    const redactor = create(allow);
    const line = redactor.redact(resource({}, { id: `arn:aws:iam::111122223333:user/${akia}`, name: akia }));
    expect(line).toMatchObject({ id: '[redacted]', name: '[redacted]' });
    const { message, text } = refusal(redactor.finish);
    expect(message).toMatch(
      /in 2 names or ids.+aws\/rds\/db-instance \[redacted\] \/id \(aws-access-key-id\); .+ \/name .+--pseudonymise names/,
    );
    expect(text.ja).toContain('名前またはIDに2件');
    expect(message + text.ja).not.toContain(akia);
  });

  it('stops the export where its mark is what is found, or an attribute is called so', () => {
    for (const line of [
      resource({}, { partial: { [akia]: { kind: 'denied' } } }),
      resource({ [akia]: true }),
      { ...call, service: akia },
      { kind: 'listing', ...scope, region: akia, type: 'aws/kms/key', complete: true } as const,
      { kind: 'unit', ...scope, unit: akia, types: [], state: 'planned' } as const,
    ]) {
      const redactor = create(allow);
      expect(JSON.stringify(redactor.redact(line))).not.toContain(akia);
      expect(refusal(redactor.finish).message).not.toContain(akia);
    }
  });

  it('is shown by a name that sends nothing to a terminal', () => {
    const redactor = create();
    redactor.redact(resource({ Engine: jwt }, { name: `db\u001b[2J\u202e\n${'x'.repeat(500)}` }));
    const { message } = refusal(redactor.finish);
    expect(message).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
    expect(message.length).toBeLessThan(700);
  });
});

describe('what is written beside the facts', () => {
  const target: SnapshotTarget = { name: 'prod', provider: 'aws', id: '111122223333', regions: ['ap-northeast-1'] };

  it('is looked at as well', () => {
    const redactor = create();
    redactor.inspect({ reason: 'x', approvedBy: [{ note: jwt }] }, 'waivers');
    const { message } = refusal(redactor.finish);
    expect(message).toContain('waivers /approvedBy/0/note (jwt)');
  });

  it('loses a caller, an account’s name and an endpoint with a password', () => {
    const redactor = create(allow);
    const accounts = [
      { id: '444455556666', name: `logs ${akia}`, caller: 'arn:aws:sts::444455556666:assumed-role/r/s', regions: [] },
    ];
    const changed = {
      ...target,
      caller: `arn:aws:sts::111122223333:assumed-role/r/${jwt}`,
      endpointOverride: 'http://u:pw123@127.0.0.1',
      accounts,
    };
    const [kept] = redactor.redactTargets([changed]);
    const { name: _, ...account } = accounts[0] ?? { name: '' };
    expect(kept).toEqual({ ...target, accounts: [account] });
    expect(redactor.finish().replaced).toEqual({ 'aws-access-key-id': 1, jwt: 1, 'url-password': 1 });
    const second = create();
    expect(second.redactTargets([target])).toEqual([target]);
    second.finish();
  });
});

describe('the key', () => {
  const folder = mkdtempSync(join(tmpdir(), 'comply-key-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is made once, for its owner alone, and read afterwards', () => {
    const file = join(folder, 'redaction.key');
    const made = openRedactionKey(file);
    expect(made).toHaveLength(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(openRedactionKey(file)).toEqual(made);
    expect(openRedactionKey(join(folder, 'other.key'))).not.toEqual(made);
  });

  it('is refused where it is something else, and nothing is written over', () => {
    const file = join(folder, 'not-a.key');
    writeFileSync(file, 'x'.repeat(64));
    expect(() => openRedactionKey(file)).toThrow(/not-a\.key: is not a redaction key/);
    expect(() => openRedactionKey(folder)).toThrow(/is not a redaction key/);
    expect(() => openRedactionKey(join(folder, 'none', 'x.key'))).toThrow(/cannot be written \(ENOENT\)/);
    const link = join(folder, 'link.key');
    symlinkSync(join(folder, 'nowhere'), link);
    expect(() => openRedactionKey(link)).toThrow(/cannot be written \(EEXIST\)/);
  });

  it('is needed for what it does', () => {
    expect(() => create({ allowBecause: 'x' })).toThrow(/needs a key/);
    expect(() => create({ pseudonymise: ['tags'] })).toThrow(/need a key/);
    expect(() => create({ pseudonymise: ['names'], key })).toThrow(/first pass/);
  });
});
