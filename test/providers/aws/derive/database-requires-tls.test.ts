import { describe, expect, it } from 'vitest';
import { requiresTls, tlsParameters } from '../../../../src/providers/aws/derive/database-requires-tls.ts';

function judge(engine: string | undefined, name: string, value?: string): boolean | null | undefined {
  return requiresTls(engine, [{ ParameterName: name, ...(value === undefined ? {} : { ParameterValue: value }) }]);
}

describe('a database refuses connections without TLS', () => {
  it.each([
    ['postgres', 'rds.force_ssl', '1', true],
    ['postgres', 'rds.force_ssl', '0', false],
    ['aurora-postgresql', 'rds.force_ssl', '1', true],
    ['sqlserver-se', 'rds.force_ssl', '1', true],
    ['sqlserver-ex', 'rds.force_ssl', '0', false],
    ['mysql', 'require_secure_transport', '1', true],
    ['mysql', 'require_secure_transport', 'ON', true],
    ['mysql', 'require_secure_transport', 'OFF', false],
    ['mariadb', 'require_secure_transport', '0', false],
    ['aurora-mysql', 'require_secure_transport', 'on', true],
    ['aurora', 'require_secure_transport', '1', true],
    ['docdb', 'tls', 'enabled', true],
    ['docdb', 'tls', 'tls1.2+', true],
    ['docdb', 'tls', 'fips-140-3', true],
    ['docdb', 'tls', 'disabled', false],
  ])('%s with %s = %s: %s', (engine, name, value, expected) => {
    expect(judge(engine, name, value)).toBe(expected);
    expect(tlsParameters).toContain(name);
  });

  it.each(['oracle-se2', 'db2-ae', 'neptune', 'custom-oracle-ee'])('%s has no parameter for it', (engine) => {
    expect(judge(engine, 'rds.force_ssl', '1')).toBeNull();
  });

  it('is not known where the group does not say, for defaults differ by version', () => {
    expect(judge('mysql', 'require_secure_transport')).toBeUndefined();
    expect(judge('mysql', 'rds.force_ssl', '1')).toBeUndefined();
    expect(requiresTls('postgres', [])).toBeUndefined();
    expect(judge(undefined, 'rds.force_ssl', '1')).toBeUndefined();
  });
});
