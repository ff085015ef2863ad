import type { Certificate } from '../result.ts';
import { type Extensions, extensionIds, readPolicies } from './extensions.ts';

/** CA/Browser Forum, https://cabforum.org/resources/object-registry/. The one that asks for most comes first. */
const types = [
  ['2.23.140.1.1', 'EV'],
  ['2.23.140.1.2.2', 'OV'],
  ['2.23.140.1.2.3', 'IV'],
  ['2.23.140.1.2.1', 'DV'],
] as const;

/** What was checked of the subject before the certificate was issued. */
export function readValidationType(extensions: Extensions): Certificate['validationType'] {
  const extension = extensions.get(extensionIds.certificatePolicies);
  const policies = extension === undefined ? new Set<string>() : readPolicies(extension.value);
  return types.find(([id]) => policies.has(id))?.[1] ?? 'unknown';
}
