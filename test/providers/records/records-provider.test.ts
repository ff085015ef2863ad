import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultCodes } from '../../../src/config/read-inside.ts';
import { causeSentence } from '../../../src/i18n/cause.ts';
import { InputError } from '../../../src/model/errors.ts';
import { activityKinds, policyKinds } from '../../../src/model/records.ts';
import { readCalls } from '../../../src/providers/records/calls.ts';
import { toCause } from '../../../src/providers/records/fault.ts';
import { recordsProvider } from '../../../src/providers/records/index.ts';
import { recordsSchemas } from '../../../src/providers/records/schema.ts';
import { shapeFields } from '../../../src/providers/shape.ts';
import { replayRecorded, textsOf } from '../../support/replay-recorded.ts';
import { writePlaced } from './placed-yaml.ts';
import { allRecords, makeFolder, observedAt, scanRecords } from './scan-folder.ts';
import { type RecordFile, wholeRecords } from './whole-folder.ts';

const policyText = '# Policy\n';
const sha256 = createHash('sha256').update(policyText).digest('hex');

const textOf = (file: RecordFile): string => writePlaced(wholeRecords[file]).text.replaceAll('a'.repeat(64), sha256);
const { 'logs.yaml': _, ...withoutLogs } = wholeRecords;
const files = (Object.keys(withoutLogs) as RecordFile[]).map((file) => [file, textOf(file)] as const);
const whole = { ...Object.fromEntries(files), 'docs/policy.md': policyText };

