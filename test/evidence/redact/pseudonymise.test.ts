import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { effectiveParameters } from '../../../src/catalog/effective-parameters.ts';
import { loadShippedCatalog } from '../../../src/catalog/load.ts';
import { readSnapshot } from '../../../src/collect/kept.ts';
import { openSnapshot, type SnapshotReader } from '../../../src/collect/open-snapshot.ts';
import { loadConfig } from '../../../src/config/load.ts';
import { createEvaluator } from '../../../src/evaluate/evaluate.ts';
import { createLookupIndex } from '../../../src/evaluate/lookup-index.ts';
import { comparedWords } from '../../../src/evidence/redact/compared-words.ts';
import { createNameLearner } from '../../../src/evidence/redact/learn-names.ts';
import { nameTests } from '../../../src/evidence/redact/name-tests.ts';
import { createRedactor, type Redactor } from '../../../src/evidence/redact/redactor.ts';
import type { Catalog } from '../../../src/model/catalog.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Resource } from '../../../src/model/resource.ts';
import type { Result } from '../../../src/model/result.ts';
import type { Listing, SnapshotLine } from '../../../src/model/snapshot.ts';
import { resourceSchemas } from '../../../src/providers/schemas.ts';
import { dayIn } from '../../../src/text/day.ts';
import { plantedSecrets } from '../../support/planted-secrets.ts';

const demo = fileURLToPath(new URL('../../../fixtures/demo/', import.meta.url));
const key = Buffer.alloc(32, 1);

let catalog: Catalog;
let reader: SnapshotReader;
let lines: readonly SnapshotLine[];
let parameters: ReadonlyMap<string, Readonly<Record<string, Json>>>;
let keep: ReadonlySet<string>;

beforeAll(async () => {
  catalog = await loadShippedCatalog(resourceSchemas);
  reader = await openSnapshot(`${demo}snapshot`);
  const read: SnapshotLine[] = [];
  for await (const line of readSnapshot(reader)) read.push(line);
  lines = read;
  const config = loadConfig(`${demo}comply.yaml`, demo);
  parameters = effectiveParameters(catalog.rules, config, dayIn(reader.manifest.run.asOf, config.timeZone)).values;
  keep = comparedWords(catalog.rules, parameters);
});

function learn(from: readonly SnapshotLine[]) {
  const learner = createNameLearner({ keep, tests: nameTests(catalog.rules) });
  for (const line of from) learner.learn(line);
  return learner.names();
}

function pseudonymiser(
  from: readonly SnapshotLine[],
  what: readonly ('names' | 'tags')[] = ['names', 'tags'],
  by = key,
): Redactor {
  return createRedactor({ accounts: ['111122223333'], key: by, pseudonymise: what, names: learn(from), keep });
}

function judge(facts: readonly SnapshotLine[]): readonly Result[] {
  const { asked, targets, parts, run } = reader.manifest;
  const { rules } = catalog;
  const resources = facts.filter((line) => line.kind === 'resource');
  const lookups = createLookupIndex(rules, asked);
  for (const resource of resources) lookups.add(resource);
  const listings = facts.filter((line): line is Listing => line.kind === 'listing');
  const evaluator = createEvaluator({
    rules,
    parameters,
    asked,
    targets,
    parts,
    listings,
    lookups,
    asOf: run.asOf,
    observedAt: run.finishedAt,
  });
  return [...resources.flatMap((resource) => evaluator.resource(resource)), ...evaluator.finish()];
}

const outcomesOf = (results: readonly Result[]) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(results, ({ outcome }) => outcome)).map(([outcome, of]) => [outcome, of?.length]),
  );

