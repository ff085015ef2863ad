import type { ProtocolVersion } from '../result.ts';

/** `ProtocolVersion` on the wire. */
export const wireVersions: Readonly<Record<ProtocolVersion, number>> = {
  SSLv2: 0x0002,
  SSLv3: 0x0300,
  'TLSv1.0': 0x0301,
  'TLSv1.1': 0x0302,
  'TLSv1.2': 0x0303,
  'TLSv1.3': 0x0304,
};

const names = new Map(Object.entries(wireVersions).map(([name, number]) => [number, name as ProtocolVersion]));

export function findVersion(number: number): ProtocolVersion | undefined {
  return names.get(number);
}

/** `TLSv1.2`, or `0x7f12` for one without a name. */
export function describeVersion(number: number): string {
  return names.get(number) ?? `0x${number.toString(16).padStart(4, '0')}`;
}
