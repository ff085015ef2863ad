import { InputError, type Place } from '../model/errors.ts';
import type { Framework, Safeguard } from '../model/framework.ts';
import type { Rule } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import type { Waiver } from '../model/waiver.ts';
import { matchesGlob } from '../text/glob.ts';

/** What of the catalog says to which controls a rule leads. */
export interface Leading {
  readonly frameworks: readonly Pick<Framework, 'id' | 'editions'>[];
  readonly rules: readonly Pick<Rule, 'id' | 'aliases' | 'safeguards'>[];
  /** Absent: no crosswalk was read, and nothing is said of it. */
  readonly safeguards?: readonly Pick<Safeguard, 'id' | 'controls'>[];
}

/**
 * Checks what only the catalog knows of waivers: `addressable-not-reasonable` is for findings of addressable HIPAA
 * specifications alone (45 CFR 164.306(d)(3)); a required one has to be implemented (164.306(d)(2)). A waiver whose rule
 * nobody has is no error: it matches nothing, and the report says so.
 * @throws InputError at the first waiver that is wrong
 */
export function checkWaivers(waivers: readonly Waiver[], catalog: Leading): void {
  for (const waiver of waivers) {
    const fault = findAddressableFault(waiver, catalog);
    if (fault) throw new InputError(placeOf(waiver), fault);
  }
}

/** Why a waiver may not say `addressable-not-reasonable` of a rule it takes in. */
export function findAddressableFault(
  { type, rule: glob }: Pick<Waiver, 'type' | 'rule'>,
  catalog: Leading,
): Text | undefined {
  if (type !== 'addressable-not-reasonable' || catalog.safeguards === undefined) return undefined;
  const specifications = listSpecifications(catalog);
  return catalog.rules
    .filter(({ id, aliases }) => [id, ...aliases].some((name) => matchesGlob(glob, name)))
    .flatMap((rule) => explainRule(rule, specifications) ?? [])[0];
}

/** Safeguard to the level of each HIPAA control that demands it. */
type Specifications = ReadonlyMap<string, ReadonlyMap<string, string | undefined>>;

function listSpecifications({ frameworks, safeguards = [] }: Leading): Specifications {
  const controls = frameworks.find(({ id }) => id === 'hipaa')?.editions[0]?.controls ?? [];
  const levels = new Map(controls.map(({ id, level }) => [id, level]));
  return new Map(
    safeguards.map(({ id, controls: columns }) => [
      id,
      new Map((columns.hipaa?.primary ?? []).map((control) => [control, levels.get(control)])),
    ]),
  );
}

function explainRule(rule: Leading['rules'][number], specifications: Specifications): Text | undefined {
  const led = rule.safeguards.flatMap(({ id }) => [...(specifications.get(id) ?? [])]);
  const required = led.find(([, level]) => level === 'required');
  if (required) {
    return {
      en: `${rule.id} also leads to ${required[0]}, a required specification of HIPAA, which has to be implemented; waive it as another type`,
      ja: `${rule.id} はHIPAAの必須（required）の実装仕様 ${required[0]} にもつながり、その実装は省けない。別の type で例外承認すること`,
    };
  }
  if (led.some(([, level]) => level === 'addressable')) return undefined;
  return {
    en: `${rule.id} leads to no addressable specification of HIPAA; waive it as another type`,
    ja: `${rule.id} につながる対応検討（addressable）のHIPAA実装仕様はない。別の type で例外承認すること`,
  };
}

/** What is written down as `file:line`. */
export function placeOf({ place }: Pick<Waiver, 'place'>): Place {
  const [, file = place, line] = /^(.*):(\d+)$/s.exec(place) ?? [];
  return { file, ...(line !== undefined && { line: Number(line) }) };
}