describe('the demo organisation under pseudonyms', () => {
  it('is judged as it was: a name that a rule reads the text of stays', () => {
    const redactor = pseudonymiser(lines);
    const changed = lines.map((line) => redactor.redact(line));
    const [before, after] = [judge(lines), judge(changed)];
    expect(after).toHaveLength(before.length);
    const different = before.flatMap(({ rule, outcome, resource, cause }, index) =>
      after[index]?.outcome === outcome
        ? []
        : [`${rule} ${outcome} → ${after[index]?.outcome} ${resource.name} ${cause?.kind ?? ''}`],
    );
    console.log(`${before.length} results, ${different.length} with another outcome`, outcomesOf(before));
    expect(different).toEqual([]);
    const [rulesBefore, rulesAfter] = [before.map(({ rule }) => rule), after.map(({ rule }) => rule)];
    expect(rulesAfter).toEqual(rulesBefore);
    redactor.finish();
  });

  it('shows no name any more, anywhere', () => {
    const redactor = pseudonymiser(lines);
    const names = learn(lines);
    const changed = lines.map((line) => redactor.redact(line));
    const resources = lines.filter((line) => line.kind === 'resource');
    const renamed = changed.filter((line) => line.kind === 'resource');
    const thoughtUp = [...new Set(resources.map(({ name }) => name))].filter((name) => names.find(name) !== undefined);
    const texts = changed.flatMap((line) =>
      line.kind === 'resource' ? textsOf([line.name, line.id, line.attributes]) : [],
    );
    // Of what kind an ARN is stays: one unit of the demo is called Security.
    const text = texts.join('\n').replaceAll(':security-group/', ':');
    const left = thoughtUp.filter((name) => name.length > 3 && occurs(name, text));
    const mapping = new Map([...redactor.mapping()].map(([pseudonym, name]) => [pseudonym, name]));
    console.log(`${resources.length} resources, ${thoughtUp.length} names, ${mapping.size} pseudonyms`);
    expect(left).toEqual([]);
    expect(text).not.toMatch(/acme-records|karte\.acme|hanako|Acme operator/i);
    expect(new Set(renamed.map(({ type, id }) => `${type} ${id}`)).size).toBe(
      new Set(resources.map(({ type, id }) => `${type} ${id}`)).size,
    );
    for (const [index, { name }] of renamed.entries()) {
      if (name.startsWith('n-')) expect(mapping.get(name)?.toLowerCase()).toBe(resources[index]?.name.toLowerCase());
    }
  });

  it('keeps accounts, regions, types, calls and drawn ids', () => {
    const redactor = pseudonymiser(lines);
    for (const line of lines) {
      const changed = redactor.redact(line);
      const { target, account, region } = line;
      expect(changed).toMatchObject({ kind: line.kind, target, account, region });
      if (line.kind === 'resource' && changed.kind === 'resource') {
        expect(changed).toMatchObject({ type: line.type, observedAt: line.observedAt, unread: line.unread });
        expect(Object.keys(changed.attributes)).toEqual(Object.keys(line.attributes));
        if (line.id.startsWith('arn:')) {
          const head = (id: string) => id.split(':').slice(0, 5);
          expect(head(changed.id)).toEqual(head(line.id));
        }
        for (const [uuid] of line.id.matchAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g)) expect(changed.id).toContain(uuid);
      } else if (line.kind !== 'call') expect(changed).toEqual(line);
      else expect({ ...changed, subject: '' }).toEqual({ ...line, subject: '' });
    }
  });
});

/** Every text in a value but the names of its members. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** Between signs that are no letters and no digits. */
function occurs(name: string, text: string): boolean {
  const inside = /[\p{L}\p{N}]/u;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!inside.test(text.charAt(at - 1)) && !inside.test(text.charAt(at + name.length))) return true;
  }
  return false;
}

const scope = { target: 'prod', account: '111122223333', region: 'ap-northeast-1' };

function resource(type: string, id: string, name: string, attributes: Resource['attributes']): SnapshotLine {
  const observedAt = '2026-11-25T00:00:00.000Z';
  return { kind: 'resource', ...scope, type, id, name, observedAt, attributes, unread: {}, partial: {} };
}

