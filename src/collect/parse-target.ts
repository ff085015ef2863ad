import type { SnapshotAccount, SnapshotTarget, TargetStatistics } from '../model/snapshot.ts';
import { optional } from './parse-line.ts';
import { type Found, readArray, readCount, readObject, readText } from './shape.ts';

/** A target as it was found. Throws InputError. */
export function parseTarget(found: Found): SnapshotTarget {
  const at = readObject(found);
  return {
    name: readText(at('name')),
    provider: readText(at('provider')),
    id: readText(at('id')),
    regions: readArray(at('regions'), readText),
    ...optional('caller', at('caller'), readText),
    ...optional('accounts', at('accounts'), (found) => readArray(found, parseAccount)),
    ...optional('types', at('types'), (found) => readArray(found, readText)),
    ...optional('endpointOverride', at('endpointOverride'), readText),
  };
}

function parseAccount(found: Found): SnapshotAccount {
  const at = readObject(found);
  return {
    id: readText(at('id')),
    regions: readArray(at('regions'), readText),
    ...optional('name', at('name'), readText),
    ...optional('caller', at('caller'), readText),
  };
}

/** What the calls to a service of a target came to. Throws InputError. */
export function parseStatistics(found: Found): TargetStatistics {
  const at = readObject(found);
  return {
    target: readText(at('target')),
    service: readText(at('service')),
    calls: readCount(at('calls')),
    requests: readCount(at('requests')),
    retries: readCount(at('retries')),
    throttles: readCount(at('throttles')),
    bytes: readCount(at('bytes')),
    milliseconds: readCount(at('milliseconds')),
  };
}
