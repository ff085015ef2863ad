import type { AssessedFramework } from '../../model/assessment.ts';
import { printableShort } from '../printable.ts';
import { catalogReference, safeguardsReference } from './back-matter.ts';
import type { OscalPage } from './page.ts';
import { controlToken } from './token.ts';
import { idOf } from './uuid.ts';

/** An entry of a catalog as a mapping names it. */
interface Entry {
  readonly token: string;
  readonly label: string;
}

/** One safeguard and what on either side demands it. */
interface Shared {
  readonly id: string;
  readonly safeguard: string;
  readonly sources: readonly Entry[];
  readonly targets: readonly Entry[];
  readonly remarks: string;
}

interface Side {
  readonly reference: string;
  /** Tokens of entries that no map names. */
  readonly unmapped: readonly string[];
}

/** How two catalogs meet: a map for each safeguard, with every control that demands it. */
export interface Mapping {
  readonly id: string;
  readonly source: Side;
  readonly target: Side;
  readonly description: string;
  readonly maps: readonly Shared[];
}

interface Catalog {
  /** Framework and edition. */
  readonly key: readonly string[];
  readonly name: string;
  readonly reference: string;
  readonly entries: readonly Entry[];
  readonly bySafeguard: ReadonlyMap<string, readonly Entry[]>;
}

/** Every two frameworks that share a safeguard. */
export function mapPairs(page: OscalPage): readonly Mapping[] {
  const catalogs = page.assessment.frameworks.map((framework) => catalogOf(page, framework));
  return catalogs.flatMap((source, position) =>
    catalogs.slice(position + 1).flatMap((target) => mapBetween(page, source, target)),
  );
}

/** The safeguards as a catalog, mapped to each framework that demands one. */
export function mapSafeguards(page: OscalPage): readonly Mapping[] {
  const { assessment, language, t } = page;
  const entries = assessment.safeguards.map(({ id, title }) => ({
    id,
    entry: { token: controlToken('safeguard', id), label: title[language] },
  }));
  const safeguards: Catalog = {
    key: ['safeguards'],
    name: t.safeguards.title,
    reference: safeguardsReference,
    entries: entries.map(({ entry }) => entry),
    bySafeguard: new Map(entries.map(({ id, entry }) => [id, [entry]])),
  };
  return assessment.frameworks.flatMap((framework) => mapBetween(page, safeguards, catalogOf(page, framework)));
}

function catalogOf({ language }: OscalPage, framework: AssessedFramework): Catalog {
  const { id, edition, title, editionTitle, controls } = framework;
  const named = controls.map((control) => ({
    control,
    entry: { token: controlToken(id, control.id), label: control.citation[language] },
  }));
  const bySafeguard = new Map<string, Entry[]>();
  for (const { control, entry } of named) {
    for (const safeguard of new Set(control.safeguards)) {
      const entries = bySafeguard.get(safeguard);
      if (entries) entries.push(entry);
      else bySafeguard.set(safeguard, [entry]);
    }
  }
  return {
    key: [id, edition],
    name: `${title[language]} (${editionTitle[language]})`,
    reference: catalogReference(framework),
    entries: named.map(({ entry }) => entry),
    bySafeguard,
  };
}

function mapBetween({ assessment, language, t }: OscalPage, source: Catalog, target: Catalog): readonly Mapping[] {
  const titles = new Map(assessment.safeguards.map(({ id, title }) => [id, title[language]]));
  const maps = [...source.bySafeguard.keys()].sort().flatMap((safeguard): Shared[] => {
    const [sources, targets] = [source.bySafeguard.get(safeguard), target.bySafeguard.get(safeguard)];
    if (!sources || !targets) return [];
    const remarks = t.mapping.shared({ title: printableShort(titles.get(safeguard) ?? safeguard) });
    return [{ id: idOf('map', ...source.key, ...target.key, safeguard), safeguard, sources, targets, remarks }];
  });
  if (maps.length === 0) return [];
  return [
    {
      id: idOf('mapping', ...source.key, ...target.key),
      source: {
        reference: source.reference,
        unmapped: leftOut(
          source,
          maps.flatMap(({ sources }) => sources),
        ),
      },
      target: {
        reference: target.reference,
        unmapped: leftOut(
          target,
          maps.flatMap(({ targets }) => targets),
        ),
      },
      description: t.mapping.between({ source: source.name, target: target.name }),
      maps,
    },
  ];
}

function leftOut({ entries }: Catalog, used: readonly Entry[]): readonly string[] {
  const tokens = new Set(used.map(({ token }) => token));
  return entries.flatMap(({ token }) => (tokens.has(token) ? [] : [token]));
}
