import { expect, it } from 'vitest';
import { decodeDocument } from '../../../../src/providers/aws/derive/policy-document.ts';

it('decodes what IAM encodes, and leaves a plus as it is', () => {
  expect(decodeDocument('%7B%22Sid%22%3A%22%E8%A8%98%E9%8C%B2%22%7D')).toBe('{"Sid":"記録"}');
  expect(decodeDocument('a+b')).toBe('a+b');
});

it.each([undefined, '%', '%7', '%ZZ', '%FF', '%E8%A8'])('does not read %s', (document) => {
  expect(decodeDocument(document)).toBeUndefined();
});
