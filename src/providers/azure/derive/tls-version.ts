/**
 * The number of a TLS version as Azure's services write it: 1.2 of `1.2`, `TLS1_2`, `Tls12`, `TLSv1.2` and `TLS 1.2`; `Tls` and
 * `TLSv1` are 1.0. `null` for `None`: no lowest version is set. `undefined` for anything else.
 */
export function tlsVersionNumber(text: unknown): number | null | undefined {
  if (text === null) return null;
  if (typeof text !== 'string') return undefined;
  if (/^none$/i.test(text)) return null;
  if (/^tls(?:v?1)?$/i.test(text)) return 1;
  const minor = /^(?:tls[ v_]?1[._]?|1\.)([0-3])$/i.exec(text)?.[1];
  return minor === undefined ? undefined : Number(`1.${minor}`);
}

/** The versions of a list such as `TLSv1.2,TLSv1.3`, in ascending order; `undefined` where one of them is no version, or there is none. */
export function tlsVersionNumbers(list: unknown): readonly number[] | undefined {
  if (typeof list !== 'string') return undefined;
  const parts = list.split(',').map((part) => part.trim());
  const versions = parts.filter((part) => part !== '').map(tlsVersionNumber);
  if (versions.length === 0 || !versions.every((version) => typeof version === 'number')) return undefined;
  return versions.sort((a, b) => a - b);
}
