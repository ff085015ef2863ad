import { Argument, type Command, Option } from 'commander';
import type { Help } from '../i18n/help.en.ts';
import { frameworkIds } from '../model/framework.ts';
import type {
  CoverageOptions,
  ExplainOptions,
  FrameworkOptions,
  ListOptions,
  ReaderOptions,
  RulesOptions,
} from './command-options.ts';
import { catalogFormats, proseFormats } from './printed-formats.ts';
import { type FileActions, newRuleCommand } from './program-files.ts';
import { append, choiceAppender, formatOption, named, readerOptions, selectionOptions } from './shared-options.ts';

/** What each command does that is about rules, frameworks and safeguards, and no target. */
export interface CatalogActions extends Pick<FileActions, 'rulesNew'> {
  rulesList(options: RulesOptions): Promise<void>;
  rulesShow(id: string, options: ListOptions): Promise<void>;
  rulesTest(path: string | undefined, options: ListOptions): Promise<void>;
  frameworksList(options: ReaderOptions): Promise<void>;
  frameworksShow(id: string, options: FrameworkOptions): Promise<void>;
  explain(name: string, options: ExplainOptions): Promise<void>;
  coverage(options: CoverageOptions): Promise<void>;
}

/** `comply rules …`. */
export function rulesCommand(help: Help, actions: CatalogActions): Command {
  const text = help.rules;
  const rules = named('rules', text);
  const list = readerOptions(help, selectionOptions(help, named('list', text.list)));
  rules.addCommand(list.action((options: RulesOptions) => actions.rulesList(options)));
  const show = named('show', text.show).argument('<id>', text.id);
  readerOptions(help, show.option('--pack <folder>', help.scan.pack, append));
  rules.addCommand(show.action((id: string, options: ListOptions) => actions.rulesShow(id, options)));
  const test = named('test', text.test).argument('[path]', text.path);
  readerOptions(help, test.option('--pack <folder>', help.scan.pack, append));
  const run = (path: string | undefined, options: ListOptions) => actions.rulesTest(path, options);
  rules.addCommand(test.action(run));
  return rules.addCommand(newRuleCommand(help, actions));
}

/** `comply frameworks …`. */
export function frameworksCommand(help: Help, actions: CatalogActions): Command {
  const text = help.frameworks;
  const frameworks = named('frameworks', text);
  const list = readerOptions(help, named('list', text.list));
  frameworks.addCommand(list.action((options: ReaderOptions) => actions.frameworksList(options)));
  const show = named('show', text.show)
    .addArgument(new Argument('<id>', text.id).choices([...frameworkIds]))
    .option('--edition <id>', text.edition)
    .option('--proposed', text.proposed)
    .addOption(formatOption(text.format, catalogFormats));
  readerOptions(help, show);
  return frameworks.addCommand(
    show.action((id: string, options: FrameworkOptions) => actions.frameworksShow(id, options)),
  );
}

/** `comply explain`. */
export function explainCommand(help: Help, actions: CatalogActions): Command {
  const text = help.explain;
  const command = named('explain', text)
    .argument('<what>', text.what)
    .addOption(formatOption(text.format, proseFormats))
    .option('--pack <folder>', help.scan.pack, append);
  return readerOptions(help, command).action((what: string, options: ExplainOptions) => actions.explain(what, options));
}

/** `comply coverage`. */
export function coverageCommand(help: Help, actions: CatalogActions): Command {
  const framework = new Option('-f, --framework <id>', help.coverage.framework).choices([...frameworkIds]);
  const command = named('coverage', help.coverage)
    .addOption(framework.argParser(choiceAppender(framework)))
    .option('--pack <folder>', help.scan.pack, append);
  return readerOptions(help, command).action((options: CoverageOptions) => actions.coverage(options));
}
