/** How a connection that starts in clear goes on in TLS, by the protocol spoken before. */
export const starttlsProtocols = ['smtp', 'imap', 'pop3', 'postgres', 'ldap', 'mysql'] as const;
export type StarttlsProtocol = (typeof starttlsProtocols)[number];

/**
 * Ports on which these protocols start in clear: IANA's Service Name and Transport Protocol Port Number Registry
 * (`smtp`, `submission`, `imap`, `pop3`, `postgresql`, `ldap`, `mysql`).
 */
export const starttlsPorts: ReadonlyMap<number, StarttlsProtocol> = new Map([
  [25, 'smtp'],
  [110, 'pop3'],
  [143, 'imap'],
  [389, 'ldap'],
  [587, 'smtp'],
  [3306, 'mysql'],
  [5432, 'postgres'],
]);
