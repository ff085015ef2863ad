import {
  type Control,
  type Edition,
  type Framework,
  type FrameworkId,
  frameworkIds,
} from '../../src/model/framework.ts';
import { readFramework, readSafeguards } from './rule-texts.ts';

export const frameworks = frameworkIds.map(readFramework);
export const safeguards = readSafeguards();

/** Every control of every edition, with where it stands. */
export const everyControl = frameworks.flatMap((framework) =>
  framework.editions.flatMap((edition) => edition.controls.map((control) => ({ framework, edition, control }))),
);

export function frameworkOf(id: FrameworkId): Framework {
  const found = frameworks.find((one) => one.id === id);
  if (!found) throw new Error(`no framework ${id}`);
  return found;
}

/** The named edition, or the default one. */
export function editionOf(id: FrameworkId, name?: string): Edition {
  const found = frameworkOf(id).editions.find((one) => name === undefined || one.id === name);
  if (!found) throw new Error(`no edition ${name} of ${id}`);
  return found;
}

export function controlsOf(id: FrameworkId, name?: string): readonly Control[] {
  return editionOf(id, name).controls;
}
