import { InputError } from '../model/errors.ts';
import type { Remediation, Rule, Template } from '../model/rule.ts';
import { type Language, languages } from '../model/text.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readFields, readList, readString, readWord } from '../yaml/read.ts';
import { readText } from '../yaml/read-text.ts';
import type { RuleScope } from './scope.ts';
import { listPlaceholders, parseTemplate, type TemplateUse } from './template.ts';

/** Reads the message of a finding, which asks for the same in every language. */
export function parseMessage(node: Yaml, rule: RuleScope): Rule['message'] {
  const fields = readFields(node, languages);
  const en = readTemplate(fields.get('en'), 'message', rule);
  const ja = readTemplate(fields.get('ja'), 'message', rule);
  compareLanguages(fields.get('ja'), { en, ja });
  return { en, ja };
}

/** Reads how to mend a finding: steps in every language, a command line and Terraform where there is one. */
export function parseRemediation(node: Yaml, rule: RuleScope): Remediation {
  const fields = readFields(node, ['effort', 'steps'], ['warnings', 'cli', 'terraform']);
  const warnings = fields.find('warnings');
  const cli = fields.find('cli');
  const terraform = fields.find('terraform');
  return {
    effort: readWord(fields.get('effort'), ['low', 'medium', 'high']),
    ...(warnings && { warnings: readList(warnings).map(readText) }),
    steps: parseSteps(fields.get('steps'), rule),
    ...(cli && { cli: readTemplate(cli, 'cli', rule) }),
    ...(terraform && { terraform: readTemplate(terraform, 'terraform', rule) }),
  };
}

function parseSteps(node: Yaml, rule: RuleScope): Remediation['steps'] {
  const fields = readFields(node, languages);
  const [en, ja] = [readList(fields.get('en')), readList(fields.get('ja'))];
  if (en.length === 0) {
    throw new InputError(fields.get('en').place, { en: 'name at least one step', ja: '手順を1つ以上書くこと' });
  }
  if (en.length !== ja.length) {
    throw new InputError(fields.get('ja').place, {
      en: `${ja.length} steps here, ${en.length} in English`,
      ja: `手順の数が英語と異なる: ここは${ja.length}件、英語は${en.length}件`,
    });
  }
  const steps = {
    en: en.map((step) => readTemplate(step, 'step', rule)),
    ja: ja.map((step) => readTemplate(step, 'step', rule)),
  };
  for (const [index, step] of ja.entries()) {
    compareLanguages(step, { en: steps.en[index] ?? [], ja: steps.ja[index] ?? [] });
  }
  return steps;
}

function readTemplate(node: Yaml, use: TemplateUse, rule: RuleScope): Template {
  const text = readString(node);
  if (text.trim() === '') {
    throw new InputError(node.place, { en: 'expected text, found nothing', ja: '文字列が必要な箇所が空である' });
  }
  return parseTemplate(text, node.place, use, rule);
}

function compareLanguages(node: Yaml, { en, ja }: Readonly<Record<Language, Template>>): void {
  const [english, japanese] = [listPlaceholders(en), listPlaceholders(ja)];
  const lost = english.find((name) => !japanese.includes(name));
  if (lost !== undefined) {
    throw new InputError(node.place, {
      en: `{{ ${lost} }} of the English text is missing here`,
      ja: `英語の文にある {{ ${lost} }} がここにない`,
    });
  }
  const extra = japanese.find((name) => !english.includes(name));
  if (extra !== undefined) {
    throw new InputError(node.place, {
      en: `{{ ${extra} }} is not in the English text`,
      ja: `{{ ${extra} }} は英語の文にない`,
    });
  }
}
