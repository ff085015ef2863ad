import { isTakenBack, startOfBracket } from './bracket.ts';
import { hasWide, isDerived, isForeign, type Label, labelOfSuffix, labelOfWords, wordsOf } from './label.ts';

/** What fields of people are called whose own fields are called `name`, `family`, `given`. */
const people = new Set(
  'patient person subject member customer guardian contact practitioner physician beneficiary subscriber insured name relatedperson'.split(
    ' ',
  ),
);
/** Parts of an address of HL7 FHIR. */
const partsOfAddress = new Set('line city district text'.split(' '));
const partsOfName = new Set('name family given'.split(' '));
/** Those that say so of a field called `name` alone: `modelName` has a first one too. */
const partsOfNameAlone = new Set('first last middle'.split(' '));
/** Last words of the names of fields that hold a version: four numbers with dots that are no address. */
const versions = new Set('version versions ver build builds release releases oid oids'.split(' '));
/** Longest part of a name that is read. */
const mostSigns = 80;

/** What a field says that it holds, by its name and by that of the field around it. */
export function labelOfField(name: string, parent: string | undefined): Label | undefined {
  const shown = name.slice(0, mostSigns);
  const words = wordsOf(shown);
  if (versions.has(words.at(-1) ?? '')) return 'version';
  if (words.some(isDerived)) return undefined;
  const around = parent === undefined ? undefined : lastWordOf(parent);
  const label = labelOfName(shown) ?? labelOfBracketed(shown);
  if (label !== undefined)
    return around !== undefined && isForeign(label, around) && label === 'age' ? undefined : label;
  const only = words.length === 1 ? words[0] : undefined;
  if (only === undefined || around === undefined) return undefined;
  if (partsOfName.has(only) && people.has(around) && !(only === 'name' && around === 'name')) return 'name';
  if (partsOfNameAlone.has(only) && parent?.toLowerCase() === 'name') return 'name';
  if (partsOfAddress.has(only) && around === 'address') return 'address';
  return only === 'city' && people.has(around) ? 'address' : undefined;
}

function labelOfName(name: string): Label | undefined {
  return hasWide(name) ? labelOfSuffix(name) : labelOfWords(wordsOf(name));
}

/** Of `マイナンバー(個人番号)` and `date of birth (yyyy-mm-dd)`: what stands before the bracket, else what stands in it. */
function labelOfBracketed(name: string): Label | undefined {
  const open = startOfBracket(name, name.length - 1);
  if (open < 0) return undefined;
  const within = name.slice(open + 1, -1);
  const label = labelOfName(name.slice(0, open).trimEnd()) ?? labelOfName(within);
  return label !== undefined && isTakenBack(within, label) ? undefined : label;
}

/** In the singular. */
function lastWordOf(name: string): string | undefined {
  const word = wordsOf(name.slice(0, mostSigns)).at(-1);
  return word === 'addresses' ? 'address' : word?.replace(/(?<!s)s$/, '');
}
