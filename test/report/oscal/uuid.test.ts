import { describe, expect, it } from 'vitest';
import { idOf, uuidV5 } from '../../../src/report/oscal/uuid.ts';

describe('uuidV5', () => {
  it('makes the UUID of RFC 9562, appendix A.4', () => {
    expect(uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
  });
});

describe('idOf', () => {
  // The values are those of Python's uuid.uuid5.
  it('is what it was in every release: a GRC tool knows a finding by it', () => {
    expect(idOf('poam-item', 'aws/s3/kms-encryption', 'arn:aws:s3:::uploads')).toBe(
      '05236c36-7e59-5a85-bd40-3faa36eea37f',
    );
    expect(idOf('risk', 'aws/s3/kms-encryption', 'arn:aws:s3:::uploads')).toBe('16d02fa3-ffd6-559e-ac6b-5c065693263a');
  });

  it('tells parts apart, whatever is in them', () => {
    const ids = [
      idOf('a', 'b', 'c'),
      idOf('a', 'bc'),
      idOf('a', 'b,c'),
      idOf('a', 'b","c'),
      idOf('ab', 'c'),
      idOf('a', 'b', 'c', ''),
      idOf('a', 'b\ud800'),
      idOf('a', 'b\ud801'),
      idOf('a', 'b\ufffd'),
      idOf('a', 1),
      idOf('a', '1'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
