import type { DatabaseParameter } from './database-requires-tls.ts';

/** The value of a parameter: empty where the group names none, as its default is off. */
type Value = (name: string) => string;

interface Audit {
  readonly parameters: readonly string[];
  readonly isOn: (value: Value) => boolean;
}

const postgres: Audit = {
  parameters: ['shared_preload_libraries', 'pgaudit.log'],
  isOn: (value) =>
    words(value('shared_preload_libraries')).includes('pgaudit') &&
    words(value('pgaudit.log')).some((word) => word !== 'none'),
};

/**
 * By engine. MySQL, MariaDB, Oracle and SQL Server have options for it.
 * PostgreSQL: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.pgaudit.html
 * Aurora MySQL: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Auditing.html
 * DocumentDB: https://docs.aws.amazon.com/documentdb/latest/developerguide/event-auditing.html
 * Neptune: https://docs.aws.amazon.com/neptune/latest/userguide/auditing.html
 */
const audits: Readonly<Record<string, Audit>> = {
  postgres,
  'aurora-postgresql': postgres,
  'aurora-mysql': {
    parameters: ['server_audit_logging', 'server_audit_events'],
    isOn: (value) =>
      /^(?:1|on)$/i.test(value('server_audit_logging')) && words(value('server_audit_events')).length > 0,
  },
  docdb: {
    parameters: ['audit_logs'],
    isOn: (value) => words(value('audit_logs')).some((word) => word !== 'disabled' && word !== 'none'),
  },
  neptune: {
    parameters: ['neptune_enable_audit_log'],
    isOn: (value) => value('neptune_enable_audit_log') === '1',
  },
};

/** The parameters that this reads, whatever the engine. */
export const auditParameters: readonly string[] = [
  ...new Set(Object.values(audits).flatMap(({ parameters }) => parameters)),
];

/**
 * Whether the parameters of a database switch its audit log on; `null` where its engine does not do so by parameters,
 * `undefined` where a parameter is not in the group's list at all.
 */
export function auditsByParameter(
  engine: string | undefined,
  parameters: readonly DatabaseParameter[],
): boolean | null | undefined {
  if (engine === undefined) return undefined;
  const audit = Object.hasOwn(audits, engine) ? audits[engine] : undefined;
  if (!audit) return null;
  const values = new Map(parameters.map(({ ParameterName, ParameterValue = '' }) => [ParameterName, ParameterValue]));
  if (!audit.parameters.every((name) => values.has(name))) return undefined;
  return audit.isOn((name) => values.get(name) ?? '');
}

function words(list: string): readonly string[] {
  return list
    .split(',')
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '');
}
