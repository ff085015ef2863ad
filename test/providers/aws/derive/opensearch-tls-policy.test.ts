import { expect, it } from 'vitest';
import { lowestTlsVersion } from '../../../../src/providers/aws/derive/opensearch-tls-policy.ts';

it.each([
  ['Policy-Min-TLS-1-0-2019-07', 1],
  ['Policy-Min-TLS-1-2-2019-07', 1.2],
  ['Policy-Min-TLS-1-2-PFS-2023-10', 1.2],
  ['Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08', 1.2],
  ['Policy-Min-TLS-1-3-2027-01', 1.3],
  ['Policy-Min-TLS-12-2027-01', undefined],
  ['Another-Policy', undefined],
  [undefined, undefined],
])('%s accepts TLS %s at the lowest', (policy, version) => {
  expect(lowestTlsVersion(policy)).toBe(version);
});
