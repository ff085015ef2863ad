import type { NewWaiver } from '../../config/append-waiver.ts';
import { findAddressableFault } from '../../config/check-waivers.ts';
import { findWaiverFault } from '../../config/waiver-fault.ts';
import type { Catalog } from '../../model/catalog.ts';
import { UsageError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import { waiverTypes } from '../../model/waiver.ts';
import { printable } from '../../report/printable.ts';
import { isGlob, matchesGlob } from '../../text/glob.ts';
import { didYouMean } from '../../yaml/suggest.ts';
import type { WaiveOptions } from '../command-options.ts';
import { readFlagDay, readFlagWords as words, flagError as wrong } from '../read-flag.ts';

/** What a waiver is read against. */
export interface WaiverContext {
  readonly catalog: Catalog;
  /** The day it is in the configured zone. */
  readonly today: string;
}

/** The waiver that the flags describe. Throws UsageError at the first of them that no waiver can have. */
export function readWaiver(rule: string, options: WaiveOptions, { catalog, today }: WaiverContext): NewWaiver {
  const type = waiverTypes.find((known) => known === options.type);
  if (type === undefined) {
    const list = waiverTypes.join(', ');
    const hint = didYouMean(options.type, waiverTypes, { en: `; use ${list}`, ja: `。使える値: ${list}` });
    throw wrong('--type', {
      en: `unknown value '${options.type}'${hint.en}`,
      ja: `未知の値 '${options.type}'${hint.ja}`,
    });
  }
  if (options.resource.length === 0) {
    throw wrong('--resource', { en: 'name at least one resource', ja: 'リソースを1つ以上指定すること' });
  }
  const compensating = options.compensating;
  const waiver: NewWaiver = {
    rule: nameRule(rule.trim(), catalog),
    resources: options.resource.map((glob) => words(glob, '--resource')),
    type,
    owner: words(options.owner, '--owner'),
    approvedBy: words(options.approvedBy, '--approved-by'),
    reason: words(options.reason, '--reason'),
    expires: readFlagDay(options.expires, '--expires', { from: today, today }),
    ...(compensating !== undefined && { compensating: words(compensating, '--compensating') }),
    ...(options.allowBroad === true && { allowBroad: true }),
  };
  const fault = findWaiverFault(waiver);
  if (fault) throw wrong(flags[fault.key], named(fault.text));
  const addressable = findAddressableFault(waiver, catalog);
  if (addressable) throw wrong('--type', addressable);
  return waiver;
}

const flags = { type: '--type', rule: '<rule>', resources: '--resource' } as const;

/** The keys of the file as the flags that set them. */
function named({ en, ja }: Text): Text {
  const replace = (text: string) =>
    text.replace(/\ballowBroad\b/, '--allow-broad').replace(/'?\bcompensating\b'?(?! control)/, '--compensating');
  return { en: replace(en), ja: replace(ja) };
}

/** A rule's present id, or a glob that takes in a rule. */
function nameRule(name: string, { rules }: Catalog): string {
  const found = rules.find(({ id, aliases }) => id === name || aliases.includes(name));
  if (found) return found.id;
  const names = rules.flatMap(({ id, aliases }) => [id, ...aliases]);
  if (isGlob(name) && names.some((id) => matchesGlob(name, id))) return name;
  const hint = didYouMean(name, names);
  throw new UsageError({
    en: `there is no rule '${printable(name)}'${hint.en}; comply rules list shows them all`,
    ja: `ルール '${printable(name)}' はない${hint.ja}。一覧は comply rules list で確認できる`,
  });
}
