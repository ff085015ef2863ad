import type { CoverageEntry } from '../../model/evidence.ts';
import { compareText } from '../../text/order.ts';
import { paragraphs, table } from '../html/blocks.ts';
import type { Section } from '../html/document.ts';
import { code, html } from '../html/markup.ts';
import { mostRows, type Sheet } from './sheet.ts';

/** Which services were asked how often, and for what. */
export function queriesSection({ t, run, scope }: Sheet): Section {
  const words = t.queries;
  const asked = Object.entries(scope.asked).sort(([a], [b]) => compareText(a, b));
  const attributes = asked.reduce((sum, [, names]) => sum + names.length, 0);
  const number = 'number';
  return {
    id: 'queries',
    title: words.heading,
    body: html`${paragraphs(
      words.intro({ calls: run.counts.calls, types: asked.length, attributes }),
      words.ledger,
    )}${table({
      caption: words.services,
      columns: [
        { head: t.sources.target, cell: (sum: ServiceSum) => sum.target },
        { head: words.service, cell: ({ service }) => service },
        { head: words.places, cell: ({ places }) => places, kind: number },
        { head: words.calls, cell: ({ calls }) => calls, kind: number },
        { head: words.failed, cell: ({ failed }) => failed, kind: number },
        { head: words.pages, cell: ({ pages }) => pages, kind: number },
        { head: words.resources, cell: ({ resources }) => resources, kind: number },
      ],
      rows: sumServices(run.coverage),
      most: mostRows,
      cut: t.cut,
      none: t.none,
    })}${table({
      caption: words.types,
      columns: [
        { head: words.service, cell: ({ service }: AskedService) => code(service), kind: 'place' },
        { head: words.type, cell: ({ types }) => types.join(', '), kind: 'text' },
      ],
      rows: groupAsked(asked),
      most: mostRows,
      cut: t.cut,
      none: t.none,
    })}`,
  };
}

interface ServiceSum extends Pick<CoverageEntry, 'target' | 'service' | 'calls' | 'failed' | 'pages' | 'resources'> {
  readonly places: number;
}

/** In the order of the coverage: by target, then by service. */
function sumServices(coverage: readonly CoverageEntry[]): readonly ServiceSum[] {
  const groups = Map.groupBy(coverage, ({ target, service }) => JSON.stringify([target, service]));
  const sum = (entries: readonly CoverageEntry[], key: 'calls' | 'failed' | 'pages' | 'resources') =>
    entries.reduce((total, entry) => total + entry[key], 0);
  return [...groups]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, entries]) => {
      const [first] = entries;
      if (!first) return [];
      const { target, service } = first;
      return [
        {
          target,
          service,
          places: entries.length,
          calls: sum(entries, 'calls'),
          failed: sum(entries, 'failed'),
          pages: sum(entries, 'pages'),
          resources: sum(entries, 'resources'),
        },
      ];
    });
}

interface AskedService {
  readonly service: string;
  /** `bucket (12)`. */
  readonly types: readonly string[];
}

/** Resource types and how many attributes of each were asked for, by `provider/service`. */
function groupAsked(
  asked: readonly (readonly [type: string, attributes: readonly string[]])[],
): readonly AskedService[] {
  const parted = asked.map(([type, attributes]) => {
    const [, service = type, kind = '-'] = /^([^/]*\/[^/]*)\/(.*)$/.exec(type) ?? [];
    return { service, type: `${kind} (${attributes.length})` };
  });
  return [...Map.groupBy(parted, ({ service }) => service)].map(([service, members]) => ({
    service,
    types: members.map(({ type }) => type),
  }));
}
