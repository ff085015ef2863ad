import type { ControlPage } from './page.ts';

/** Why the control has the status it has, in a sentence. */
export function statusReason({ dossier, words, language }: ControlPage): string {
  const { status, reason, results, waived } = dossier.control;
  const { reasons } = words.status;
  const { unknown, fail } = results;
  switch (status) {
    case 'out-of-scope':
      return reason?.[language] ?? reasons['out-of-scope'];
    case 'not-satisfied':
      return reasons['not-satisfied']({ n: fail - waived });
    case 'undetermined':
      return reasons.undetermined({ n: unknown });
    case 'waived':
      return reasons.waived({ n: waived });
    default:
      return reasons[status];
  }
}

/** Something a person has to show, and whether somebody answers for it. */
export interface Owed {
  readonly text: string;
  readonly isAttested: boolean;
}

/**
 * What a person must supply: what the catalog says of a control that configuration cannot show whole, each organisational
 * safeguard of it (itself, where neither is there), and of any control each safeguard that rules tested in part or not at all. A safeguard that no
 * API shows is named with what shows it instead.
 */
export function owedByPerson({ dossier, words, language }: ControlPage): readonly Owed[] {
  const { control, safeguards, attestations } = dossier;
  const primary = safeguards.filter(({ strength }) => strength === 'primary');
  const isForPeople = control.assessment !== 'automatable';
  const hasGovernance = primary.some(({ kind }) => kind === 'governance');
  const isAttested = attestations.some((one) => one.control !== undefined && one.state === 'current');
  const said = control.supply?.[language] ?? (isForPeople && !hasGovernance ? words.person.itself : undefined);
  const itself = said === undefined ? [] : [{ text: said, isAttested }];
  const ofSafeguards = primary.flatMap((safeguard) => {
    const title = safeguard.title[language];
    const lacking =
      safeguard.kind === 'governance'
        ? isForPeople && safeguard.tested !== 'full'
          ? words.person.governance({ title })
          : undefined
        : { full: undefined, partial: words.person.partial({ title }), not: words.person.untested({ title }) }[
            safeguard.tested
          ];
    const hidden = (safeguard.notVisible ?? []).map(({ provider, reason }) =>
      words.person.notVisible({ title, provider, reason: reason[language] }),
    );
    const texts = [...(lacking === undefined ? [] : [lacking]), ...hidden];
    return texts.map((text) => ({ text, isAttested: safeguard.isAttested }));
  });
  return [...itself, ...ofSafeguards];
}
