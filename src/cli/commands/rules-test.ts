import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadCatalog, loadRule, loadRules, loadShippedCatalog, shippedRules } from '../../catalog/load.ts';
import { runCase } from '../../evaluate/run-case.ts';
import { cliMessagesIn } from '../../i18n/cli.ts';
import type { Catalog } from '../../model/catalog.ts';
import { UsageError } from '../../model/errors.ts';
import type { Rule } from '../../model/rule.ts';
import { resourceSchemas } from '../../providers/index.ts';
import { printable } from '../../report/printable.ts';
import type { ReaderOptions } from '../command-options.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../settings.ts';

/** Runs the tests embedded in the rules: 0 when every case holds, 1 when one does not. */
export async function testRules(path: string | undefined, _options: ReaderOptions, io: Io): Promise<ExitCode> {
  const t = cliMessagesIn(languageOf(io)).rules;
  const rules = await loadTested(path, io);
  let failed = 0;
  for (const rule of rules) {
    for (const embedded of rule.tests.cases) {
      const { ok, problem } = runCase(rule, embedded);
      if (ok) continue;
      failed += 1;
      await io.stdout.write(`✘ ${rule.id}  ${printable(embedded.name)}\n    ${printable(problem ?? '')}\n`);
    }
  }
  const cases = rules.reduce((sum, rule) => sum + rule.tests.cases.length, 0);
  const verdict = failed === 0 ? t.allHold : t.failed({ n: failed });
  await io.stdout.write(`${t.tested({ rules: rules.length, cases })}: ${verdict}\n`);
  return failed === 0 ? exitCodes.ok : exitCodes.gate;
}

async function loadTested(path: string | undefined, io: Io): Promise<readonly Rule[]> {
  if (path === undefined) return (await loadCatalog(shippedRules, resourceSchemas)).rules;
  const catalog: Catalog = await loadShippedCatalog(resourceSchemas);
  const absolute = resolve(io.cwd, path);
  const found = statSync(absolute, { throwIfNoEntry: false });
  if (!found) {
    throw new UsageError({
      en: `${path}: no such file or folder; name a rules folder or one rule file`,
      ja: `${path}: ファイルもフォルダーもない。ルールのフォルダーかルールファイルを指定すること`,
    });
  }
  if (found.isDirectory()) return await loadRules(absolute, resourceSchemas, catalog.safeguards);
  const rule = await loadRule(absolute, resourceSchemas, catalog.safeguards);
  return rule ? [rule] : [];
}
