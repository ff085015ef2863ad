/** A parameter of a group, as far as it is read. */
export interface DatabaseParameter {
  readonly ParameterName?: string | undefined;
  readonly ParameterValue?: string | undefined;
}

/** What makes a server refuse a connection without TLS. */
interface Switch {
  readonly parameter: string;
  readonly requires: (value: string) => boolean;
}

const isOn = (value: string): boolean => value === '1' || value.toUpperCase() === 'ON';

/**
 * By how the engine's name begins. Oracle and Db2 have no such parameter, they listen on another port for TLS; nor has Neptune.
 * PostgreSQL, SQL Server: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html
 * MySQL, MariaDB: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html
 * DocumentDB: `enabled`, `fips-140-3`, `tls1.2+` and `tls1.3+` require TLS, each from its own version on:
 * https://docs.aws.amazon.com/documentdb/latest/developerguide/API_Parameter.html
 */
const switches: readonly (readonly [engine: string, Switch])[] = [
  ['postgres', { parameter: 'rds.force_ssl', requires: isOn }],
  ['aurora-postgresql', { parameter: 'rds.force_ssl', requires: isOn }],
  ['sqlserver', { parameter: 'rds.force_ssl', requires: isOn }],
  ['mysql', { parameter: 'require_secure_transport', requires: isOn }],
  ['mariadb', { parameter: 'require_secure_transport', requires: isOn }],
  ['aurora', { parameter: 'require_secure_transport', requires: isOn }],
  ['docdb', { parameter: 'tls', requires: (value) => value !== 'disabled' }],
];

/** The parameters that this reads, whatever the engine. */
export const tlsParameters: readonly string[] = [...new Set(switches.map(([, { parameter }]) => parameter))];

/**
 * Whether a database with these parameters refuses connections without TLS: `null` where its engine has no parameter for
 * it, `undefined` where the group does not name a value, since defaults differ by version.
 */
export function requiresTls(
  engine: string | undefined,
  parameters: readonly DatabaseParameter[],
): boolean | null | undefined {
  if (engine === undefined) return undefined;
  const [, found] = switches.find(([prefix]) => engine.startsWith(prefix)) ?? [];
  if (!found) return null;
  const value = parameters.find(({ ParameterName }) => ParameterName === found.parameter)?.ParameterValue;
  return value === undefined ? undefined : found.requires(value);
}
