import type { Config, FrameworkChoice } from '../model/config.ts';
import { type Edition, type Framework, frameworkIds } from '../model/framework.ts';
import type { Text } from '../model/text.ts';
import { findOutOfScope } from './scope.ts';

/** A framework that is judged. */
export interface ChosenFramework {
  readonly framework: Framework;
  /** The one that was chosen, or the framework's first. */
  readonly edition: Edition;
  /** Why each control of the edition that is out of scope is. */
  readonly outOfScope: ReadonlyMap<string, Text>;
}

/** What comply.yaml chooses of the catalog, all of it where it names no framework, in the order of the list of frameworks. */
export function chooseFrameworks(
  frameworks: readonly Framework[],
  { frameworks: choices, controls }: Pick<Config, 'frameworks' | 'controls'>,
): readonly ChosenFramework[] {
  return frameworkIds.flatMap((id) => {
    const framework = frameworks.find((candidate) => candidate.id === id);
    const choice = choices.find((one) => one.id === id) ?? (choices.length === 0 ? { id } : undefined);
    if (framework === undefined || choice === undefined) return [];
    const edition = findEdition(framework, choice);
    return [{ framework, edition, outOfScope: findOutOfScope(edition.controls, choice, controls) }];
  });
}

function findEdition(framework: Framework, choice: FrameworkChoice): Edition {
  const edition = framework.editions.find(({ id }) => id === choice.edition) ?? framework.editions[0];
  if (edition === undefined) throw new Error(`framework ${framework.id} has no edition`);
  return edition;
}
