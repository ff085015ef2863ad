import { optional } from '../../collect/parse-line.ts';
import { type Found, readArray, readCount, readObject, readOneOf, readText } from '../../collect/shape.ts';
import type { Cost, Costs } from '../../model/cost.ts';
import { frameworkIds } from '../../model/framework.ts';
import { parties, type Responsibility } from '../../model/responsibility.ts';

/** Whose part a control was declared to be. Throws InputError. */
export function parseResponsibility(found: Found): Responsibility {
  const at = readObject(found);
  return {
    framework: readOneOf(at('framework'), frameworkIds),
    control: readText(at('control')),
    party: readOneOf(at('party'), parties),
    ...optional('vendor', at('vendor'), readText),
    ...optional('report', at('report'), readText),
    ...optional('note', at('note'), (note) => {
      const of = readObject(note);
      return { en: readText(of('en')), ja: readText(of('ja')) };
    }),
  };
}

/** What safeguards were declared to cost. Throws InputError. */
export function parseCosts(found: Found): Costs {
  const at = readObject(found);
  return { currency: readText(at('currency')), items: readArray(at('items'), parseCost) };
}

function parseCost(found: Found): Cost {
  const at = readObject(found);
  return {
    safeguard: readText(at('safeguard')),
    ...optional('oneOff', at('oneOff'), readCount),
    ...optional('monthly', at('monthly'), readCount),
    ...optional('note', at('note'), readText),
  };
}
