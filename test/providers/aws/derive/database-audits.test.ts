import { describe, expect, it } from 'vitest';
import { auditParameters, auditsByParameter } from '../../../../src/providers/aws/derive/database-audits.ts';

function judge(engine: string | undefined, values: Readonly<Record<string, string | undefined>>) {
  return auditsByParameter(
    engine,
    Object.entries(values).map(([ParameterName, ParameterValue]) => ({ ParameterName, ParameterValue })),
  );
}

describe('the audit log that parameters switch on', () => {
  it.each<[string, Readonly<Record<string, string | undefined>>, boolean]>([
    ['postgres', { shared_preload_libraries: 'pg_stat_statements, pgaudit', 'pgaudit.log': 'ddl,role' }, true],
    ['aurora-postgresql', { shared_preload_libraries: 'pgaudit', 'pgaudit.log': 'all' }, true],
    ['postgres', { shared_preload_libraries: 'pgaudit', 'pgaudit.log': 'none' }, false],
    ['postgres', { shared_preload_libraries: 'pgaudit', 'pgaudit.log': undefined }, false],
    ['postgres', { shared_preload_libraries: 'pg_stat_statements', 'pgaudit.log': 'all' }, false],
    ['postgres', { shared_preload_libraries: 'pgauditlogtofile', 'pgaudit.log': 'all' }, false],
    ['aurora-mysql', { server_audit_logging: '1', server_audit_events: 'CONNECT,QUERY' }, true],
    ['aurora-mysql', { server_audit_logging: '1', server_audit_events: undefined }, false],
    ['aurora-mysql', { server_audit_logging: '0', server_audit_events: 'CONNECT' }, false],
    ['docdb', { audit_logs: 'ddl, dml_write' }, true],
    ['docdb', { audit_logs: 'disabled' }, false],
    ['docdb', { audit_logs: 'none' }, false],
    ['neptune', { neptune_enable_audit_log: '1' }, true],
    ['neptune', { neptune_enable_audit_log: '0' }, false],
  ])('%s %j: %s', (engine, values, expected) => {
    expect(judge(engine, values)).toBe(expected);
    for (const name of Object.keys(values)) expect(auditParameters).toContain(name);
  });

  it.each(['mysql', 'mariadb', 'oracle-se2', 'sqlserver-se'])('is not switched by parameters of %s', (engine) => {
    expect(judge(engine, { server_audit_logging: '1' })).toBeNull();
  });

  it('is not known where the group lacks the parameter', () => {
    expect(judge('postgres', { shared_preload_libraries: 'pgaudit' })).toBeUndefined();
    expect(judge(undefined, {})).toBeUndefined();
  });
});
