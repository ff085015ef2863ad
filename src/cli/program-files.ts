import { type Command, Option } from 'commander';
import type { Help } from '../i18n/help.en.ts';
import { frameworkIds } from '../model/framework.ts';
import { waiverTypes } from '../model/waiver.ts';
import type { InitOptions, RulesNewOptions, WaiveOptions } from './command-options.ts';
import { append, choiceAppender, named, readerOptions, single } from './shared-options.ts';

/** What each command does that writes files of the user's own. */
export interface FileActions {
  init(options: InitOptions): Promise<void>;
  waive(rule: string, options: WaiveOptions): Promise<void>;
  rulesNew(id: string, options: RulesNewOptions): Promise<void>;
}

/** `comply init`. */
export function initCommand(help: Help, actions: FileActions): Command {
  const text = help.init;
  const framework = new Option('-f, --framework <id>', text.framework).choices([...frameworkIds]);
  const command = named('init', text)
    .option('--organization <name>', text.organization)
    .addOption(framework.argParser(choiceAppender(framework)))
    .option('--aws-profile <name>', text.awsProfile)
    .option('--region <name>', text.region, append)
    .option('--azure-subscription <id>', text.azureSubscription, append)
    .option('--endpoint <host[:port]>', text.endpoint, append)
    .addOption(new Option('--ci <system>', text.ci).choices(['github']))
    .option('--records', text.records)
    .option('--force', text.force);
  return readerOptions(help, command).action((options: InitOptions) => actions.init(options));
}

/** `comply waive`. */
export function waiveCommand(help: Help, actions: FileActions): Command {
  const text = help.waive;
  const command = named('waive', text)
    .argument('<rule>', text.rule)
    .requiredOption('--resource <glob>', text.resource, append)
    .addOption(new Option('--type <type>', text.type).choices([...waiverTypes]).makeOptionMandatory())
    .requiredOption('--owner <person>', text.owner)
    .requiredOption('--approved-by <person>', text.approvedBy)
    .requiredOption('--reason <text>', text.reason)
    .requiredOption('--expires <day>', text.expires)
    .option('--compensating <text>', text.compensating)
    .option('--allow-broad', text.allowBroad)
    .option('--assessment <file>', text.assessment)
    .addOption(single('-c, --config <file>', help.scan.config));
  return readerOptions(help, command).action((rule: string, options: WaiveOptions) => actions.waive(rule, options));
}

/** `comply rules new`. */
export function newRuleCommand(help: Help, actions: Pick<FileActions, 'rulesNew'>): Command {
  const text = help.rulesNew;
  const command = named('new', text)
    .argument('<id>', text.id)
    .requiredOption('--resource <type>', text.resource)
    .option('--pack <folder>', text.pack)
    .option('--out <folder>', text.out);
  return readerOptions(help, command).action((id: string, options: RulesNewOptions) => actions.rulesNew(id, options));
}
