import type { Attestation } from '../model/attestation.ts';
import type { Config } from '../model/config.ts';
import type { Cost } from '../model/cost.ts';
import { InputError, type Place } from '../model/errors.ts';
import type { Responsibility } from '../model/responsibility.ts';
import { didYouMean } from '../yaml/suggest.ts';
import type { Nameable } from './check.ts';
import { placeOf } from './check-waivers.ts';

/** Checks the controls and safeguards that attestations, shared parts and costs name. Throws InputError. */
export function checkDeclared(config: Config, catalog: Nameable): void {
  const { file = 'comply.yaml', attestations, responsibilities = [], costs, places } = config;
  for (const [index, one] of attestations.entries()) {
    checkAttestation({ ...one, at: places?.[attestedAt(index)] ?? placeOf(one) }, catalog);
  }
  for (const one of responsibilities) checkControl({ place: { file }, ...one }, catalog);
  for (const cost of costs?.items ?? []) checkSafeguard({ place: { file }, ...cost }, catalog);
}

/** Under what path a config keeps where an attestation's control or safeguard is written. */
export function attestedAt(index: number): string {
  return `attestations[${index}]`;
}

/** A control of any edition of any framework: attestations stand where another edition is chosen, or none of them. */
function checkAttestation({ control, safeguard, at }: Attestation & { readonly at: Place }, catalog: Nameable): void {
  if (control === undefined) {
    if (safeguard !== undefined) checkSafeguard({ safeguard, place: at }, catalog);
    return;
  }
  const ids = catalog.frameworks.flatMap(({ id, editions }) =>
    editions.flatMap(({ controls }) => controls.map((one) => `${id}:${one.id}`)),
  );
  if (ids.includes(control)) return;
  const shown = control.slice(0, 80);
  const hint = didYouMean(shown, ids);
  throw new InputError(at, {
    en: `there is no control '${shown}'${hint.en}`,
    ja: `項目 '${shown}' はない${hint.ja}`,
  });
}

type Placed<T extends { readonly place?: Place }> = T & { readonly place: Place };

/** A control of any edition: the split stands where the edition changes. */
function checkControl({ place, framework, control }: Placed<Responsibility>, { frameworks }: Nameable): void {
  const editions = frameworks.find(({ id }) => id === framework)?.editions ?? [];
  const ids = editions.flatMap(({ controls }) => controls.map(({ id }) => id));
  if (ids.includes(control)) return;
  const hint = didYouMean(control, ids);
  throw new InputError(place, {
    en: `${framework} has no control '${control}'${hint.en}`,
    ja: `${framework} に項目 '${control}' はない${hint.ja}`,
  });
}

function checkSafeguard({ place, safeguard }: Placed<Cost>, { safeguards }: Nameable): void {
  const ids = safeguards?.map(({ id }) => id);
  if (ids === undefined || ids.includes(safeguard)) return;
  const hint = didYouMean(safeguard, ids);
  throw new InputError(place, {
    en: `there is no safeguard '${safeguard}'${hint.en}`,
    ja: `対策 '${safeguard}' はない${hint.ja}`,
  });
}
