import { describe, expect, it } from 'vitest';
import {
  isRootRow,
  parseCredentialReport,
  rootLastUsed,
  shapeReportRow,
} from '../../../../src/providers/aws/derive/credential-report.ts';
import { parseCsv } from '../../../../src/providers/aws/derive/csv.ts';

describe('CSV', () => {
  it.each<[string, readonly (readonly string[])[]]>([
    [
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"a,1","say ""hi""","two\nlines"', [['a,1', 'say "hi"', 'two\nlines']]],
    ['a,,c,', [['a', '', 'c', '']]],
    ['\n\na\n\n', [['a']]],
    ['"open', [['open']]],
    ['"a"b,c"d\ne', [['ab', 'c"d'], ['e']]],
    ['', []],
  ])('%j', (text, cells) => {
    expect(parseCsv(text)).toEqual(cells);
  });

  it('is read in linear time', () => {
    const text = `${'"'.repeat(200_002)},${'a"'.repeat(100_000)}`;
    const start = performance.now();
    expect(parseCsv(text)[0]).toHaveLength(2);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

const header = 'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,mfa_active';
const keys =
  'access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date';

describe('the credential report', () => {
  it('is no report without its columns', () => {
    expect(parseCredentialReport('<html></html>')).toBeUndefined();
    expect(parseCredentialReport('')).toBeUndefined();
  });

  it('counts lines that are not whole', () => {
    const report = parseCredentialReport('user,arn\ntaro,arn:aws:iam::111122223333:user/taro\nhalf\n');
    expect(report).toEqual({ rows: [{ user: 'taro', arn: 'arn:aws:iam::111122223333:user/taro' }], broken: 1 });
  });

  it('knows the root row by its name alone', () => {
    expect(isRootRow({ user: '<root_account>' })).toBe(true);
    expect(isRootRow({ user: 'root', arn: 'arn:aws:iam::111122223333:user/root' })).toBe(false);
  });

  it('becomes typed, its words for nothing null, its words for who knows nothing', () => {
    const line =
      'taro,arn,2020-04-02T00:00:00+00:00,TRUE,no_information,N/A,maybe,true,2020-04-02T00:00:00+00:00,N/A,false,N/A,N/A';
    const row = parseCredentialReport(`${header},${keys}\n${line}`)?.rows[0] ?? {};
    const generated = new Date('2026-11-24T22:00:00Z');
    expect(shapeReportRow(row, generated)).toEqual({
      user: 'taro',
      arn: 'arn',
      user_creation_time: '2020-04-02T00:00:00+00:00',
      report_generated: generated,
      password_enabled: true,
      password_last_used: null,
      password_last_changed: null,
      mfa_active: undefined,
      access_keys: [{ slot: 1, active: true, last_rotated: '2020-04-02T00:00:00+00:00', last_used_date: null }],
    });
  });

  it('keeps a slot that it cannot tell to be empty', () => {
    expect(shapeReportRow({ user: 'taro' }, undefined).access_keys).toHaveLength(2);
  });
});

describe('the last use of the root user', () => {
  const header = 'user,arn,password_last_used,access_key_1_last_used_date,access_key_2_last_used_date';
  const row = (...cells: readonly string[]) =>
    rootLastUsed(`${header}\n<root_account>,arn:aws:iam::111122223333:root,${cells.join(',')}\n`);

  it('is the latest of its password and keys', () => {
    expect(row('2026-01-05T09:00:00+00:00', 'N/A', '2026-02-01T00:00:00+00:00')).toBe('2026-02-01T00:00:00+00:00');
    expect(row('2026-03-05T09:00:00+00:00', '2026-02-01T00:00:00+00:00', 'N/A')).toBe('2026-03-05T09:00:00+00:00');
  });

  it('is none where none is on record, and not known without its row', () => {
    expect(row('no_information', 'N/A', 'N/A')).toBeNull();
    expect(rootLastUsed(`${header}\n`)).toBeUndefined();
    expect(rootLastUsed('user,arn\n<root_account>,arn:aws:iam::111122223333:root\n')).toBeUndefined();
    expect(rootLastUsed('<html>')).toBeUndefined();
  });
});
