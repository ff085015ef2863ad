import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/model/errors.ts';
import { recordsProvider } from '../../../src/providers/records/index.ts';
import { replayRecorded, textsOf } from '../../support/replay-recorded.ts';
import { allRecords, makeFolder, observedAt, scanRecords } from './scan-folder.ts';

const sample = (more = '') => `- { name: AI API, file: ai.ndjson, takenOn: 2026-03-01, system: gateway${more} }\n`;

describe('a sample of a log', () => {
  it('is checked, and nothing of what was found is kept but its classes', async () => {
    const lines = '{"time":"2026-03-01T00:00:00Z"}\n{"time":1772323200000000000,"note":"mail taro@acme.example"}\n';
    const scanned = await scanRecords(makeFolder({ 'logs.yaml': sample(), 'ai.ndjson': lines }));
    expect(scanned.one('records/log/sample')).toMatchObject({
      id: 'records/log/sample:records/AI API',
      attributes: {
        Name: 'AI API',
        System: 'gateway',
        File: 'ai.ndjson',
        TakenOn: '2026-03-01T00:00:00.000Z',
        Due: null,
        Lines: 2,
        Invalid: 2,
        Gaps: 0,
        OutOfOrder: 0,
        PhiHits: 1,
        PhiClasses: ['email'],
        Sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        Place: 'compliance/logs.yaml:1',
      },
      unread: {},
    });
    expect(JSON.stringify([scanned.answers, scanned.resources, scanned.calls])).not.toContain('taro');
    const replayed = await replayRecorded(scanned, recordsProvider, {
      wanted: allRecords,
      observedAt: new Date(observedAt),
    });
    expect(textsOf(replayed.resources)).toEqual(textsOf(scanned.resources));
  });

  it('that is not there is not read', async () => {
    const { one, calls } = await scanRecords(makeFolder({ 'logs.yaml': sample() }));
    const { attributes, unread } = one('records/log/sample');
    expect(Object.keys(attributes)).toEqual(['Name', 'System', 'File', 'TakenOn', 'Due', 'Place']);
    expect(unread.PhiHits).toMatchObject({ kind: 'not-visible', code: 'no-file', call: 'records:Document' });
    expect(Object.keys(unread).sort()).toEqual(
      ['Gaps', 'Invalid', 'Lines', 'OutOfOrder', 'PhiClasses', 'PhiHits', 'Sha256'].sort(),
    );
    expect(calls.find(({ subject }) => subject === 'ai.ndjson')?.outcome).toBe('none');
  });

  it('whose schema is not there is refused before anything is asked', async () => {
    const error = await scanRecords(makeFolder({ 'logs.yaml': sample(', schema: s.yaml') })).catch(
      (one: unknown) => one,
    );
    expect(error instanceof InputError && error.text.en).toBe(
      'compliance/logs.yaml:1:82: the schema compliance/s.yaml: it does not exist; put it there, or correct the path',
    );
  });

  const phi = '{"note":"mail taro@acme.example"}\n';
  const scanSample = async (bytes: Buffer, more = '') => {
    const root = makeFolder({ 'logs.yaml': sample(more) });
    writeFileSync(join(root, 'compliance', 'ai.ndjson'), bytes);
    return (await scanRecords(root)).one('records/log/sample');
  };

  it.each([
    ['gzip', gzipSync(phi)],
    ['UTF-16, little endian', Buffer.from(`\ufeff${phi}`, 'utf16le')],
    ['UTF-16, big endian', Buffer.from(`\ufeff${phi}`, 'utf16le').swap16()],
    ['UTF-16 in gzip', gzipSync(Buffer.from(`\ufeff${phi}`, 'utf16le'))],
  ])('of %s is looked into, and hashed as it is', async (_, bytes) => {
    const { attributes, unread } = await scanSample(bytes);
    expect(Object.keys(unread)).toEqual(['Gaps', 'OutOfOrder']);
    expect(attributes).toMatchObject({
      Lines: 1,
      PhiHits: 1,
      PhiClasses: ['email'],
      Sha256: createHash('sha256').update(bytes).digest('hex'),
    });
  });

  it('that inflates beyond a bound, or is cut off, is not known, but hashed to its end', async () => {
    const megabyte = Buffer.alloc(1024 * 1024, 'x');
    const bomb = Buffer.concat(Array.from({ length: 70 }, () => gzipSync(megabyte)));
    const large = await scanSample(bomb);
    expect(large.unread.PhiHits).toMatchObject({ kind: 'budget', code: 'inflated-too-large' });
    expect(large.attributes.Sha256).toBe(createHash('sha256').update(bomb).digest('hex'));
    const cut = gzipSync(phi).subarray(0, -6);
    const broken = await scanSample(cut);
    expect(broken.unread.Gaps).toMatchObject({ kind: 'bad-response', code: 'broken-gzip' });
    expect(broken.attributes.Sha256).toBe(createHash('sha256').update(cut).digest('hex'));
    console.info(`a sample of ${bomb.length} bytes that inflates to 70 MiB: ${large.unread.PhiHits?.code}`);
  });

  it('that is no UTF-8 shows what was found, and never that nothing was', async () => {
    for (const bytes of [Buffer.from(phi, 'utf16le'), Buffer.from('{"note":"\xe9"}\n', 'latin1')]) {
      const { attributes, unread } = await scanSample(bytes);
      expect(attributes).toMatchObject({ Invalid: expect.any(Number) });
      expect(unread.PhiHits).toMatchObject({ kind: 'bad-response', code: 'not-utf8' });
    }
    const found = await scanSample(Buffer.concat([Buffer.from('{"note":"\xe9"}\n', 'latin1'), Buffer.from(phi)]));
    expect(found.attributes.PhiHits).toBe(1);
  });

  it('with bytes behind the end of its gzip is not known', async () => {
    const hidden = Buffer.concat([gzipSync('{"a":1}\n'), Buffer.alloc(1), gzipSync(phi)]);
    expect((await scanSample(hidden)).unread.PhiHits).toMatchObject({ code: 'broken-gzip' });
  });

  describe('whose times', () => {
    const at = (time: unknown): string => `${JSON.stringify({ time })}\n`;
    const [one, two, three] = ['2026-03-01T00:00:00Z', '2026-03-01T00:10:00Z', '2026-03-01T00:20:00Z'].map(at);
    const orderOf = async (lines: readonly (string | undefined)[], more = '') => {
      const { attributes, unread } = await scanSample(Buffer.from(lines.join('')), more);
      return {
        Gaps: attributes.Gaps ?? unread.Gaps?.code,
        OutOfOrder: attributes.OutOfOrder ?? unread.OutOfOrder?.code,
      };
    };

    it('can all be read has an order', async () => {
      expect(await orderOf([one, two, '\n', three])).toEqual({ Gaps: 0, OutOfOrder: 0 });
      expect(await orderOf([two, one, at('2026-03-01T09:00:00Z')])).toEqual({ Gaps: 1, OutOfOrder: 1 });
      expect(await orderOf([at(1_772_323_200), at(1_772_323_260_000), at(1_772_323_320_000_000)])).toEqual({
        Gaps: 0,
        OutOfOrder: 0,
      });
    });

    it.each([
      ['are not there', ['{"a":1}\n', '{"a":2}\n']],
      ['are missing in one line', [one, '{"a":1}\n', two]],
      ['are local', [at('2026-03-01T10:00:00+09:00'), at('2026-03-01T09:00:00+09:00')]],
      ['lie in no line of JSON', ['no JSON\n']],
      ['are beyond all time', [one, at(1e300)]],
    ])('%s has no order that is known', async (_, lines) => {
      expect(await orderOf(lines)).toEqual({ Gaps: 'no-time', OutOfOrder: 'no-time' });
    });

    it('go back does so whatever another line holds', async () => {
      expect(await orderOf([two, '{"a":1}\n', one])).toEqual({ Gaps: 'no-time', OutOfOrder: 1 });
    });

    it('no schema names has no order that is known', async () => {
      const root = makeFolder({
        'logs.yaml': sample(', schema: s.yaml'),
        's.yaml': 'extends: nothing\n',
        'ai.ndjson': `${two}${one}`,
      });
      const { unread } = (await scanRecords(root)).one('records/log/sample');
      expect(unread.OutOfOrder).toMatchObject({
        kind: 'bad-response',
        code: 'no-time',
        call: 'records:Document',
        subject: 'ai.ndjson',
        place: 'compliance/logs.yaml:1',
      });
    });

    it('an earlier comply did not count are as it found them', async () => {
      const scanned = await scanRecords(makeFolder({ 'logs.yaml': sample(), 'ai.ndjson': '{"a":1}\n' }));
      const answers = JSON.parse(JSON.stringify(scanned.answers).replaceAll(/"untimed":\d+,/g, ''));
      const { resources } = await replayRecorded({ ...scanned, answers }, recordsProvider, {
        wanted: allRecords,
        observedAt: new Date(observedAt),
      });
      expect(resources.find(({ type }) => type === 'records/log/sample')?.attributes).toMatchObject({ OutOfOrder: 0 });
    });
  });

  it('is due again after its interval', async () => {
    const { attributes } = await scanSample(Buffer.from(phi), ', every: 3mo');
    expect(attributes.Due).toBe('2026-06-01T23:59:59.000Z');
  });
});
