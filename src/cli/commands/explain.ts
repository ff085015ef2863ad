import { fillTemplate } from '../../assess/describe-rule.ts';
import { findFramework, findSubjects } from '../../assess/find-subject.ts';
import type { Catalog } from '../../model/catalog.ts';
import { UsageError } from '../../model/errors.ts';
import type { Template } from '../../model/rule.ts';
import type { ControlSubject, Subject } from '../../model/subject.ts';
import type { Language } from '../../model/text.ts';
import { explainControl } from '../../report/explain/control.ts';
import { shapeSubject } from '../../report/explain/json.ts';
import { type ExplainPage, openExplainPage } from '../../report/explain/page.ts';
import { explainLeads, explainSafeguard } from '../../report/explain/safeguard.ts';
import { writeControlPage } from '../../report/pages/control.ts';
import { writeFrameworkPage } from '../../report/pages/framework.ts';
import { openPage } from '../../report/pages/page.ts';
import { writeRulePage } from '../../report/pages/rule.ts';
import { writeSafeguardPage } from '../../report/pages/safeguard.ts';
import { printable } from '../../report/printable.ts';
import { didYouMean } from '../../yaml/suggest.ts';
import type { ExplainOptions } from '../command-options.ts';
import type { Io } from '../io.ts';
import { loadCatalogWithPacks } from '../packs.ts';
import { detailsOf } from '../rule-details.ts';
import { languageOf, reportOptions } from '../settings.ts';
import { explainVendorReference, isVendorName } from './explain-vendor.ts';
import { describeReferences, describeRule } from './rules.ts';

/** Prints what a rule, a safeguard or a control means, why, and what hangs together with it, or what a vendor says. Throws UsageError. */
export async function explain(name: string, options: ExplainOptions, io: Io): Promise<void> {
  const catalog = await loadCatalogWithPacks(options, io);
  if (isVendorName(name.trim())) return explainVendorReference(name.trim(), catalog, options, io);
  if (options.format === 'markdown') {
    await io.stdout.write(`${writePage(name.trim(), catalog, languageOf(io)).join('\n').trimEnd()}\n`);
    return;
  }
  const subject = findSubject(name.trim(), catalog);
  if (options.format === 'json') {
    await io.stdout.write(`${JSON.stringify(shapeSubject(subject, stepsOf(subject)), null, 2)}\n`);
    return;
  }
  const page = openExplainPage(reportOptions(io, options, languageOf(io)));
  const lines = describe(page, subject, catalog);
  await io.stdout.write(`${lines.join('\n')}\n`);
}

/** The page of the documentation in one language, without links to the others. A framework has one, too. */
function writePage(name: string, catalog: Catalog, language: Language): readonly string[] {
  const page = openPage(language);
  const framework = findFramework(name, catalog);
  if (framework) return writeFrameworkPage(page, framework);
  const subject = findSubject(name, catalog);
  if (subject.kind === 'rule') return writeRulePage(page, subject, detailsOf(subject.rule, catalog));
  return subject.kind === 'safeguard' ? writeSafeguardPage(page, subject) : writeControlPage(page, subject);
}

function describe(page: ExplainPage, subject: Subject, catalog: Catalog): readonly string[] {
  if (subject.kind === 'rule') {
    const about = { ...page, catalog, rule: subject.rule };
    return [...describeRule(about), ...explainLeads(page, subject), ...describeReferences(about)];
  }
  return subject.kind === 'safeguard' ? explainSafeguard(page, subject) : explainControl(page, subject);
}

function stepsOf(subject: Subject): Readonly<Record<Language, readonly string[]>> | undefined {
  if (subject.kind !== 'rule') return undefined;
  const { remediation, parameters } = subject.rule;
  const fill = (steps: readonly Template[]) =>
    steps.map((step) => fillTemplate(step, (parameter) => parameters[parameter]?.default));
  return { en: fill(remediation.steps.en), ja: fill(remediation.steps.ja) };
}

function findSubject(name: string, catalog: Catalog): Subject {
  const found = findSubjects(name, catalog);
  const [only] = found;
  if (only && found.length === 1) return only;
  const shown = printable(name.slice(0, 200));
  if (only) {
    const ids = found.filter((one): one is ControlSubject => one.kind === 'control').map(fullId);
    const list = ids.join(', ');
    throw new UsageError({
      en: `'${shown}' is a control of several frameworks; say which: ${list}`,
      ja: `'${shown}' は複数のフレームワークにある。どれかを指定すること: ${list}`,
    });
  }
  const framework = catalog.frameworks.find(({ id }) => id === name);
  if (framework) {
    throw new UsageError({
      en: `'${shown}' is a framework; comply frameworks show ${framework.id} lists its controls, and comply explain ${framework.id} --format markdown prints its page`,
      ja: `'${shown}' はフレームワーク。項目の一覧は comply frameworks show ${framework.id}、ページは comply explain ${framework.id} --format markdown で確認できる`,
    });
  }
  const hint = didYouMean(name.slice(0, 200), listNames(name, catalog));
  throw new UsageError({
    en: `there is no rule, safeguard or control '${shown}'${hint.en}; comply rules list, comply coverage and comply frameworks show list them`,
    ja: `'${shown}' というルール・対策・項目はない${hint.ja}。一覧は comply rules list・comply coverage・comply frameworks show で確認できる`,
  });
}

function fullId({ framework, control }: ControlSubject): string {
  return `${framework.id}:${control.id}`;
}

/** Everything that can be explained, controls as the name has them: with or without their framework. */
function listNames(name: string, { rules, safeguards, frameworks }: Catalog): readonly string[] {
  const isFull = name.includes(':');
  return [
    ...rules.flatMap(({ id, aliases }) => [id, ...aliases]),
    ...safeguards.map(({ id }) => id),
    ...frameworks.flatMap(({ id, editions }) =>
      editions.flatMap(({ controls }) => controls.map((control) => (isFull ? `${id}:${control.id}` : control.id))),
    ),
  ];
}
