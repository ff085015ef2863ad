import * as fs from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { draftPack, draftRule } from '../../catalog/draft-rule.ts';
import { loadShippedCatalog } from '../../catalog/load.ts';
import { packFile } from '../../catalog/parse-pack.ts';
import { packMessagesIn } from '../../i18n/packs.ts';
import { InputError, UsageError } from '../../model/errors.ts';
import type { ResourceSchema } from '../../providers/schema.ts';
import { resourceSchemas } from '../../providers/schemas.ts';
import { printable } from '../../report/printable.ts';
import { isRuleId, namespaceOf } from '../../text/rule-id.ts';
import { didYouMean } from '../../yaml/suggest.ts';
import type { RulesNewOptions } from '../command-options.ts';
import { checkDraft, type DraftFile, openDraftPack, refuseTaken } from '../draft-place.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../settings.ts';

/**
 * Writes a rule to begin with, and the pack around it where there is none. It loads, its cases hold, and it claims nothing
 * yet. Never writes over a file.
 * @throws UsageError for an id or a type that cannot be; InputError where the place is taken or cannot be written
 */
export async function newRule(id: string, options: RulesNewOptions, io: Io): Promise<void> {
  if (options.pack !== undefined && options.out !== undefined) {
    throw new UsageError({
      en: '--pack and --out both say where the rule goes; give one of them',
      ja: '--pack と --out はどちらもルールの作成先である。どちらか一方を指定すること',
    });
  }
  refuseStrange(id);
  const text = draftOf(findSchema(options.resource));
  const catalog = await loadShippedCatalog(resourceSchemas);
  refuseTaken(id, catalog);
  const shown = options.out ?? options.pack ?? namespaceOf(id);
  const folder = resolve(io.cwd, shown);
  const rule = { path: options.out === undefined ? `${id.slice(id.indexOf('/') + 1)}.yaml` : `${id}.yaml`, text };
  if (options.out === undefined) {
    const begun = openDraftPack({ folder, shown, id, catalog });
    const files: readonly DraftFile[] = begun ? [rule] : [rule, { path: packFile, text: draftPack(namespaceOf(id)) }];
    checkDraft({ files, begun: begun ?? [], shown, catalog });
    writeFiles(folder, shown, files);
    await say(io, { id, shown, files });
    return;
  }
  writeFiles(folder, shown, [rule]);
  await say(io, { id, shown, files: [rule] });
}

/** Upper case and underscores are what people write; the rest is no id at all. */
function refuseStrange(id: string): void {
  if (isRuleId(id) && id.includes('/')) return;
  const likely = id
    .toLowerCase()
    .replace(/\.yaml$/, '')
    .replace(/[^a-z0-9/]+/g, '-')
    .replace(/-*\/[-/]*/g, '/')
    .replace(/^[-/]+|[-/]+$/g, '');
  const hint = likely.includes('/') && likely !== id ? didYouMean(likely, [likely]) : { en: '', ja: '' };
  throw new UsageError({
    en: `'${printable(id.slice(0, 80))}' cannot be the id of a rule: write it as in acme/s3/naming, the pack first${hint.en}`,
    ja: `'${printable(id.slice(0, 80))}' はルールの id にできない。acme/s3/naming のようにパック名から書くこと${hint.ja}`,
  });
}

function findSchema(type: string): ResourceSchema {
  const schema = resourceSchemas.find((candidate) => candidate.type === type);
  if (schema) return schema;
  const hint = didYouMean(
    type,
    resourceSchemas.map((candidate) => candidate.type),
  );
  throw new UsageError({
    en: `there is no resource type '${printable(type.slice(0, 80))}'${hint.en}; docs/checks.md lists the rules by type`,
    ja: `リソース種別 '${printable(type.slice(0, 80))}' はない${hint.ja}。種別ごとのルールは docs/checks.ja.md にある`,
  });
}

function draftOf(schema: ResourceSchema): string {
  const text = draftRule(schema);
  if (text !== undefined) return text;
  throw new UsageError({
    en: `${schema.type} has no attribute that a condition could be about`,
    ja: `${schema.type} には条件にできる属性がない`,
  });
}

/** All of them or none: where one cannot be written, those before it go. */
function writeFiles(folder: string, shown: string, files: readonly DraftFile[]): void {
  const written: string[] = [];
  for (const { path, text } of files) {
    const place = join(folder, path);
    try {
      fs.mkdirSync(dirname(place), { recursive: true });
      fs.writeFileSync(place, text, { flag: 'wx' });
      written.push(place);
    } catch (error) {
      for (const one of written) fs.rmSync(one, { force: true });
      throw refusal(`${shown}/${path}`, error);
    }
  }
}

function refusal(file: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined) return error;
  if (code === 'EEXIST') {
    return new InputError(
      { file },
      { en: 'is there already, and nothing was written over it', ja: 'すでに存在する。上書きしていない' },
    );
  }
  const ja = `書き込めない（${code}）。書き込み権限のあるフォルダーを指定すること`;
  return new InputError({ file }, { en: `cannot be written (${code}); name a folder that is yours`, ja });
}

async function say(
  io: Io,
  { id, shown, files }: { readonly id: string; readonly shown: string; readonly files: readonly DraftFile[] },
): Promise<void> {
  const t = packMessagesIn(languageOf(io));
  const folder = printable(relative(io.cwd, resolve(io.cwd, shown)) || '.');
  for (const { path } of files.toReversed()) await io.stdout.write(`${t.written({ file: `${folder}/${path}` })}\n`);
  await io.stdout.write(`${t.next({ id, test: `comply rules test ${folder}` })}\n`);
}
