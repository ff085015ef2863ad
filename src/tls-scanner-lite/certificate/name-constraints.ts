import { type DerElement, readDerList, readInside } from './der.ts';
import { type GeneralName, mailTag, readGeneralNames } from './general-name.ts';
import type { Name } from './name.ts';

/** RFC 5280 4.2.1.10. */
export interface NameConstraints {
  readonly permitted: readonly GeneralName[];
  readonly excluded: readonly GeneralName[];
}

export function readNameConstraints(value: Buffer): NameConstraints | undefined {
  const members = readInside(value);
  if (members === undefined || members.length === 0) return undefined;
  if (members.some(({ tag }) => tag !== 0xa0 && tag !== 0xa1)) return undefined;
  const permitted = readSubtrees(members.find(({ tag }) => tag === 0xa0));
  const excluded = readSubtrees(members.find(({ tag }) => tag === 0xa1));
  return permitted && excluded && { permitted, excluded };
}

/** `SEQUENCE OF SEQUENCE { base, minimum [0] DEFAULT 0, maximum [1] OPTIONAL }`; the last two must not be there. */
function readSubtrees(field: DerElement | undefined): readonly GeneralName[] | undefined {
  const subtrees = field === undefined ? [] : readDerList(field.content);
  if (subtrees === undefined) return undefined;
  const bases: DerElement[] = [];
  for (const { whole } of subtrees) {
    const [base, ...rest] = readInside(whole) ?? [];
    if (base === undefined || rest.length > 0) return undefined;
    bases.push(base);
  }
  const names = readGeneralNames(bases);
  return names?.every(isUsable) ? names : undefined;
}

/** RFC 1035 2.3.4: no DNS name is longer. */
const maxDnsName = 255;

function isUsable(base: GeneralName): boolean {
  if (base.kind === 'ip') return base.octets.length === 8 || base.octets.length === 32;
  return base.kind !== 'dns' || base.text.length <= maxDnsName;
}

export interface NamedSubject {
  readonly subject: Name;
  readonly alternativeNames?: readonly GeneralName[];
}

/** More comparisons than a real pair of certificates asks for; beyond it no name is allowed. */
const maxComparisons = 65_536;

/**
 * Whether every name of the certificate lies in a permitted subtree, and in no excluded one (RFC 5280 6.1.3 b and c).
 * A name of a kind that cannot be compared here (mail address, URI …) is not allowed if there are constraints on its kind.
 */
export function allowsNames({ permitted, excluded }: NameConstraints, certificate: NamedSubject): boolean {
  const names = listNames(certificate);
  if (names.length * (permitted.length + excluded.length) > maxComparisons) return false;
  return names.every((name) => {
    const allowing = permitted.filter((base) => isSameKind(base, name));
    const forbidding = excluded.filter((base) => isSameKind(base, name));
    if (!isComparable(name)) return allowing.length + forbidding.length === 0;
    if (forbidding.some((base) => isWithin(name, base) || couldBeWithin(name, base))) return false;
    return allowing.length === 0 || allowing.some((base) => isWithin(name, base));
  });
}

function isComparable(name: GeneralName): boolean {
  if (name.kind === 'dns') return name.text.length <= maxDnsName;
  return name.kind === 'ip' || name.kind === 'directory';
}

const emailAddress = Buffer.from('06092a864886f70d010901', 'hex');

function listNames({ subject, alternativeNames = [] }: NamedSubject): readonly GeneralName[] {
  const { parts, partKeys } = subject;
  const hasMail = parts.some((attributes) => attributes.some(({ id }) => id.equals(emailAddress)));
  return [
    ...alternativeNames,
    ...(parts.length === 0 ? [] : [{ kind: 'directory', partKeys } as const]),
    ...(hasMail ? [{ kind: 'other', tag: mailTag } as const] : []),
  ];
}

function isSameKind(base: GeneralName, name: GeneralName): boolean {
  if (base.kind === 'other' && name.kind === 'other') return base.tag === name.tag;
  return base.kind === name.kind;
}

function isWithin(name: GeneralName, base: GeneralName): boolean {
  if (name.kind === 'dns' && base.kind === 'dns') return isSubdomain(name.text, base.text);
  if (name.kind === 'ip' && base.kind === 'ip') return isInRange(name.octets, base.octets);
  if (name.kind !== 'directory' || base.kind !== 'directory') return false;
  return base.partKeys.every((key, index) => key === name.partKeys[index]);
}

/** The domain itself and all below it; with a leading dot, which RFC 5280 does not give a meaning, only those below it. */
function isSubdomain(name: string, base: string): boolean {
  const domain = base.toLowerCase();
  const host = name.toLowerCase();
  if (domain === '' || host === domain) return true;
  return host.endsWith(domain.startsWith('.') ? domain : `.${domain}`);
}

/** `*.acme.example` covers `a.acme.example`, so where that is excluded it is too. */
function couldBeWithin(name: GeneralName, base: GeneralName): boolean {
  if (name.kind !== 'dns' || base.kind !== 'dns' || !name.text.startsWith('*.')) return false;
  const [, ...above] = base.text.toLowerCase().split('.');
  return above.join('.') === name.text.slice(2).toLowerCase();
}

function isInRange(address: Buffer, range: Buffer): boolean {
  const size = address.length;
  if (range.length !== size * 2) return false;
  return address.every((octet, index) => {
    const mask = range[size + index] ?? 0;
    return (octet & mask) === ((range[index] ?? 0) & mask);
  });
}
