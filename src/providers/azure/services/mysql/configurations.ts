import { isOn, listOf } from '../../derive/logged-statements.ts';
import { tlsVersionNumbers } from '../../derive/tls-version.ts';
import { readParameters } from '../../read/server-parameters.ts';
import type { Body } from '../../send/api.ts';

const names = [
  'require_secure_transport',
  'tls_version',
  'audit_log_enabled',
  'audit_log_events',
  'aad_auth_only',
] as const;

/** The parameters of a MySQL server that rules ask for. https://learn.microsoft.com/azure/mysql/flexible-server/concepts-server-parameters */
export function shapeConfigurations(items: readonly Body[]): Body {
  const parameters = readParameters(items);
  return {
    requireSecureTransport: parameters.read('require_secure_transport', isOn),
    tlsVersions: parameters.read('tls_version', tlsVersionNumbers),
    auditLogEnabled: parameters.read('audit_log_enabled', isOn),
    auditLogEvents: parameters.read('audit_log_events', listOf),
    aadAuthOnly: parameters.read('aad_auth_only', isOn),
    pendingRestart: parameters.pending(names),
  };
}
