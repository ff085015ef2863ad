import { optional } from '../../collect/parse-line.ts';
import { type Found, readArray, readFlag, readObject, readOneOf, readRecord, readText } from '../../collect/shape.ts';
import { type ControlScope, type FrameworkChoice, failOnLevels, type Gate } from '../../model/config.ts';
import type { EvidenceConfig, EvidenceLock } from '../../model/evidence.ts';
import { type FrameworkId, frameworkIds } from '../../model/framework.ts';
import { parseBaseline } from './parse-baseline.ts';
import { parseCosts, parseResponsibility } from './parse-declared.ts';

/** The part of a comply.yaml that a bundle keeps. Throws InputError. */
export function parseConfig(found: Found): EvidenceConfig {
  const at = readObject(found);
  return {
    ...optional('organization', at('organization'), readText),
    frameworks: readArray(at('frameworks'), parseChoice),
    controls: readArray(at('controls'), parseControl),
    gate: parseGate(at('gate')),
    timeZone: readText(at('timeZone')),
    ...optional('responsibilities', at('responsibilities'), (list) => readArray(list, parseResponsibility)),
    ...optional('costs', at('costs'), parseCosts),
  };
}

function parseChoice(found: Found): FrameworkChoice {
  const at = readObject(found);
  return {
    id: readFramework(at('id')),
    ...optional('edition', at('edition'), readText),
    ...optional('categories', at('categories'), (categories) => readArray(categories, readText)),
    ...optional('role', at('role'), readText),
  };
}

function parseControl(found: Found): ControlScope {
  const at = readObject(found);
  return {
    framework: readFramework(at('framework')),
    control: readText(at('control')),
    reason: readText(at('reason')),
    approvedBy: readText(at('approvedBy')),
  };
}

function parseGate(found: Found): Gate {
  const at = readObject(found);
  const frameworks = readObject(at('frameworks'));
  return {
    failOn: readFailOn(at('failOn')),
    frameworks: Object.fromEntries(
      frameworkIds.flatMap((id) => (frameworks(id).value === undefined ? [] : [[id, readFailOn(frameworks(id))]])),
    ),
    targets: readRecord(at('targets'), readFailOn),
  };
}

/** The flags that the gate was judged with. Throws InputError. */
export function parseGateFlags(found: Found): EvidenceLock['gate'] {
  const at = readObject(found);
  return {
    ...optional('failOn', at('failOn'), readFailOn),
    allowUnknown: readFlag(at('allowUnknown')),
    ...optional('baseline', at('baseline'), parseBaseline),
  };
}

function readFailOn(found: Found): Gate['failOn'] {
  return readOneOf(found, failOnLevels);
}

function readFramework(found: Found): FrameworkId {
  return readOneOf(found, frameworkIds);
}