describe('a records folder', () => {
  it('becomes a resource per policy, kind of activity, vendor, data set and flow', async () => {
    const { one, resources, plan, listings } = await scanRecords(makeFolder(whole));
    expect(plan.target).toEqual({ name: 'records', provider: 'records', id: 'records', regions: [] });
    expect(one('records/policy/information-security')).toEqual({
      target: 'records',
      account: '-',
      region: '-',
      type: 'records/policy/information-security',
      id: 'records/policy/information-security:records/Information security policy',
      name: 'Information security policy',
      observedAt,
      attributes: {
        Declared: true,
        Title: 'Information security policy',
        Owner: 'CISO',
        Version: '3.1',
        ApprovedBy: 'Board',
        ApprovedOn: '2025-08-31T00:00:00.000Z',
        ReviewedOn: '2025-09-01T00:00:00.000Z',
        ReviewDue: '2026-03-01T23:59:59.000Z',
        Document: 'same',
        File: 'docs/policy.md',
        Sha256: sha256,
        Place: 'compliance/policies.yaml:1',
      },
      unread: {},
      partial: {},
    });
    expect(one('records/activity/restore-test').attributes).toEqual({
      Declared: true,
      Date: '2026-02-01T00:00:00.000Z',
      Due: '2026-04-01T23:59:59.000Z',
      By: 'Platform team',
      Scope: 'production databases',
      Result: 'passed',
      FindingsOpen: 2,
      Participants: 4,
      Document: 'same',
      File: 'docs/policy.md',
      Sha256: sha256,
      Place: 'compliance/activities.yaml:1',
      Count: 1,
    });
    const certificate = (number: string) => ({ Number: number, Expires: '2027-01-01T23:59:59.000Z', Document: 'same' });
    expect(one('records/vendor/service')).toMatchObject({
      id: 'records/vendor/service:records/Acme AI/Chat API',
      attributes: {
        Name: 'Acme AI',
        Service: 'Chat API',
        Role: 'ai',
        Reference: 'acme-ai',
        Handles: ['phi', 'pii'],
        HandlesPhi: true,
        ReceivesPhi: true,
        Baa: {
          Status: 'signed',
          Signed: '2025-01-01T00:00:00.000Z',
          Plan: 'Enterprise',
          Expires: '2027-01-01T23:59:59.000Z',
          Document: 'same',
          Reason: 'PHI in prompts',
        },
        Soc2: {
          Type: 2,
          From: '2025-01-01T00:00:00.000Z',
          To: '2025-12-31T23:59:59.000Z',
          BridgeUntil: '2026-03-31T23:59:59.000Z',
          CoveredUntil: '2026-03-31T23:59:59.000Z',
          Document: 'same',
        },
        Iso27001: certificate('IS 1'),
        Iso27017: certificate('IS 2'),
        Isms: certificate('IS 3'),
        Pmark: certificate('10000001'),
        Regions: ['us-east-1'],
        Law: ['US', 'JP'],
        Training: 'opt-out',
        SecondaryUse: 'declared',
        SecondaryUseNote: 'abuse monitoring',
        Subprocessors: {
          ListUrl: 'https://acme.example/sub',
          ReviewedOn: '2026-01-01T00:00:00.000Z',
          Notice: true,
        },
        Deletion: { WithinDays: 30, Certificate: false },
        IncidentNoticeHours: 72,
        Pentest: { Date: '2025-11-01T00:00:00.000Z', Document: 'same' },
        Responsibility: { Document: 'same', ReviewedOn: '2026-01-01T00:00:00.000Z' },
        Exit: { ReviewedOn: '2026-01-01T00:00:00.000Z' },
        Place: 'compliance/vendors.yaml:1',
      },
    });
    expect(one('records/data/flow').attributes).toEqual({
      DataSet: 'Charts',
      Classification: 'clinical',
      CarriesPhi: true,
      To: 'Acme AI/Chat API',
      Purpose: 'summaries',
      Place: 'compliance/data-sets.yaml:8',
      VendorDeclared: true,
      BaaStatus: 'signed',
      BaaSigned: '2025-01-01T00:00:00.000Z',
      BaaExpires: '2027-01-01T23:59:59.000Z',
      BaaDocument: 'same',
      VendorRegions: ['us-east-1'],
    });
    // Nothing is scanned that it could lie in.
    expect(one('records/data/set')).toMatchObject({
      attributes: { RetentionDays: 2190, HoldsPhi: true, Selectors: 2, StoreTypes: [] },
      unread: { Matches: { kind: 'not-visible', call: 'records:DataSets', code: 'no-target' } },
    });
    expect(listings.map(({ type }) => type).sort()).toEqual([...allRecords.keys()].sort());
    // There may be stores, and what lies in them.
    expect(listings.filter(({ complete }) => !complete)).toMatchObject([
      { type: 'records/data/store', cause: { kind: 'not-visible', code: 'no-target' } },
    ]);
    expect(new Set(resources.map(({ id }) => id)).size).toBe(resources.length);
  });

  it('gives every attribute of the schema, each of its type', async () => {
    for (const given of [whole, {}]) {
      const { resources } = await scanRecords(makeFolder(given));
      for (const { type, attributes, unread, partial } of resources) {
        const { fields } = recordsSchemas.find((schema) => schema.type === type) ?? {};
        const shaped = shapeFields(fields ?? {}, attributes);
        expect({ type, ...shaped.attributes }).toEqual({ type, ...attributes });
        expect(Object.keys(shaped.unread)).toEqual(Object.keys(unread));
        expect(Object.keys(partial).every((name) => Object.hasOwn(attributes, name))).toBe(true);
      }
    }
  });

  it('without files declares nothing of each kind', async () => {
    const { resources, calls, listings } = await scanRecords(makeFolder({}));
    expect(resources.map(({ attributes }) => attributes.Declared)).toEqual(
      Array.from({ length: policyKinds.length + activityKinds.length }, () => false),
    );
    expect(calls.map(({ call, outcome }) => `${call} ${outcome}`)).toEqual([
      'records:Policies none',
      'records:Activities none',
      'records:Vendors none',
      'records:DataSets none',
      'records:Logs none',
      'records:DataSets none',
    ]);
    expect(listings.every(({ complete }) => complete)).toBe(true);
  });

  it('counts what took place, takes the latest, and leaves out what is planned', async () => {
    const entry = (date: string, more = '') => `- { kind: access-review, date: ${date}, by: x, scope: all${more} }\n`;
    const text = entry('2025-12-01') + entry('2026-02-28', ', every: 12mo') + entry('2026-06-01');
    const { one } = await scanRecords(makeFolder({ 'activities.yaml': text }));
    expect(one('records/activity/access-review').attributes).toMatchObject({
      Date: '2026-02-28T00:00:00.000Z',
      Due: '2027-02-28T23:59:59.000Z',
      Count: 2,
      Place: 'compliance/activities.yaml:2',
    });
    const planned = await scanRecords(makeFolder({ 'activities.yaml': entry('2026-06-01') }));
    expect(planned.one('records/activity/access-review').attributes).toMatchObject({ Declared: false, Count: 0 });
  });

  it('tells the same of a BAA with the vendor and with the flow, whatever the day: in force is a matter of the rules', async () => {
    const told = async (baa: string, register = true) => {
      const vendor = `- { name: V, service: S, role: saas, handles: [], regions: []${baa} }\n`;
      const set =
        '- { name: D, classification: phi, environment: test, stores: [], flows: [{ to: V/S, purpose: x }] }\n';
      const given = { 'data-sets.yaml': set, ...(register && { 'vendors.yaml': vendor }) };
      const { one } = await scanRecords(makeFolder({ ...given, 'p.md': policyText, 'd/x.md': '' }));
      const { attributes, unread } = one('records/data/flow');
      const { BaaStatus, BaaSigned, BaaExpires, BaaDocument = unread.BaaDocument?.code } = attributes;
      const flow = [BaaStatus, BaaSigned, BaaExpires, BaaDocument];
      if (baa !== '' && register) {
        const vendor = one('records/vendor/service');
        const {
          Status,
          Signed,
          Expires,
          Document = vendor.unread['Baa.Document']?.code,
        } = Object(vendor.attributes.Baa);
        expect([Status, Signed, Expires, Document]).toEqual(flow);
      }
      return [attributes.VendorDeclared, ...flow];
    };
    expect(await told('')).toEqual([true, null, null, null, null]);
    expect(await told('', false)).toEqual([false, null, null, null, null]);
    expect(await told(', baa: { status: requested }')).toEqual([true, 'requested', null, null, null]);
    expect(await told(', baa: { status: not-needed, reason: conduit }')).toEqual([
      true,
      'not-needed',
      null,
      null,
      null,
    ]);
    // One that is still to begin, and one that has ended, are told with their days.
    expect(await told(', baa: { status: signed, signed: 2062-01-01, expires: 2063-01-01 }')).toEqual([
      true,
      'signed',
      '2062-01-01T00:00:00.000Z',
      '2063-01-01T23:59:59.000Z',
      null,
    ]);
    const document = async (reference: string) =>
      (await told(`, baa: { status: signed, signed: 2026-01-01, document: ${reference} }`)).at(-1);
    const other = 'b'.repeat(64);
    expect(await document(`{ file: p.md, sha256: ${sha256} }`)).toBe('same');
    expect(await document(`{ sha256: ${other} }`)).toBe('kept');
    expect(await document(`{ file: p.md, sha256: ${other} }`)).toBe('changed');
    expect(await document('{ file: gone.md }')).toBe('absent');
    expect(await document('{ file: d }')).toBe('not-a-file');
  });

  it('sends no PHI where it is tokenised', async () => {
    const vendor = '- { name: V, service: S, role: saas, handles: [], regions: [] }\n';
    const phi = async (ofSet: string, ofFlow: string) => {
      const set = `- { name: D, classification: clinical, environment: test${ofSet}, stores: [], flows: [{ to: V/S, purpose: x${ofFlow} }] }\n`;
      const { one } = await scanRecords(makeFolder({ 'data-sets.yaml': set, 'vendors.yaml': vendor }));
      const { HandlesPhi, ReceivesPhi } = one('records/vendor/service').attributes;
      return [one('records/data/flow').attributes.CarriesPhi, HandlesPhi, ReceivesPhi];
    };
    expect(await phi('', '')).toEqual([true, true, true]);
    expect(await phi(', tokenised: true', '')).toEqual([false, false, false]);
    expect(await phi(', tokenised: true', ', tokenised: false')).toEqual([true, true, true]);
    expect(await phi('', ', tokenised: true')).toEqual([false, false, false]);
    expect(await phi('', ', classification: operational')).toEqual([false, false, false]);
  });
});

