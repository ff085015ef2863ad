import type { Safeguard } from '../../model/framework.ts';
import type { Text } from '../../model/text.ts';

/** What no API of a provider shows of a safeguard, and what shows it instead, by provider. */
export function plainProviders({
  notVisible = {},
}: Safeguard): readonly { readonly provider: string; readonly reason: Text }[] {
  return Object.entries(notVisible).map(([provider, reason]) => ({ provider, reason }));
}
