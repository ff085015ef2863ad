/** The classes of statements that pgAudit knows; `all` is each of them. https://github.com/pgaudit/pgaudit#pgauditlog */
const classes = ['read', 'write', 'function', 'role', 'ddl', 'misc', 'misc_set'] as const;

/** The classes of statements that `pgaudit.log` records: `all` spelt out, and without those with a minus before them. */
export function auditedClasses(value: string): readonly string[] {
  const audited = new Set<string>();
  for (const part of listOf(value)) {
    const isOut = part.startsWith('-');
    const name = isOut ? part.slice(1) : part;
    for (const one of name === 'all' ? classes : [name]) {
      if (isOut) audited.delete(one);
      else if (one !== 'none') audited.add(one);
    }
  }
  return [...audited].sort();
}

/**
 * Whether `log_connections` tells who connected. Up to PostgreSQL 17 it is on or off; from 18 on also a list of stages, of which
 * `authentication` and `authorization` name the user.
 * https://www.postgresql.org/docs/18/runtime-config-logging.html#GUC-LOG-CONNECTIONS
 */
export function logsConnections(value: string): boolean {
  const parts = listOf(value);
  return isOn(value) || parts.some((part) => ['all', 'authentication', 'authorization'].includes(part));
}

/** Whether a parameter of a database server is on; Azure writes `on` and `ON`, MySQL also `1`. */
export function isOn(value: string): boolean {
  return ['on', '1', 'true', 'yes'].includes(value.trim().toLowerCase());
}

/** The parts of a list with commas, in lower case. */
export function listOf(value: string): readonly string[] {
  const parts = value.split(',').map((part) => part.trim().toLowerCase());
  return parts.filter((part) => part !== '');
}