describe('a document', () => {
  const policy = (document: string) =>
    `- { kind: backup, title: T, owner: o, version: '1', approvedBy: b, approvedOn: 2026-01-01, reviewEvery: 1y, document: ${document} }\n`;
  const other = 'b'.repeat(64);
  const read = async (document: string, prepare: (folder: string) => void = () => undefined) => {
    const root = makeFolder({ 'policies.yaml': policy(document), 'p.md': policyText, 'sub/x.md': 'x' });
    prepare(join(root, 'compliance'));
    const { one, calls } = await scanRecords(root);
    const { attributes, unread } = one('records/policy/backup');
    const { Document, File, Sha256 } = attributes;
    const call = calls.find((entry) => entry.call === 'records:Document');
    return [
      Document ?? unread.Document,
      File,
      Sha256,
      call && `${call.outcome} ${call.cause?.kind ?? ''} ${call.cause?.code ?? ''}`.trim(),
    ];
  };

  it('is same, changed, absent or kept, and its hash is noted', async () => {
    expect(await read('{ file: p.md }')).toEqual(['same', 'p.md', sha256, 'ok']);
    expect(await read(`{ file: p.md, sha256: ${sha256.toUpperCase()} }`)).toEqual(['same', 'p.md', sha256, 'ok']);
    expect(await read(`{ file: p.md, sha256: ${other} }`)).toEqual(['changed', 'p.md', sha256, 'ok']);
    expect(await read('{ file: gone.md }')).toEqual(['absent', 'gone.md', null, 'none']);
    expect(await read('{ file: __proto__ }')).toEqual(['absent', '__proto__', null, 'none']);
    expect(await read(`{ file: gone.md, sha256: ${other} }`)).toEqual(['kept', 'gone.md', other, 'none']);
    expect(await read(`{ sha256: ${other} }`)).toEqual(['kept', null, other, undefined]);
    expect(await read('{ file: ./sub/../p.md }')).toEqual(['same', 'p.md', sha256, 'ok']);
  });

  it('that is a folder, a pipe, a link out, too large or not to be read is not known, and why', async () => {
    const unreadable = (code: string, kind = 'bad-response') => [
      { ...readCalls.document, kind, code, subject: 'd', place: 'compliance/policies.yaml:1' },
      'd',
      null,
      `failed ${kind} ${code}`,
    ];
    expect(await read('{ file: d }', (folder) => mkdirSync(join(folder, 'd')))).toEqual(unreadable('not-a-file'));
    expect(await read('{ file: d }', (folder) => execFileSync('mkfifo', [join(folder, 'd')]))).toEqual(
      unreadable('not-a-file'),
    );
    expect(await read('{ file: d }', (folder) => symlinkSync('/etc/hostname', join(folder, 'd')))).toEqual(
      unreadable('outside'),
    );
    expect(await read('{ file: d }', (folder) => symlinkSync('p.md', join(folder, 'd')))).toEqual([
      'same',
      'd',
      sha256,
      'ok',
    ]);
    const large = (folder: string) => {
      writeFileSync(join(folder, 'd'), '');
      truncateSync(join(folder, 'd'), 64 * 1024 * 1024 + 1);
    };
    expect(await read('{ file: d }', large)).toEqual(unreadable('too-large', 'budget'));
    if (process.getuid?.() === 0) return;
    const closed = (folder: string) => {
      writeFileSync(join(folder, 'd'), '');
      chmodSync(join(folder, 'd'), 0);
    };
    expect(await read('{ file: d }', closed)).toEqual(unreadable('no-access', 'denied'));
  });

  it('is read once, whoever names it', async () => {
    const { calls } = await scanRecords(makeFolder(whole));
    const documents = calls.filter(({ call }) => call === 'records:Document');
    expect(documents).toMatchObject([
      { subject: 'docs/policy.md', bodySha256: sha256, bytes: policyText.length, permission: '-', outcome: 'ok' },
    ]);
  });
});

