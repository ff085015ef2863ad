import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgePreflight, type Preflight } from '../../assess/preflight.ts';
import { readSnapshot } from '../../collect/kept.ts';
import { openSnapshot } from '../../collect/open-snapshot.ts';
import { causeSentence } from '../../i18n/cause.ts';
import { cliMessagesIn } from '../../i18n/cli.ts';
import type { LedgerCall, Listing } from '../../model/snapshot.ts';
import { callsOf } from '../../providers/calls.ts';
import { resourceSchemas } from '../../providers/schemas.ts';
import { inkOf } from '../../report/ink.ts';
import { printable } from '../../report/printable.ts';
import { usableWidth } from '../../report/width.ts';
import { wrap } from '../../report/wrap.ts';
import { collectInto } from '../collecting.ts';
import type { PreflightOptions } from '../command-options.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { prepareRules } from '../prepare.ts';
import { chooseTargets } from '../scan-settings.ts';
import { languageOf, reportOptions } from '../settings.ts';

/** Tries every call once in each place, and says which of the rules would be unknown, and what to grant. */
export async function preflight(options: PreflightOptions, io: Io): Promise<ExitCode> {
  const { config, selected } = await prepareRules(options, io);
  const targets = chooseTargets(options, config);
  const directory = mkdtempSync(join(tmpdir(), 'comply-'));
  const controller = new AbortController();
  let signal: 'SIGINT' | 'SIGTERM' | undefined;
  const stopListening = io.onInterrupt((received) => {
    signal = received;
    controller.abort();
  });
  try {
    const { wanted } = selected;
    const collecting = { options, io, config, targets, wanted, directory, signal: controller.signal, asOf: undefined };
    await collectInto({ ...collecting, probe: true });
    if (signal) return signal === 'SIGINT' ? exitCodes.sigint : exitCodes.sigterm;
    const providers = new Set<string | undefined>(targets.map(({ provider }) => provider));
    const found = judgePreflight({
      rules: selected.rules.filter(({ resource }) => providers.has(resource.split('/')[0])),
      ledger: await readLedger(directory),
      callsOf: (type, attributes) => callsOf(resourceSchemas, new Map([[type, new Set(attributes)]])),
    });
    await io.stdout.write(`${[...lines(found, options, io)].join('\n')}\n`);
    return found.gaps.length > 0 ? exitCodes.incomplete : exitCodes.ok;
  } finally {
    stopListening();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function readLedger(directory: string): Promise<readonly (LedgerCall | Listing)[]> {
  const ledger: (LedgerCall | Listing)[] = [];
  for await (const line of readSnapshot(await openSnapshot(directory))) {
    if (line.kind === 'call' || line.kind === 'listing') ledger.push(line);
  }
  return ledger;
}

function* lines(found: Preflight, options: PreflightOptions, io: Io): Iterable<string> {
  const language = languageOf(io);
  const { color, width } = reportOptions(io, options, language);
  const ink = inkOf(color);
  const t = cliMessagesIn(language).preflight;
  const paragraph = (text: string, indent: number): string[] =>
    wrap(text, usableWidth(width) - indent).map((line) => `${' '.repeat(indent)}${line}`);
  const { answered, gaps, untried, rules } = found;
  yield ink.strong(t.summary({ answered: answered.length, failed: new Set(gaps.map(({ call }) => call)).size }));
  for (const [call, places] of Map.groupBy(
    gaps,
    (gap) =>
      `${gap.call} ${gap.cause.kind} ${gap.cause.code ?? ''} ${gap.cause.permission ?? ''} ${gap.cause.subject ?? ''}`,
  )) {
    const [gap] = places;
    if (!gap) continue;
    yield '';
    yield `${ink.caution('?')} ${ink.strong(printable(call.split(' ', 1)[0] ?? ''))}`;
    yield* paragraph(printable(causeSentence(gap.cause)[language]), 4);
    const where = places.map(({ target, account, region }) => `${target} / ${account} / ${region}`);
    yield* paragraph(
      printable(where.slice(0, 3).join(', ') + (where.length > 3 ? t.more({ n: where.length - 3 }) : '')),
      4,
    );
    const ids = [...new Set(places.flatMap((place) => place.rules))];
    yield* paragraph(ids.length === 0 ? t.noRules : `${t.rules({ n: ids.length })}: ${ids.join(', ')}`, 4);
  }
  if (untried.length > 0) {
    yield '';
    yield* paragraph(`${t.untried({ n: untried.length })}: ${untried.join(', ')}`, 0);
  }
  yield '';
  yield ink.strong(rules.unknown === 0 ? t.clear({ n: rules.total }) : t.unknown(rules));
}
