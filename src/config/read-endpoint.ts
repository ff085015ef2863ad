import type { Endpoint } from '../model/config.ts';
import { starttlsProtocols } from '../model/starttls.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readFields, readWord } from '../yaml/read.ts';
import { parseEndpoint, parseServerName, withStarttls } from './parse-endpoint.ts';
import { readBy } from './read-word.ts';

/** Reads one element of `endpoints:`: text such as `host:port`, or a mapping that says more of it. Throws InputError. */
export function readEndpoint(node: Yaml): Endpoint {
  if (node.kind !== 'map') return readBy(node, parseEndpoint);
  const fields = readFields(node, ['endpoint'], ['serverName', 'starttls', 'addresses']);
  const serverName = fields.find('serverName');
  const starttls = fields.find('starttls');
  const addresses = fields.find('addresses');
  const endpoint = readBy(fields.get('endpoint'), parseEndpoint);
  if (addresses) readWord(addresses, ['all']);
  return {
    ...(starttls ? withStarttls(endpoint, readWord(starttls, [...starttlsProtocols, 'none'])) : endpoint),
    ...named(endpoint, serverName),
    ...(addresses && { allAddresses: true }),
  };
}

/** The host's own name is asked for anyway. */
function named({ host }: Endpoint, node: Yaml | undefined): Pick<Endpoint, 'serverName'> {
  const serverName = node && readBy(node, parseServerName);
  return serverName === undefined || serverName === host ? {} : { serverName };
}
