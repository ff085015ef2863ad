import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadCatalog, loadRule, loadRules, loadShippedCatalog, shippedRules } from '../../catalog/load.ts';
import { addPacks, type PackFolder } from '../../catalog/load-packs.ts';
import { runCase } from '../../evaluate/run-case.ts';
import { cliMessagesIn } from '../../i18n/cli.ts';
import { packMessagesIn } from '../../i18n/packs.ts';
import { UsageError } from '../../model/errors.ts';
import type { Pack } from '../../model/pack.ts';
import type { Rule } from '../../model/rule.ts';
import { resourceSchemas } from '../../providers/schemas.ts';
import { printable } from '../../report/printable.ts';
import type { ListOptions, PackOptions } from '../command-options.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { givenPacks } from '../packs.ts';
import { languageOf } from '../settings.ts';

/** Rules whose tests are run, and the packs they are of. */
interface Tested {
  readonly rules: readonly Rule[];
  readonly packs: readonly Pack[];
}

/**
 * Runs the tests embedded in the rules: 0 when every case holds, 1 when one does not. Of a pack it also says the digest
 * that comply.yaml pins it with.
 */
export async function testRules(path: string | undefined, options: ListOptions, io: Io): Promise<ExitCode> {
  const t = cliMessagesIn(languageOf(io)).rules;
  const { rules, packs } = await loadTested(path, options, io);
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
  const words = packMessagesIn(languageOf(io));
  for (const { name, version, digest } of packs) {
    await io.stdout.write(`${words.pack} ${name} ${version}, sha256: ${digest}\n`);
  }
  return failed === 0 ? exitCodes.ok : exitCodes.gate;
}

async function loadTested(path: string | undefined, options: PackOptions, io: Io): Promise<Tested> {
  const given = givenPacks(options, io);
  if (path === undefined && given.length === 0) {
    return { rules: (await loadCatalog(shippedRules, resourceSchemas)).rules, packs: [] };
  }
  const absolute = path === undefined ? undefined : resolve(io.cwd, path);
  const named = absolute !== undefined && existsSync(join(absolute, 'pack.yaml'));
  const packs = await loadPacks(named ? [{ directory: absolute, shown: path ?? absolute }, ...given] : given);
  if (path === undefined || absolute === undefined || named) return packs;
  return { ...packs, rules: [...(await loadOthers(path, absolute)), ...packs.rules] };
}

async function loadPacks(folders: readonly PackFolder[]): Promise<Tested> {
  const { rules, packs = [] } = await addPacks(await loadShippedCatalog(resourceSchemas), folders, resourceSchemas);
  return { packs, rules: rules.filter(({ id }) => packs.some(({ name }) => id.startsWith(`${name}/`))) };
}

async function loadOthers(path: string, absolute: string): Promise<readonly Rule[]> {
  const { safeguards } = await loadShippedCatalog(resourceSchemas);
  const found = statSync(absolute, { throwIfNoEntry: false });
  if (!found) {
    throw new UsageError({
      en: `${path}: no such file or folder; name a rules folder or one rule file`,
      ja: `${path}: ファイルもフォルダーもない。ルールのフォルダーかルールファイルを指定すること`,
    });
  }
  if (found.isDirectory()) return await loadRules(absolute, resourceSchemas, safeguards);
  const rule = await loadRule(absolute, resourceSchemas, safeguards);
  return rule ? [rule] : [];
}
