import { namesOf } from '../account-names.ts';
import { printable, printableShort } from '../printable.ts';
import { type Cell, table } from '../table.ts';
import { cell, heading, listed, type Page, paragraph } from './page.ts';

/** The accounts of targets with several, and where nothing was asked because nothing can be there. */
export function* scope(page: Page): Iterable<string> {
  const { assessment, t, verbose } = page;
  const { absent } = assessment.ledger;
  for (const { name, provider, accounts } of assessment.targets) {
    if (accounts === undefined) continue;
    const entered = accounts.filter(({ caller }) => caller !== undefined).length;
    const words = { target: printable(name), entered, accounts: accounts.length };
    const names = listed(
      page,
      namesOf(accounts).map((one) => printableShort(one)),
      { most: 3 },
    );
    const line =
      provider === 'azure' ? t.report.scope.subscriptions({ ...words, names }) : t.report.scope.accounts(words);
    yield* paragraph(page, line, { indent: 4 });
    if (!verbose) continue;
    for (const { id, name: called = '', caller } of accounts) {
      const state = caller === undefined ? t.report.scope.closed : printable(caller);
      yield* paragraph(page, `${printable(id)} ${printable(called)}: ${state}`, { indent: 6, ink: page.ink.dim });
    }
  }
  if (absent.length === 0) return;
  yield* paragraph(page, t.report.scope.absent({ places: absent.length }), { indent: 4 });
  if (!verbose) return;
  for (const { target, account, region, reason, services } of absent) {
    const place = printable([target, account, region].join(' / '));
    const what = reason === 'not-enabled' ? t.report.scope.notEnabled : services.map(printable).join(', ');
    yield* paragraph(page, `${place}: ${what}`, { indent: 6, ink: page.ink.dim });
  }
}

/** What reading took, by service; for who asks. */
export function* statistics(page: Page): Iterable<string> {
  const { assessment, t, ink, width, verbose } = page;
  const { statistics: services } = assessment.ledger;
  if (!verbose || services.length === 0) return;
  yield* heading(page, t.report.statistics.heading);
  const words = t.report.statistics;
  const header = [words.service, words.calls, words.received, words.requests].map((text) => cell(text, ink.dim));
  const rows: Cell[][] = services.map((one) => [
    cell(printable(`${one.target} / ${one.service}`)),
    cell(String(one.calls)),
    cell(words.volume({ kilobytes: Math.round(one.bytes / 1000), seconds: (one.milliseconds / 1000).toFixed(1) })),
    cell(words.sent(one)),
  ]);
  yield* table(rows, { width, indent: 2, header });
}
