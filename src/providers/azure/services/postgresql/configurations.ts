import type { Json } from '../../../../model/json.ts';
import { auditedClasses, isOn, listOf, logsConnections } from '../../derive/logged-statements.ts';
import { tlsVersionNumber } from '../../derive/tls-version.ts';
import { readParameters, wholeNumber } from '../../read/server-parameters.ts';
import type { Body } from '../../send/api.ts';

const names = [
  'require_secure_transport',
  'ssl_min_protocol_version',
  'log_connections',
  'log_disconnections',
  'connection_throttle.enable',
  'shared_preload_libraries',
  'pgaudit.log',
  'logfiles.download_enable',
  'logfiles.retention_days',
] as const;

/** The parameters of a PostgreSQL server that rules ask for. https://learn.microsoft.com/azure/postgresql/server-parameters/ */
export function shapeConfigurations(items: readonly Body[]): Body {
  const parameters = readParameters(items);
  const read = (name: (typeof names)[number], parse: (value: string) => Json | undefined) =>
    parameters.read(name, parse);
  return {
    requireSecureTransport: read('require_secure_transport', isOn),
    sslMinProtocolVersion: read('ssl_min_protocol_version', tlsVersionNumber),
    logConnections: read('log_connections', logsConnections),
    logDisconnections: read('log_disconnections', isOn),
    connectionThrottle: read('connection_throttle.enable', isOn),
    pgauditLoaded: read('shared_preload_libraries', (value) => listOf(value).includes('pgaudit')),
    pgauditLog: read('pgaudit.log', auditedClasses),
    logfilesDownloadEnable: read('logfiles.download_enable', isOn),
    logfilesRetentionDays: read('logfiles.retention_days', wholeNumber),
    pendingRestart: parameters.pending(names),
  };
}
