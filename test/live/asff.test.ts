import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type AwsSecurityFinding,
  BatchImportFindingsCommand,
  EnableSecurityHubCommand,
  paginateGetFindings,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import { describe, expect, inject, it } from 'vitest';
import { reportAsff } from '../../src/report/asff.ts';
import { sample } from '../report/sample.ts';
import { hostileAssessment } from '../support/hostile-assessment.ts';
import { hasNoEmulator, useAccount } from './support/account.ts';
import { emptyFolder } from './support/comply.ts';
import { account as home, settingsFor } from './support/seed/settings.ts';

const options = { language: 'en', color: 0, width: 80, verbose: false } as const;

/** BatchImportFindings takes so many at once. */
const batch = 100;

/** What the AWS CLI and boto3 do before they send: check the parameters against the API's model. */
const script = `
import json, sys
import botocore.session
from botocore.validate import ParamValidator
shape = botocore.session.get_session().get_service_model('securityhub').operation_model('BatchImportFindings').input_shape
findings = json.load(sys.stdin)
report = ParamValidator().validate({'Findings': findings}, shape)
known = shape.members['Findings'].member.members
unknown = sorted({key for finding in findings for key in finding if key not in known})
json.dump({'errors': report.generate_report(), 'unknown': unknown, 'findings': len(findings)}, sys.stdout)
`;

/** In place of the AWS CLI: what would be sent is kept, whose last argument is a `file://…`. */
const keep = `#!/bin/sh
for last; do :; done
file=\${last#file://}
cp "$file" "sent-$file"
`;

describe.skipIf(hasNoEmulator)('findings in ASFF', () => {
  const account = useAccount(async () => undefined);

  it('go through the SDK into an emulator, and come back as they were', async () => {
    const { url } = account().emulator;
    const assessments = [sample, await hostileAssessment(500)];
    let sent = 0;
    for (const [index, assessment] of assessments.entries()) {
      // One region for each, as the emulator keeps the findings of a region together.
      const client = new SecurityHubClient({ ...settingsFor(url), region: ['eu-west-1', 'eu-west-2'][index] ?? '' });
      const findings = JSON.parse([...reportAsff(assessment, options)].join('')) as AwsSecurityFinding[];
      expect(findings.every(({ AwsAccountId }) => AwsAccountId === home)).toBe(true);
      await client.send(new EnableSecurityHubCommand({}));
      for (let at = 0; at < findings.length; at += batch) {
        const Findings = findings.slice(at, at + batch);
        const answer = await client.send(new BatchImportFindingsCommand({ Findings }));
        expect(answer).toMatchObject({ SuccessCount: Findings.length, FailedCount: 0 });
      }
      const kept: AwsSecurityFinding[] = [];
      for await (const { Findings } of paginateGetFindings({ client, pageSize: batch }, {}))
        kept.push(...(Findings ?? []));
      const byId = new Map(kept.map((one) => [one.Id, one]));
      for (const finding of findings) expect(byId.get(finding.Id)).toMatchObject(finding);
      expect(kept).toHaveLength(new Set(findings.map(({ Id }) => Id)).size);
      sent += findings.length;
    }
    console.log(`${sent} findings taken by BatchImportFindings of moto, and read back`);
  });

  it('hold to the model of the API that the AWS CLI checks parameters by', async () => {
    const moto = inject('moto');
    const python = 'server' in moto ? join(dirname(moto.server), 'python') : '';
    // An empty list is valid JSON, but nothing to send: the API wants one finding at least.
    for (const n of [1, 10_000]) {
      const input = [...reportAsff(await hostileAssessment(n), options)].join('');
      const { stdout, stderr } = spawnSync(python, ['-c', script], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
      expect(stderr).toBe('');
      const { errors, unknown, findings } = JSON.parse(stdout);
      expect({ errors, unknown }).toEqual({ errors: '', unknown: [] });
      console.log(`${findings} findings of ${n} hostile ones hold to the model of botocore`);
    }
  });

  it('are cut into batches by the documented commands', async (context) => {
    if (spawnSync('jq', ['--version']).status !== 0) return context.skip('no jq on this machine');
    const folder = emptyFolder();
    writeFileSync(join(folder, 'asff.json'), [...reportAsff(await hostileAssessment(500), options)].join(''));
    const commands = /```sh\n(jq -c [\s\S]*?)```/.exec(
      readFileSync(new URL('../../docs/security-hub.md', import.meta.url), 'utf8'),
    );
    if (!commands?.[1]) throw new Error('docs/security-hub.md does not say how to send more than 100 findings');
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'aws'), keep, { mode: 0o755 });
    execFileSync('bash', ['-ec', commands[1]], { cwd: folder, env: { PATH: `${bin}:${process.env.PATH}` } });
    const files = readdirSync(folder).filter((name) => name.startsWith('sent-'));
    const batches = files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as object[]);
    const all = JSON.parse(readFileSync(join(folder, 'asff.json'), 'utf8')) as object[];
    expect(batches.every((one) => one.length > 0 && one.length <= batch)).toBe(true);
    expect(batches.flat()).toHaveLength(all.length);
    console.log(`${all.length} findings in ${batches.length} batches`);
  });
});
