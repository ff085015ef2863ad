import { ciFormatMessagesIn } from '../../i18n/ci-formats.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { AssessedFramework, AssessedRule } from '../../model/assessment.ts';
import type { Language } from '../../model/text.ts';
import { weakenedInWords } from '../accepted.ts';
import { citationSeparator, citationsOf } from '../citations.ts';
import type { ControlsOf } from '../findings.ts';
import { markdownText } from '../markdown/escape.ts';
import { printable } from '../printable.ts';
import { webAddressOf } from './web-address.ts';

/** Rule texts are not cut: a pack's file is bounded. */
const whole = Number.POSITIVE_INFINITY;

/** What to do about a rule's findings, as text and as Markdown. */
export function helpOf(
  rule: AssessedRule,
  frameworks: readonly AssessedFramework[],
  language: Language,
): { readonly text: string; readonly markdown: string } {
  const t = ciFormatMessagesIn(language).sarif;
  const { caution } = messagesIn(language).report.findings;
  const steps = rule.steps[language].map((step, index) => `${index + 1}. ${printable(step)}`);
  const warnings = rule.warnings.map((warning) => `${caution}: ${printable(warning[language])}`);
  const weakened = weakenedInWords(rule, language);
  const controls = frameworks
    .map((framework) => controlsOf(rule, framework))
    .filter((one) => one.controls.length > 0)
    .map((one) => {
      const cited = citationsOf(one, language);
      return cited.join(citationSeparator(cited, language));
    });
  const references = rule.references.flatMap(({ title, url }) =>
    webAddressOf(url).map((address) => ({ title, address })),
  );
  const markdown = [
    ...section(t.steps, steps.map(escapeItem)),
    ...warnings.map((line) => `**${markdownText(line, whole)}**\n`),
    ...fence('sh', rule.cli),
    ...fence('hcl', rule.terraform),
    ...weakened.map((line) => `**${markdownText(line, whole)}**\n`),
    ...section(
      t.controls,
      controls.map((line) => `- ${markdownText(line, whole)}`),
    ),
    ...references.map(({ title, address }) => `- ${markdownText(title, whole)}: <${address}>`),
  ];
  const text = [
    ...section(t.steps, steps),
    ...warnings,
    ...weakened,
    ...section(t.controls, controls),
    ...references.map(({ title, address }) => `${printable(title)}: ${address}`),
  ];
  return { text: text.join('\n') || rule.id, markdown: markdown.join('\n') || markdownText(rule.id) };
}

function controlsOf({ controls }: AssessedRule, framework: AssessedFramework): ControlsOf {
  const ids = new Set(controls);
  return { framework, controls: framework.controls.filter(({ id }) => ids.has(`${framework.id}:${id}`)) };
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title}:`, '', ...lines, ''];
}

/** The number stays the list's own. */
function escapeItem(line: string): string {
  const at = line.indexOf(' ') + 1;
  return `${line.slice(0, at)}${markdownText(line.slice(at), whole)}`;
}

/** Code, behind a fence that nothing in it closes. */
function fence(kind: string, code: string | undefined): readonly string[] {
  if (code === undefined) return [];
  const lines = code.trimEnd().split('\n').map(printable);
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const mark = '`'.repeat(longest + 1);
  return [`${mark}${kind}`, ...lines, mark, ''];
}