describe('a name', () => {
  const bucket = resource('aws/s3/bucket', 'arn:aws:s3:::acme-trail', 'acme-trail', {
    Name: 'acme-trail',
    Region: 'ap-northeast-1',
    LoggingEnabled: { TargetBucket: 'acme-access', TargetPrefix: 'patients/yamada/' },
    Tags: [
      { Key: 'owner', Value: 'Yamada' },
      { Key: 'of', Value: 'acme-trail' },
      { Key: 'empty', Value: '' },
    ],
  });
  const trail = resource('aws/cloudtrail/trail', 'arn:aws:cloudtrail:ap-northeast-1:111122223333:trail/org', 'org', {
    S3BucketName: 'acme-trail',
    LogPath: 's3://acme-trail/AWSLogs',
    CloudWatchLogsLogGroupArn: 'arn:aws:logs:ap-northeast-1:111122223333:log-group:/acme/trail:*',
    KmsKeyId: 'arn:aws:kms:ap-northeast-1:111122223333:key/8f1c2ab3-77de-4e0a-9b6c-0a51d3f2be47',
  });
  const group = resource(
    'aws/logs/log-group',
    'arn:aws:logs:ap-northeast-1:111122223333:log-group:/acme/trail',
    '/acme/trail',
    {
      logGroupName: '/acme/trail',
    },
  );
  const three = [bucket, trail, group];

  function change(what: readonly ('names' | 'tags')[], by = key) {
    const redactor = pseudonymiser(three, what, by);
    const changed = three.map((line) => redactor.redact(line)).filter((line) => line.kind === 'resource');
    return { redactor, changed };
  }

  it('is the same wherever it stands, so that lookups join', () => {
    const { redactor, changed } = change(['names']);
    const [b, t, g] = changed;
    expect(b?.name).toMatch(/^n-[0-9a-f]{16}$/);
    expect(b?.id).toBe(`arn:aws:s3:::${b?.name}`);
    expect(b?.attributes).toMatchObject({
      Name: b?.name,
      Region: 'ap-northeast-1',
      Tags: [{ Key: 'owner', Value: 'Yamada' }, { Value: b?.name }, { Value: '' }],
    });
    expect(t?.attributes).toMatchObject({ S3BucketName: b?.name, LogPath: expect.stringMatching(/n-/) });
    expect(t?.attributes.CloudWatchLogsLogGroupArn).toBe(
      `arn:aws:logs:ap-northeast-1:111122223333:log-group:${g?.name}:*`,
    );
    expect(t?.attributes.KmsKeyId).toBe(
      'arn:aws:kms:ap-northeast-1:111122223333:key/8f1c2ab3-77de-4e0a-9b6c-0a51d3f2be47',
    );
    expect(g?.attributes.logGroupName).toBe(g?.name);
    expect(JSON.stringify(changed)).not.toMatch(/acme|yamada/);
    expect(redactor.finish()).toMatchObject({ replaced: {}, pseudonymised: ['names'] });
    expect(Object.fromEntries(redactor.mapping())).toMatchObject({
      [b?.name ?? '']: 'acme-trail',
      [g?.name ?? '']: '/acme/trail',
    });
  });

  it('is another with another key, and the same in the next run', () => {
    const names = (by: typeof key) => change(['names'], by).changed.map(({ name }) => name);
    expect(names(key)).toEqual(names(key));
    expect(names(key)).not.toEqual(names(Buffer.alloc(32, 2)));
  });

  it('stays where only tags were asked for', () => {
    const { redactor, changed } = change(['tags']);
    expect(changed[0]?.name).toBe('acme-trail');
    expect(changed[0]?.attributes.Tags).toEqual([
      { Key: 'owner', Value: expect.stringMatching(/^t-[0-9a-f]{16}$/) },
      { Key: 'of', Value: expect.stringMatching(/^t-[0-9a-f]{16}$/) },
      { Key: 'empty', Value: '' },
    ]);
    expect([...redactor.mapping()].map(([, text]) => text).sort()).toEqual(['Yamada', 'acme-trail']);
    expect(redactor.finish().pseudonymised).toEqual(['tags']);
  });

  it('that holds a secret stands as a pseudonym, and in no mapping', () => {
    const secret = plantedSecrets.find(({ kind }) => kind === 'aws-access-key-id')?.text ?? '';
    const user = resource('aws/iam/user', `arn:aws:iam::111122223333:user/${secret}`, secret, { user: secret });
    const redactor = pseudonymiser([user], ['names']);
    const changed = redactor.redact(user);
    expect(JSON.stringify(changed)).not.toContain(secret);
    redactor.finish();
    expect([...redactor.mapping()]).toEqual([]);
  });

  it('is replaced in what was asked, also where it is of nothing that was found', () => {
    const redactor = pseudonymiser(three, ['names']);
    const call = {
      kind: 'call',
      ...scope,
      service: 's3',
      call: 's3:GetBucketAcl',
      permission: 's3:GetBucketAcl',
      pages: 1,
      attempts: 1,
      requestIds: [],
      outcome: 'ok',
    } as const;
    const subjects = ['acme-trail', 'gone-bucket', 'arn:aws:s3:::acme-trail', '111122223333', 'ap-northeast-1'].map(
      (subject) => {
        const line = redactor.redact({ ...call, subject } as SnapshotLine);
        return line.kind === 'call' ? line.subject : undefined;
      },
    );
    expect(subjects[0]).toMatch(/^n-/);
    expect(subjects[1]).toMatch(/^n-/);
    expect(subjects[2]).toBe(`arn:aws:s3:::${subjects[0]}`);
    expect(subjects.slice(3)).toEqual(['111122223333', 'ap-northeast-1']);
    const cause = { kind: 'bad-response', code: 'outside', subject: 'gone-bucket', place: 'vendors.yaml:1' } as const;
    const failed = redactor.redact({ ...call, subject: 'gone-bucket', outcome: 'failed', cause } as SnapshotLine);
    const unread = { ...bucket, unread: { Tags: cause }, partial: { Rules: cause } } as SnapshotLine;
    const marked = redactor.redact(unread);
    const hidden = { ...cause, subject: subjects[1] };
    expect(failed).toMatchObject({ subject: subjects[1], cause: hidden });
    expect(marked).toMatchObject({ unread: { Tags: hidden }, partial: { Rules: hidden } });
    const [target] = redactor.redactTargets([
      {
        name: 'prod',
        provider: 'aws',
        id: '111122223333',
        regions: ['ap-northeast-1'],
        caller: 'arn:aws:sts::111122223333:assumed-role/org/hanako',
        accounts: [{ id: '444455556666', name: 'Clinic logs', regions: [] }],
      },
    ]);
    expect(target).toMatchObject({
      name: 'prod',
      id: '111122223333',
      accounts: [{ id: '444455556666', name: expect.stringMatching(/^n-/) }],
    });
    expect(target?.caller).toMatch(/^arn:aws:sts::111122223333:assumed-role\/n-[0-9a-f]{16}\/hanako$/);
  });

  it('of many words takes no longer than its text', () => {
    const names = new Map([...Array(60).keys()].map((count) => [`${'a-'.repeat(count + 2)}b`, 'x'] as const));
    const lined = [...names.keys()].map((name) => resource('aws/s3/bucket', `arn:aws:s3:::${name}`, name, {}));
    const redactor = pseudonymiser(lined, ['names']);
    const time = (length: number) => {
      const line = resource('aws/s3/bucket', 'arn:aws:s3:::x-y', 'x-y', { Prefix: 'a-'.repeat(length) });
      const start = process.cpuUsage();
      redactor.redact(line);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    };
    const [part, whole] = [time(60_000), time(480_000)];
    console.log(`a hostile text of 1 MB: ${whole.toFixed(0)} ms of CPU`);
    expect(whole < 100 || whole < 24 * part).toBe(true);
  });
});
