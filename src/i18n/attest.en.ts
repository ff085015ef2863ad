import { plural } from './plural.ts';

/** What `comply attest` says in English. */
export const attestEn = {
  added: ({ place, subject, person, from, until, timeZone }: Added) =>
    `${place}: ${person} attests ${subject}, from ${from} to the end of ${until} (${timeZone})`,
  document: ({ name, sha256 }: { readonly name: string; readonly sha256: string }) =>
    `rests on ${name}, SHA-256 ${sha256}`,
  hash: ({ sha256 }: { readonly sha256: string }) => `rests on a document kept elsewhere, SHA-256 ${sha256}`,
  signedOff: ({ by, date }: { readonly by: string; readonly date: string }) => `signed off by ${by} on ${date}`,
  named: ({ config, path }: { readonly config: string; readonly path: string }) =>
    `${config}: names ${path} as a target of provider records`,
  answersFor: ({ controls, parts }: { readonly controls: number; readonly parts: string }) =>
    `answers for this safeguard in ${plural(controls, 'control')} that ${controls === 1 ? 'asks' : 'ask'} for it${parts && `: ${parts}`}`,
  part: ({ framework, n }: { readonly framework: string; readonly n: number }) => `${framework} ${n}`,
  between: ', ',
  answersForOne: ({ citation, safeguards }: { readonly citation: string; readonly safeguards: number }) =>
    `answers for all that a person must show of ${citation}${safeguards > 0 ? `, which asks for ${plural(safeguards, 'safeguard')}` : ''}`,
  unsigned:
    'it is not signed off, so it does not count yet: let somebody who answers for it add signedOff, or give --signed-off-by',
  selfSigned: ({ by }: { readonly by: string }) =>
    `${by} signs off their own statement: it counts, and a second person is what an auditor looks for`,
  notChosen: ({ control, framework }: { readonly control: string; readonly framework: string }) =>
    `${control} is of ${framework}, which comply.yaml does not choose: it counts only where that framework is judged`,
  otherEdition: ({ control, edition, judged }: OtherEdition) =>
    `${control} is of edition ${edition}, and ${judged} is judged: it counts only where its own edition is`,
  outOfScope: ({ control, reason }: { readonly control: string; readonly reason: string }) =>
    `${control} is out of scope, and an attestation does not move it: ${reason}`,
  technical: ({ safeguard }: { readonly safeguard: string }) =>
    `${safeguard} is for rules to test: an attestation counts only where rules test it in part, and never against a finding`,
  automatable: ({ control }: { readonly control: string }) =>
    `${control} can be tested by rules alone: an attestation counts only for what they test in part`,
  long: ({ days }: { readonly days: number }) =>
    `it holds for ${plural(days, 'day')}; what people do changes within a year`,
};

interface OtherEdition {
  readonly control: string;
  readonly edition: string;
  readonly judged: string;
}

interface Added {
  /** `compliance/attestations.yaml:12` */
  readonly place: string;
  readonly subject: string;
  readonly person: string;
  readonly from: string;
  readonly until: string;
  readonly timeZone: string;
}

/** Texts of `comply attest`. */
export type AttestMessages = typeof attestEn;
