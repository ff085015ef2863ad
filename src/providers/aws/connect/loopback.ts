import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';

/**
 * Finds the address of a host. "Name resolution APIs and libraries SHOULD recognize localhost names as special and SHOULD
 * always return the IP loopback address": RFC 6761, section 6.3. S3 Control puts the account before the host, and not
 * every resolver knows `111122223333.localhost`.
 */
export const findAddress: LookupFunction = (hostname, options, callback) => {
  if (!/(?:^|\.)localhost\.?$/i.test(hostname)) lookup(hostname, options, callback);
  else if (options.all) callback(null, loopback);
  else callback(null, '127.0.0.1', 4);
};

const loopback = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];
