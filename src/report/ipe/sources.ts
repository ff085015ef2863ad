import type { SnapshotAccount, SnapshotTarget } from '../../model/snapshot.ts';
import { toCanonicalJson } from '../../text/canonical-json.ts';
import { paragraphs, table } from '../html/blocks.ts';
import type { Section } from '../html/document.ts';
import { code, html } from '../html/markup.ts';
import { mostRows, type Sheet } from './sheet.ts';
import { codes } from './words.ts';

/** Where it was read: what was to be, and what was found to be there. */
export function sourcesSection({ t, scope }: Sheet): Section {
  const words = t.sources;
  const { cut } = t;
  const more = (n: number) => t.more({ n });
  const accounts = scope.targets.flatMap(({ name, accounts = [] }) =>
    accounts.map((account) => ({ target: name, account })),
  );
  return {
    id: 'sources',
    title: words.heading,
    body: html`${table({
      caption: words.targets,
      columns: [
        { head: words.target, cell: (one: SnapshotTarget) => one.name },
        { head: words.provider, cell: ({ provider }) => provider },
        { head: words.account, cell: ({ id, name }) => (id === name ? '-' : code(id)) },
        { head: words.regions, cell: ({ regions }) => codes(regions, more, 40) },
        {
          head: words.caller,
          cell: ({ caller, endpointOverride: endpoint }) =>
            html`${caller === undefined ? '-' : code(caller)}${endpoint && html`<br><strong>${words.overridden({ endpoint })}</strong>`}`,
        },
      ],
      rows: scope.targets,
      most: mostRows,
      cut,
      none: t.none,
    })}${
      accounts.length > 0
        ? table({
            caption: words.accounts,
            columns: [
              { head: words.target, cell: (one) => one.target },
              { head: words.account, cell: ({ account }) => code(account.id) },
              { head: words.name, cell: ({ account }) => account.name ?? '-' },
              { head: words.regions, cell: ({ account }) => codes(account.regions, more, 40) },
              { head: words.caller, cell: ({ account }) => callerOf(account, words.notEntered) },
            ],
            rows: accounts,
            most: mostRows,
            cut,
          })
        : undefined
    }${
      scope.intended
        ? table({
            caption: words.intended,
            columns: [{ head: words.target, cell: (one) => html`<code>${toCanonicalJson(one)}</code>` }],
            rows: scope.intended,
            most: mostRows,
            cut,
            none: t.none,
          })
        : paragraphs(words.notIntended)
    }`,
  };
}

function callerOf({ caller }: SnapshotAccount, notEntered: string) {
  return caller === undefined ? html`<strong>${notEntered}</strong>` : code(caller);
}