describe('why a document was not read', () => {
  it('is said of every code, and differently', () => {
    const named = { file: 'vendors/split.pdf', place: 'compliance/vendors.yaml:7' };
    const sentences = faultCodes.map((fault) => causeSentence(toCause({ fault }, named)));
    for (const language of ['en', 'ja'] as const) {
      expect(new Set(sentences.map((one) => one[language])).size).toBe(faultCodes.length);
      for (const sentence of sentences) {
        expect(sentence[language]).toContain("'vendors/split.pdf'");
        expect(sentence[language]).toContain('compliance/vendors.yaml:7');
      }
    }
  });

  it('names the one of several that it is, and the record of the vendor also for a flow to it', async () => {
    const root = makeFolder({
      'vendors.yaml':
        '- { name: A, service: S, role: saas, handles: [], regions: [] }\n' +
        '- name: V\n  service: S\n  role: saas\n  handles: [phi]\n  regions: []\n' +
        '  baa: { status: signed, signed: 2026-01-01, document: { file: out } }\n' +
        '  isms: { expires: 2027-01-01, document: { file: sub } }\n',
      'data-sets.yaml':
        '- { name: D, classification: phi, environment: production, stores: [], flows: [{ to: V/S, purpose: x }] }\n',
      'logs.yaml': '- { name: L, system: s, file: gone.ndjson, takenOn: 2026-01-01 }\n',
      'sub/x': '',
    });
    symlinkSync('/etc/hostname', join(root, 'compliance', 'out'));
    const { resources, one, calls } = await scanRecords(root);
    const place = 'compliance/vendors.yaml:2';
    const vendor = resources.find(({ name }) => name === 'V/S');
    expect(vendor?.unread).toMatchObject({
      'Baa.Document': { code: 'outside', subject: 'out', place },
      'Isms.Document': { code: 'not-a-file', subject: 'sub', place },
    });
    expect(one('records/data/flow').unread).toMatchObject({ BaaDocument: { subject: 'out', place } });
    expect(one('records/log/sample').unread).toMatchObject({
      Lines: { code: 'no-file', subject: 'gone.ndjson', place: 'compliance/logs.yaml:1' },
    });
    const failed = calls.flatMap(({ cause }) => (cause ? [[cause.code, cause.subject, cause.place]] : []));
    expect(failed.toSorted()).toEqual([
      ['not-a-file', 'sub', undefined],
      ['outside', 'out', undefined],
    ]);
  });

  it('keeps a long name cut at a whole character', () => {
    const { subject } = toCause({ fault: 'outside' }, { file: `${'a'.repeat(198)}😀${'b'.repeat(1000)}` });
    expect(subject).toBe(`${'a'.repeat(198)}…`);
  });
});

