/** A value of an enumeration as its documentation writes it: services of Azure tell it in changing case. Others as they are. */
export function inKnownCase(value: unknown, known: readonly string[]): unknown {
  if (typeof value !== 'string') return value;
  const lower = value.toLowerCase();
  return known.find((name) => name.toLowerCase() === lower) ?? value;
}

/** `publicNetworkAccess` of most services. https://learn.microsoft.com/azure/private-link/network-security-perimeter-transition */
export const publicNetworkAccess = ['Enabled', 'Disabled', 'SecuredByPerimeter'] as const;
