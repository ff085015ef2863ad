import { UsageError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import type { SecretKind } from './kinds.ts';

/** Something that must not leave: where it stands, never what it is. */
export interface Hit {
  readonly kind: SecretKind;
  /** The resource's type; of a call `call`; else what was looked at. */
  readonly type: string;
  /** The resource's name, unless that is what was found. */
  readonly name?: string;
  /** JSON pointer (RFC 6901) into the line. */
  readonly pointer: string;
  /** It stands in an id or a name, which no mark can stand for. */
  readonly fixed: boolean;
}

export interface Hits {
  readonly count: number;
  /** Those that stand where nothing can be taken out. */
  readonly fixed: number;
  /** Values taken out, by kind. */
  readonly taken: Readonly<Record<string, number>>;
  /** The first ones, at most `namedHits`. */
  readonly first: readonly Hit[];
}

export interface HitList {
  add(hit: Hit): void;
  read(): Hits;
}

/** Most hits that are named one by one. */
export const namedHits = 10;

export function createHitList(): HitList {
  const taken = new Map<string, number>();
  const first: Hit[] = [];
  const firstFixed: Hit[] = [];
  let [count, fixed] = [0, 0];
  return {
    add(hit) {
      count += 1;
      if (hit.fixed) fixed += 1;
      else taken.set(hit.kind, (taken.get(hit.kind) ?? 0) + 1);
      const list = hit.fixed ? firstFixed : first;
      if (list.length < namedHits) list.push(hit);
    },
    read: () => ({
      count,
      fixed,
      taken: Object.fromEntries([...taken].sort(([a], [b]) => (a < b ? -1 : 1))),
      // What cannot be taken out has to be mended in any case.
      first: [...firstFixed, ...first].slice(0, namedHits),
    }),
  };
}

/** What a run that found something is told. `isAllowed`: a reason was given, so only what cannot be taken out is in the way. */
export function refuseExport(hits: Hits, isAllowed: boolean): UsageError {
  return new UsageError(isAllowed ? describeFixed(hits) : describeAll(hits));
}

function describeAll(hits: Hits): Text {
  const [en, ja] = [listHits(hits.first, hits.count, 'en'), listHits(hits.first, hits.count, 'ja')];
  const [is, s] = hits.count === 1 ? ['looks', ''] : ['look', 's'];
  return {
    en: `${hits.count} value${s} ${is} like a secret or a person's number, so no evidence was written: ${en}. Remove them where they are, say why they may be left out with --allow-redaction-hit REASON, or, in names and tags, use --pseudonymise names,tags`,
    ja: `秘密情報または個人の番号と思われる値が${hits.count}件あるため、証跡は書き出していない: ${ja}。元の場所から取り除くこと。値を除いて書き出す場合は理由を付けて --allow-redaction-hit を、名前やタグの場合は --pseudonymise names,tags を指定すること`,
  };
}

function describeFixed({ first, fixed }: Hits): Text {
  const named = first.filter((hit) => hit.fixed);
  const [en, ja] = [listHits(named, fixed, 'en'), listHits(named, fixed, 'ja')];
  return {
    en: `no evidence was written: what looks like a secret or a person's number stands in ${fixed === 1 ? 'a name or an id' : `${fixed} names or ids`}, where nothing can be left out: ${en}. Rename them, or use --pseudonymise names`,
    ja: `証跡は書き出していない。秘密情報または個人の番号と思われる値が名前またはIDに${fixed}件あり、除くことができない: ${ja}。名前を変えるか、--pseudonymise names を指定すること`,
  };
}

function listHits(named: readonly Hit[], count: number, language: 'en' | 'ja'): string {
  const list = named.map((hit) => showHit(hit, language)).join(language === 'en' ? '; ' : '、');
  const more = count - named.length;
  if (more === 0) return list;
  return language === 'en' ? `${list}; and ${more} more` : `${list}、ほか${more}件`;
}

function showHit({ type, name, pointer, kind }: Hit, language: 'en' | 'ja'): string {
  const where = [type, name, pointer].flatMap((part) => (part ? [showText(part)] : [])).join(' ');
  return language === 'en' ? `${where} (${kind})` : `${where}（${kind}）`;
}

/** Names are written by strangers. */
function showText(text: string): string {
  const shown = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\u{fffd}');
  return shown.length > 120 ? `${shown.slice(0, 119)}…` : shown;
}
