import { dirname, resolve } from 'node:path';
import { cliMessagesIn } from '../../i18n/cli.ts';
import { declaredStores, loadPolicy, wantFor } from '../../providers/index.ts';
import type { PolicyName } from '../../providers/provider.ts';
import type { PermissionsOptions } from '../command-options.ts';
import type { Io } from '../io.ts';
import { prepareRules } from '../prepare.ts';
import { languageOf } from '../settings.ts';

/**
 * Characters of a policy without white space: of a managed one, and of all inline ones of a role together.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const limits = { managed: 6144, inline: 10_240 };

/** Prints the least-privilege policy of the selected rules. What concerns only a person goes to stderr. */
export async function permissions(name: PolicyName, options: PermissionsOptions, io: Io): Promise<void> {
  const { config, selected } = await prepareRules(options, io);
  const write = await loadPolicy(name);
  const provider = name === 'entra' ? 'azure' : name;
  const targets = config.targets.filter(
    (target) => target.provider !== provider || (options.target?.includes(target.name) ?? true),
  );
  const folder = resolve(io.cwd, dirname(config.file ?? ''));
  const stores = await declaredStores(targets, selected.wanted, folder);
  const policy = write(await wantFor(targets, selected.wanted, stores), targets);
  await io.stdout.write(`${JSON.stringify(policy, null, 2)}\n`);
  const length = JSON.stringify(policy).length;
  if (name !== 'aws' || length <= limits.managed) return;
  const t = cliMessagesIn(languageOf(io, config.language)).permissions;
  await io.stderr.write(`comply: ${t.long({ length, managed: limits.managed, inline: limits.inline })}\n`);
}
