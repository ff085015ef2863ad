/** Ports from `from` to `to`, both included. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** Every port. */
export const allPorts: PortRange = { from: 0, to: 65535 };

/** The ranges that a security rule names: `*`, `443`, `8000-8080`. `undefined` where one is no such thing, or where there is none. */
export function parsePortRanges(texts: readonly string[]): readonly PortRange[] | undefined {
  const ranges = texts.flatMap((text) => text.split(',')).map(parseRange);
  const known = ranges.filter((range) => range !== undefined);
  return known.length === 0 || known.length < ranges.length ? undefined : known;
}

function parseRange(text: string): PortRange | undefined {
  const written = text.trim();
  if (written === '*' || written.toLowerCase() === 'any') return allPorts;
  const [, first = '', last = first] = /^(\d{1,5})(?:\s*-\s*(\d{1,5}))?$/.exec(written) ?? [];
  const range = { from: Number(first), to: Number(last) };
  return first !== '' && range.from <= range.to && range.to <= allPorts.to ? range : undefined;
}
