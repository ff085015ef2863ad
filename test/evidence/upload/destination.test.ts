import { describe, expect, it } from 'vitest';
import { formatDestination, isDestination, parseDestination } from '../../../src/evidence/upload/destination.ts';
import { UsageError } from '../../../src/model/errors.ts';

describe('a destination', () => {
  it.each([
    ['s3://acme-evidence', 'acme-evidence', ''],
    ['s3://acme-evidence/', 'acme-evidence', ''],
    ['s3://acme.evidence/comply/prod/', 'acme.evidence', 'comply/prod'],
    ['S3://acme-evidence//comply//v1/org=acme', 'acme-evidence', 'comply/v1/org=acme'],
    ['s3://acme-evidence/証跡/本番', 'acme-evidence', '証跡/本番'],
    ['s3://111122223333-evidence/a b?c#d', '111122223333-evidence', 'a b?c#d'],
  ])('%s', (text, bucket, prefix) => {
    expect(isDestination(text)).toBe(true);
    expect(parseDestination(text)).toEqual({ bucket, prefix });
  });

  it.each([
    's3:acme',
    's3://',
    's3:///prefix',
    's3://ab',
    `s3://${'a'.repeat(64)}`,
    's3://Acme/x',
    's3://acme_evidence',
    's3://-acme',
    's3://acme-',
    's3://ac..me',
    's3://192.168.5.4/x',
    's3://xn--acme',
    's3://sthree-acme',
    's3://acme-s3alias',
    's3://acme--ol-s3',
    's3://acme.mrap',
    's3://acme--usw2-az1--x-s3',
    's3://acme--table-s3',
    's3://acme/../other',
    's3://acme/a/./b',
    's3://acme/a\u0000b',
    's3://acme/a\u202eb',
    's3://acme/\ud800',
    `s3://acme/${'証'.repeat(171)}`,
  ])('refuses %j in one line of either language', (text) => {
    const error = catchError(() => parseDestination(text));
    expect(error).toBeInstanceOf(UsageError);
    const { en, ja } = (error as UsageError).text;
    for (const line of [en, ja]) expect(line).toMatch(/^[^\p{Cc}\p{Cf}]+$/u);
    expect(ja).toMatch(/\p{sc=Hiragana}/u);
  });

  it('is written as it was read', () => {
    expect(formatDestination(parseDestination('s3://acme//a/'), 'b/c')).toBe('s3://acme/a/b/c');
    expect(isDestination('./evidence')).toBe(false);
  });
});

function catchError(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
