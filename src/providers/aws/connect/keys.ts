import type { Expiring } from '../../send/credentials.ts';

/** What requests are signed with, as the SDK's own chain hands it out. */
export interface Keys extends Expiring {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export function isSameKeys(a: Keys, b: Keys): boolean {
  return a.accessKeyId === b.accessKeyId && a.sessionToken === b.sessionToken;
}
