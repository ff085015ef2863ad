import type { Part, TlsEndpointResult } from '../result.ts';
import { indeterminate, type Verdict } from '../verdict.ts';
import { findGroupByName } from './exchange-strength.ts';
import { ok, readGroups, readSuites, readVersions, settle } from './inputs.ts';
import { type IpaFacts, type IpaItem, type IpaItemId, type IpaType, ipaItems, ipaTypes } from './ipa-3.1-items.ts';

/** What a scan has to be asked for to be compared. */
export const ipaParts: readonly Part[] = ['protocols', 'cipherSuites', 'supportedGroups'];

/** The types of TLS暗号設定ガイドライン 3.1 (CRYPTREC GL-3001), as far as their settings are confirmed. */
export interface IpaRating {
  readonly scheme: 'ipa-3.1';
  /** `high`, `recommended`, `exception`. */
  readonly types: readonly {
    readonly type: IpaType;
    /** Of the 遵守項目, those that are confirmed; not the whole type (see `ipaItemsNotConfirmed`). */
    readonly meetsConfirmedMust: boolean;
    /** 遵守項目 that are not met. */
    readonly unmet: readonly IpaItemId[];
    /** 推奨項目 that are not met; they decide nothing. */
    readonly unmetShould: readonly IpaItemId[];
  }[];
  /** The strictest type whose confirmed 遵守項目 are met. */
  readonly best: IpaType | 'none';
}

/** Compares an endpoint with the three types. Withheld, with the reason, where a list is incomplete or a fact is not known. */
export function rateIpa(result: TlsEndpointResult): Verdict<IpaRating> {
  const facts = readFacts(result);
  if (facts.status !== 'ok') return facts;
  const types = ipaTypes.map((type) => {
    const unmet = findUnmet(facts.value, type, 'must');
    return { type, meetsConfirmedMust: unmet.length === 0, unmet, unmetShould: findUnmet(facts.value, type, 'should') };
  });
  const best = types.find(({ meetsConfirmedMust }) => meetsConfirmedMust)?.type ?? 'none';
  return ok({ scheme: 'ipa-3.1', types, best });
}

function readFacts(result: TlsEndpointResult): Verdict<IpaFacts> {
  const first = settle({ reachability: result.reachability, protocols: readVersions(result) });
  if (first.status !== 'ok') return first;
  const versions = first.value.protocols;
  const second = settle({ cipherSuites: readSuites(result, versions) });
  if (second.status !== 'ok') return second;
  const suites = second.value.cipherSuites;
  const third = settle({ supportedGroups: readGroups(result, suites) });
  if (third.status !== 'ok') return third;
  const groups = third.value.supportedGroups;
  const unknown = groups.flatMap(({ items }) => items).find((name) => findGroupByName(name) === undefined);
  if (unknown !== undefined) return indeterminate('malformed', `supportedGroups: ${unknown} is not registered`);
  return ok({ versions, suites, groups });
}

function findUnmet(facts: IpaFacts, type: IpaType, level: IpaItem['level']): readonly IpaItemId[] {
  const ids = Object.keys(ipaItems) as readonly IpaItemId[];
  return ids.filter((id) => {
    const item = ipaItems[id];
    return item.level === level && item.types.includes(type) && !item.meets(facts);
  });
}
