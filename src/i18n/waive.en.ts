import { plural } from './plural.ts';

/** What `comply waive` says in English. */
export const waiveEn = {
  added: ({ place, rule, resources, until, timeZone }: Added) =>
    `${place}: waives ${rule} on ${resources}, to the end of ${until} (${timeZone})`,
  named: ({ config, path }: Named) => `${config}: names ${path} under waivers`,
  matches: ({ findings, rules, shown, more }: Matches) =>
    `takes in ${plural(findings, 'finding')} of ${plural(rules, 'rule')}: ${shown}${more > 0 ? ` and ${more} more` : ''}`,
  everyOne: ({ rules }: { readonly rules: string }) =>
    `takes in every resource that ${rules} judged; new ones with such names will be waived too`,
  long: ({ days }: { readonly days: number }) =>
    `it is valid for ${plural(days, 'day')}; reports warn of a waiver that is valid for more than a year`,
  noAlternative:
    'no --compensating: HIPAA asks for an equivalent alternative measure where reasonable and appropriate (45 CFR 164.306(d)(3)); reports say that none is named',
};

interface Added {
  /** `compliance/waivers.yaml:12` */
  readonly place: string;
  readonly rule: string;
  readonly resources: string;
  readonly until: string;
  readonly timeZone: string;
}
interface Named {
  readonly config: string;
  readonly path: string;
}
interface Matches {
  readonly findings: number;
  readonly rules: number;
  /** Names of the first resources. */
  readonly shown: string;
  readonly more: number;
}

/** Texts of `comply waive`. */
export type WaiveMessages = typeof waiveEn;
