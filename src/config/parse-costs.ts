import type { Cost, Costs } from '../model/cost.ts';
import { InputError, type Place } from '../model/errors.ts';
import type { Yaml } from '../yaml/parse.ts';
import { type Fields, readFields, readList, readNumber, readString } from '../yaml/read.ts';
import { readWords } from './read-word.ts';

/** The greatest amount, in the currency's main unit: sums of some thousand stay exact in hundredths. */
const mostAmount = 1e10;

/** `costs.yaml`, and where its currency stands. */
export interface CostFile extends Costs {
  readonly place: Place;
  readonly items: readonly (Cost & { readonly place: Place })[];
}

/** Reads `costs.yaml`; nothing for an empty file. Which safeguards there are, `checkConfig` knows. */
export function parseCosts(document: Yaml): CostFile | undefined {
  if (document.kind === 'scalar' && document.value === null) return undefined;
  const fields = readFields(document, ['currency', 'items']);
  const currency = fields.get('currency');
  const items = readList(fields.get('items')).map(parseCost);
  return { currency: readCurrency(currency), items, place: currency.place };
}

/** The figures of several files, which must be of one currency and name each safeguard once. Throws InputError. */
export function joinCosts(files: readonly CostFile[]): Costs | undefined {
  const [first] = files;
  if (first === undefined) return undefined;
  const other = files.find(({ currency }) => currency !== first.currency);
  if (other) {
    throw new InputError(other.place, {
      en: `${other.currency} does not add up with ${first.currency} of ${first.place.file}; use one currency`,
      ja: `${first.place.file} の ${first.currency} と通貨が異なり合計できない（${other.currency}）。通貨をそろえること`,
    });
  }
  const items = files.flatMap((file) => file.items);
  const seen = new Set<string>();
  for (const { safeguard, place } of items) {
    if (!seen.has(safeguard)) {
      seen.add(safeguard);
      continue;
    }
    throw new InputError(place, {
      en: `there is already a cost of '${safeguard}'; add them up`,
      ja: `'${safeguard}' の費用がすでにある。合算して1件にすること`,
    });
  }
  return { currency: first.currency, items };
}

function parseCost(node: Yaml): Cost & { readonly place: Place } {
  const fields = readFields(node, ['safeguard'], ['oneOff', 'monthly', 'note']);
  const [oneOff, monthly] = [readAmount(fields, 'oneOff'), readAmount(fields, 'monthly')];
  if (oneOff === undefined && monthly === undefined) {
    throw new InputError(node.place, {
      en: "say what it costs: 'oneOff', 'monthly' or both",
      ja: "費用として 'oneOff' か 'monthly'（または両方）を書くこと",
    });
  }
  const [safeguard, note] = [fields.get('safeguard'), fields.find('note')];
  return {
    place: safeguard.place,
    safeguard: readWords(safeguard),
    ...(oneOff !== undefined && { oneOff }),
    ...(monthly !== undefined && { monthly }),
    ...(note && { note: readWords(note) }),
  };
}

/** In hundredths. */
function readAmount(fields: Fields, key: string): number | undefined {
  const node = fields.find(key);
  if (node === undefined) return undefined;
  const amount = readNumber(node);
  const hundredths = Math.round(amount * 100);
  if (amount >= 0 && amount <= mostAmount && hundredths / 100 === amount) return hundredths;
  throw new InputError(node.place, {
    en: `expected an amount from 0 to ${mostAmount} with at most two decimals, found ${amount}`,
    ja: `金額は0以上${mostAmount}以下、小数点以下2桁までで書くこと（${amount} は使えない）`,
  });
}

function readCurrency(node: Yaml): string {
  const text = readString(node);
  if (/^[A-Z]{3}$/.test(text)) return text;
  throw new InputError(node.place, {
    en: `expected a currency as three capital letters, as in JPY or USD, found '${text.slice(0, 40)}'`,
    ja: `通貨は JPY や USD のように英大文字3文字で書くこと（'${text.slice(0, 40)}' は使えない）`,
  });
}
