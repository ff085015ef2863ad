import { plural } from './plural.ts';

interface Named {
  readonly name: string;
  readonly version: string;
  readonly pinned: boolean;
  readonly digest: string;
}

/** What reports and commands say of rule packs, in English. */
export const packsEn = {
  heading: 'Rule packs',
  means:
    'These rules are not comply’s own. Their findings count like any other; their passes satisfy no control, because only the rules of the catalog are checked against the crosswalk.',
  pack: 'Pack',
  rules: ({ n }: { readonly n: number }) => plural(n, 'rule'),
  rulesLabel: 'Rules',
  /** A pack on one line. */
  named: ({ name, version, pinned, digest }: Named) =>
    `${name} ${version}, ${pinned ? 'pinned in comply.yaml' : 'not pinned'} (SHA-256 ${digest})`,
  pinned: 'pinned in comply.yaml',
  unpinned: 'NOT PINNED: taken from the --pack folder as it was',
  pinning: 'Pinning',
  digest: 'SHA-256',
  licence: ({ licence }: { readonly licence: string }) => `licence: ${licence}`,
  written: ({ file }: { readonly file: string }) => `${file} written`,
  next: ({ id, test }: { readonly id: string; readonly test: string }) =>
    `${id} is a draft of severity info that names no safeguard: it gates nothing and counts for no control until you change that. Look for TODO, then run: ${test}`,
};

/** The shape of {@link packsEn}. */
export type PackMessages = typeof packsEn;
