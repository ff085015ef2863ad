import { everyone, type OpenNetworks, openNetworks } from './open-networks.ts';

/** The access restrictions of an app, as its configuration has them. */
export interface AccessRestrictions {
  readonly ipSecurityRestrictions?: unknown;
  readonly ipSecurityRestrictionsDefaultAction?: unknown;
}

interface Restriction {
  readonly ipAddress?: unknown;
  /** Of a plain address: `255.255.255.0`. */
  readonly subnetMask?: unknown;
  readonly action?: unknown;
  readonly tag?: unknown;
}

/**
 * From which public addresses an app is reached by its access restrictions. A rule that denies narrows what a later one allows;
 * it is not taken off here, so that no more than the truth is called closed. A subnet is no part of the open internet, nor is a
 * service tag other than Internet. What no rule names is denied as soon as there is one, unless the default action says otherwise.
 * `undefined` where the rules are not told.
 * https://learn.microsoft.com/azure/app-service/app-service-ip-restrictions
 */
export function siteIngress(config: AccessRestrictions): readonly OpenNetworks[] | undefined {
  const rules = config.ipSecurityRestrictions;
  if (!Array.isArray(rules) || !rules.every(isRestriction)) return undefined;
  const allowed = rules.filter(({ action }) => String(action ?? 'Allow').toLowerCase() === 'allow');
  const fallback = String(config.ipSecurityRestrictionsDefaultAction ?? '').toLowerCase();
  const isOpen = fallback === 'allow' || (fallback !== 'deny' && rules.length === 0) || allowed.some(isAny);
  if (isOpen) return openNetworks(everyone);
  return openNetworks(allowed.filter(({ tag }) => !isServiceTag(tag)).flatMap(addressesOf));
}

function isAny({ ipAddress, tag }: Restriction): boolean {
  const name = typeof ipAddress === 'string' ? ipAddress.toLowerCase() : '';
  return name === 'any' || (name === 'internet' && isServiceTag(tag));
}

function isServiceTag(tag: unknown): boolean {
  return typeof tag === 'string' && tag.toLowerCase() === 'servicetag';
}

/** Several networks may stand in one rule, with commas; a rule for a subnet names none. */
function addressesOf({ ipAddress, subnetMask }: Restriction): readonly unknown[] {
  if (ipAddress === undefined || ipAddress === null || ipAddress === '') return [];
  if (typeof ipAddress !== 'string') return [ipAddress];
  return ipAddress.split(',').map((part) => withMask(part.trim(), subnetMask));
}

/** "pure ipv4 address (required SubnetMask property) or CIDR notation": a mask of 0.0.0.0 is everyone. `null` for no mask. */
function withMask(address: string, mask: unknown): string | null {
  if (mask === undefined || mask === null || mask === '' || address.includes('/')) return address;
  const bytes = typeof mask === 'string' ? mask.split('.').map(Number) : [];
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return /^1*0*$/.test(bits) && bits.length === 32 ? `${address}/${bits.lastIndexOf('1') + 1}` : null;
}

function isRestriction(value: unknown): value is Restriction {
  return typeof value === 'object' && value !== null;
}