describe('a file of records that cannot be read', () => {
  const refused = async (prepare: (path: string) => void) => {
    const root = makeFolder({ 'policies.yaml': '' });
    const path = join(root, 'compliance', 'policies.yaml');
    rmSync(path);
    prepare(path);
    const error = await scanRecords(root).catch((caught: unknown) => caught);
    return error instanceof InputError ? error.text.en : error;
  };

  it('is refused before anything is asked', async () => {
    const at = 'compliance/policies.yaml: ';
    expect(await refused((path) => mkdirSync(path))).toBe(`${at}it is no regular file; put one in its place`);
    expect(await refused((path) => execFileSync('mkfifo', [path]))).toBe(
      `${at}it is no regular file; put one in its place`,
    );
    expect(await refused((path) => symlinkSync('/etc/hostname', path))).toBe(
      `${at}it is a link out of the records folder; put the file itself there`,
    );
    expect(await refused((path) => writeFileSync(path, Buffer.from([0x2d, 0x20, 0xff, 0x0a])))).toBe(
      'compliance/policies.yaml:1:3: this is no UTF-8, perhaps Shift_JIS; save the file as UTF-8',
    );
    expect(await refused((path) => writeFileSync(path, ' '.repeat(1024 * 1024 + 1)))).toBe(
      'compliance/policies.yaml:1:1: the file is over 1024 KB; take out what is no longer needed',
    );
  });
});

describe('what was recorded of a folder', () => {
  it('gives every resource once more, byte for byte', async () => {
    const found = {
      resources: [
        {
          target: 'prod',
          account: '111122223333',
          region: 'ap-northeast-1',
          type: 'aws/s3/bucket',
          id: 'arn:aws:s3:::charts-1',
          name: 'charts-1',
          observedAt,
          attributes: {},
          unread: {},
          partial: {},
        },
      ],
      listings: [],
    };
    let resources = 0;
    for (const given of [whole, {}]) {
      const scanned = await scanRecords(makeFolder(given), { over: ['prod'], found });
      const replayed = await replayRecorded(scanned, recordsProvider, {
        wanted: allRecords,
        observedAt: new Date(observedAt),
      });
      expect(replayed.missing).toEqual([]);
      expect(textsOf(replayed.resources)).toEqual(textsOf(scanned.resources));
      const asked = scanned.answers.map(({ call, subject, page }) => JSON.stringify([call, subject, page]));
      expect(new Set(asked).size).toBe(asked.length);
      resources += replayed.resources.length;
    }
    console.info(`${resources} resources of records come out of recorded answers alone`);
    expect(resources).toBe(2 * (policyKinds.length + activityKinds.length) + 4);
  });

  it('says what is missing, and refuses what is none', async () => {
    const { plan, answers } = await scanRecords(makeFolder(whole));
    const replay = (given: typeof answers) =>
      replayRecorded({ plan, answers: given }, recordsProvider, {
        wanted: allRecords,
        observedAt: new Date(observedAt),
      });
    const without = await replay(answers.filter(({ call }) => call !== 'records:Vendors'));
    expect(without.missing).toEqual(['records:Vendors']);
    const broken = answers.map((answer) => ({ ...answer, body: { records: 3 } }));
    await expect(replay(broken)).rejects.toThrow(TypeError);
  });
});
