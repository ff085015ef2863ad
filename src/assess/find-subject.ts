import type { Catalog } from '../model/catalog.ts';
import type { Control, Edition, Framework, Safeguard } from '../model/framework.ts';
import type {
  ControlSubject,
  Demand,
  FrameworkSubject,
  SafeguardSubject,
  Subject,
  TestedSafeguard,
} from '../model/subject.ts';
import { orderBy } from '../text/order.ts';
import { type Links, linkControls } from './links.ts';

/**
 * What a name means: a rule's id or earlier id, a safeguard's id, or a control as `hipaa:164.312(b)`,
 * `iso27017@2015:10.1.1`, or by its id or citation alone. Several: it means more than one control. None: nothing.
 */
export function findSubjects(name: string, catalog: Catalog): readonly Subject[] {
  const rule = catalog.rules.find(({ id, aliases }) => id === name || aliases.includes(name));
  if (rule) {
    const ids = rule.safeguards.map(({ id }) => id);
    const safeguards = catalog.safeguards.filter(({ id }) => ids.includes(id));
    return [{ kind: 'rule', rule, safeguards: safeguards.map((one) => describeSafeguard(one, catalog)) }];
  }
  const safeguard = catalog.safeguards.find(({ id }) => id === name);
  if (safeguard) return [describeSafeguard(safeguard, catalog)];
  return findControls(name, catalog).map((found) => describeControl(found, catalog));
}

/** A framework with what hangs together with each of its controls; nothing for another name. */
export function findFramework(name: string, catalog: Catalog): FrameworkSubject | undefined {
  const framework = catalog.frameworks.find(({ id }) => id === name);
  if (!framework) return undefined;
  const testedBy = new Map(catalog.safeguards.map((safeguard) => [safeguard, findTesters(safeguard, catalog)]));
  const editions = framework.editions.map((edition) => {
    const links = linkControls(catalog.safeguards, framework, edition.id);
    const tested = (safeguard: Safeguard) => testedBy.get(safeguard) ?? findTesters(safeguard, catalog);
    return {
      edition,
      controls: edition.controls.map((control) => shapeControl({ framework, edition, control }, links, tested)),
    };
  });
  return { framework, editions };
}

interface FoundControl {
  readonly framework: Framework;
  readonly edition: Edition;
  readonly control: Control;
}

/** Of each framework in its default edition, else in the first that has it. */
function findControls(name: string, { frameworks }: Catalog): readonly FoundControl[] {
  const [, id, year, rest = name] = /^([\w-]+)(?:@([^:]+))?:(.+)$/s.exec(name) ?? [];
  const named = frameworks.find((framework) => framework.id === id);
  const wanted = fold(named ? rest : name);
  return (named ? [named] : frameworks).flatMap((framework) => {
    const editions = framework.editions.filter((edition) => !named || year === undefined || edition.id === year);
    const found = editions.flatMap((edition) => {
      const control =
        edition.controls.find((one) => fold(one.id) === wanted) ??
        edition.controls.find(({ citation }) => fold(citation.en) === wanted || fold(citation.ja) === wanted);
      return control ? [{ framework, edition, control }] : [];
    });
    return found.slice(0, 1);
  });
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

function describeControl(found: FoundControl, catalog: Catalog): ControlSubject {
  const links = linkControls(catalog.safeguards, found.framework, found.edition.id);
  return shapeControl(found, links, (safeguard) => findTesters(safeguard, catalog));
}

function shapeControl(
  { framework, edition, control }: FoundControl,
  { primary, supporting }: Links,
  tested: (safeguard: Safeguard) => TestedSafeguard,
): ControlSubject {
  const parent = edition.controls.find(({ id }) => id === control.parent);
  const level = framework.levels.find(({ id }) => id === control.level)?.title;
  const group = edition.groups.find(({ id }) => id === control.group)?.title;
  return {
    kind: 'control',
    framework,
    edition,
    control,
    ...(parent && { parent }),
    parts: edition.controls.filter((one) => one.parent === control.id),
    called: framework.kinds.find(({ id }) => id === control.kind)?.title ?? framework.term,
    ...(level && { level }),
    ...(group && { group }),
    primary: (primary.get(control.id) ?? []).map(tested),
    supporting: (supporting.get(control.id) ?? []).map(tested),
  };
}

function describeSafeguard(safeguard: Safeguard, catalog: Catalog): SafeguardSubject {
  const demands = catalog.frameworks.flatMap((framework): Demand[] => {
    const edition = framework.editions[0];
    if (!edition) return [];
    const column = safeguard.controls[`${framework.id}@${edition.id}`] ?? safeguard.controls[framework.id];
    const named = (ids: readonly string[] = []) => edition.controls.filter(({ id }) => ids.includes(id));
    return [{ framework, edition, primary: named(column?.primary), supporting: named(column?.supporting) }];
  });
  return { kind: 'safeguard', ...findTesters(safeguard, catalog), demands };
}

function findTesters(safeguard: Safeguard, { rules }: Catalog): TestedSafeguard {
  const testers = rules.flatMap((rule) => {
    const extent = rule.safeguards.find(({ id }) => id === safeguard.id)?.extent;
    return extent ? [{ rule, extent }] : [];
  });
  return { safeguard, testers: testers.sort(orderBy(({ rule }) => [rule.id])) };
}
