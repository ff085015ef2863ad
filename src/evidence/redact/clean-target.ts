import type { SnapshotTarget } from '../../model/snapshot.ts';
import type { Hit } from './hits.ts';
import type { Look } from './look.ts';
import { removedText } from './redacted-line.ts';

type Report = (hit: Pick<Hit, 'kind' | 'pointer' | 'fixed'>) => void;

/** A target without anything that must not leave: a caller, an account's name or an overridden endpoint goes as a whole. */
export function cleanTarget(target: SnapshotTarget, look: Look, report: Report): SnapshotTarget {
  const keep = (text: string, member: string, fixed = false): string | undefined => {
    const kind = look(text, member);
    if (kind) report({ kind, pointer: `/${member}`, fixed });
    return kind && !fixed ? undefined : kind ? removedText : text;
  };
  const need = (text: string, member: string): string => keep(text, member, true) ?? removedText;
  const { caller, accounts, endpointOverride, ...rest } = target;
  return {
    ...rest,
    name: need(rest.name, 'name'),
    id: need(rest.id, 'account'),
    regions: rest.regions.map((region) => need(region, 'regions')),
    ...optional('caller', caller && keep(caller, 'caller')),
    ...(accounts && {
      accounts: accounts.map((account) => ({
        id: need(account.id, 'account'),
        ...optional('name', account.name && keep(account.name, 'accounts/name')),
        ...optional('caller', account.caller && keep(account.caller, 'accounts/caller')),
        regions: account.regions.map((region) => need(region, 'accounts/regions')),
      })),
    }),
    ...optional('endpointOverride', endpointOverride && keep(endpointOverride, 'endpointOverride')),
  };
}

function optional<K extends string>(name: K, text: string | undefined): { [P in K]?: string } {
  const member: { [P in K]?: string } = {};
  if (text !== undefined) member[name] = text;
  return member;
}
