/** What stands below the options in `--help`: what it ends with, what it takes from around it, and examples. */
export const manualEn = {
  examples: 'Examples:',
  seeAlso: 'See also:',
  /** What the names of pages in `docs/` end with. */
  pageSuffix: '.md',
  environment: `Environment:
  COMPLY_LANG             en or ja, as --lang
  COMPLY_SIGN_PASSPHRASE  the passphrase of the private key to sign with
  COMPLY_CHROMIUM         the browser that comply report --pdf prints with
  NO_COLOR                no colours, as --no-color
  CI                      no progress, as --no-progress`,
  exitCodes: {
    program: `Exit codes:
  0    complete, and the gate holds; of other commands: done
  1    the gate does not hold
  2    did not run: usage, config or catalog
  3    the gate would hold, but something in scope could not be read
  70   a bug in comply
  130  interrupted (SIGINT); 143 by SIGTERM. What was read is written.
Commands with codes of their own say so in their help.`,
    gate: `Exit codes:
  0    complete, and the gate holds
  1    the gate does not hold (also where something could not be read)
  2    did not run: usage, config or catalog
  3    the gate would hold, but something in scope could not be read
  130  interrupted (SIGINT); 143 by SIGTERM. What was read is written.`,
    done: `Exit codes:
  0  done
  2  did not run: usage, or a file that cannot be read or written`,
    read: `Exit codes:
  0  everything could be read
  2  did not run: usage or config
  3  something could not be read`,
    logs: `Exit codes:
  0  nothing was found
  1  something was found: personal data, a faulty line, a gap
  2  did not run: usage, or a schema that is not well-formed
  3  nothing was found, but the log could not be read, or not to its end`,
    tests: `Exit codes:
  0  every case holds
  1  a case does not hold
  2  did not run: usage, or a rule that is not well-formed`,
    diff: `Exit codes:
  0  compared
  1  with --exit-code: something is new
  2  did not run: usage, or a file that cannot be read`,
    verify: `Exit codes:
  0   every check that was asked for passed
  2   did not run: usage
  10  integrity: a file is not what the manifest says
  11  signature or trust: also if --key is missing
  12  not reproducible: judging again gives other results
  13  chain or gap: not the successor of --prev
  14  incomplete coverage: part of the scope could not be read
Several at once: the first of 10, 11, 13, 12, 14.`,
    sample: `Exit codes:
  0   drawn
  2   did not run: usage
  10  a bundle is not what its manifest says`,
    period: `Exit codes:
  0   the chain is whole, and nothing was left unmonitored for long
  2   did not run: usage
  10  a bundle is not what its manifest says
  13  the chain is broken, or monitoring had gaps`,
  },
  of: {
    comply: {
      'comply scan --demo': 'a report of the demo organisation; no credentials, no network',
      'comply init': 'a comply.yaml of your own, by questions',
      'comply help scan': 'every option of a command, with examples',
    },
    init: {
      'comply init': 'asks for organisation, frameworks and targets',
      'comply init --organization "Acme Health" -f hipaa --region ap-northeast-1 \\\n    --ci github':
        'an AWS account by the credentials in the environment, and a workflow',
      'comply init --endpoint api.acme.example --endpoint smtp.acme.example:587 \\\n    --force':
        'two TLS endpoints, instead of the file that is there',
      'comply init --records': 'compliance/ with templates; also beside a comply.yaml that is there',
    },
    scan: {
      'comply scan --demo': 'a report of the demo organisation; no credentials, no network',
      'comply scan': 'every target of comply.yaml',
      'comply scan --aws-profile audit --region ap-northeast-1 -f hipaa': 'one region of an AWS account, against HIPAA',
      'comply scan --azure-subscription 11111111-2222-3333-4444-555555555555':
        'an Azure subscription and its Entra tenant',
      'comply scan --endpoint www.example.com': 'a TLS endpoint',
      'comply scan --demo -o html=report.html': 'also the HTML report, one file for a browser',
      'comply scan --demo --format json > assessment.json': 'for comply report, comply diff and --baseline',
      'comply scan --demo --baseline assessment.json --fail-on medium \\\n    -o sarif=comply.sarif':
        'gate only on new findings of medium and above, and write SARIF',
      'comply scan --demo --evidence evidence/2026-11-22 --sign key:comply.key':
        'also write signed evidence; comply evidence keygen makes the key',
    },
    preflight: {
      'comply preflight': 'every target of comply.yaml',
      'comply preflight --aws-profile audit --region ap-northeast-1 --rule "aws/s3/*"':
        'what the rules on S3 need in one region',
    },
    permissions: {
      'comply permissions aws > comply-policy.json': 'the IAM policy for all rules on AWS',
      'comply permissions azure -f hipaa --rule "azure/storage/*"':
        'the custom role for the rules on storage that serve HIPAA',
    },
    coverage: {
      'comply coverage': 'every framework',
      'comply coverage -f soc2 -f hipaa': 'two of them',
    },
    rules: {
      'comply rules list --rule "aws/kms/*"': 'the rules on KMS',
      'comply rules show aws/kms/rotation': 'one of them',
    },
    'rules list': {
      'comply rules list -f hipaa --min-severity high': 'rules of high severity and above that serve HIPAA',
      'comply rules list --rule "aws/kms/*"': 'the rules on KMS',
    },
    'rules show': {
      'comply rules show aws/kms/rotation': 'in the language of the locale',
      'comply rules show azure/storage/https-only --lang ja': 'in Japanese',
    },
    'rules test': {
      'comply rules test': 'every rule shipped with comply',
      'comply rules test acme': 'the rules of the pack in the folder acme',
    },
    'rules new': {
      'comply rules new acme/s3/naming --resource aws/s3/bucket': 'in the pack acme, in the folder acme',
      'comply rules new aws/s3/naming --resource aws/s3/bucket --out rules': 'without a pack: rules/aws/s3/naming.yaml',
    },
    frameworks: {
      'comply frameworks list': 'the frameworks',
      'comply frameworks show soc2': 'one of them',
    },
    'frameworks list': {
      'comply frameworks list': 'in the language of the locale',
      'comply frameworks list --lang ja': 'in Japanese',
    },
    'frameworks show': {
      'comply frameworks show hipaa --proposed': 'with what is proposed',
      'comply frameworks show iso27017 --edition 2015': 'an earlier edition',
    },
    explain: {
      'comply explain aws/kms/rotation': 'a rule',
      'comply explain log-retention-6y --lang ja': 'a safeguard, in Japanese',
      'comply explain "hipaa:164.312(b)" --format markdown': 'a control, for a wiki',
    },
    report: {
      'comply report assessment.json': 'what the scan printed',
      'comply report assessment.json --format markdown --lang ja': 'as Markdown, in Japanese',
      'comply report assessment.json --pdf report.pdf --lang ja': 'the HTML report as a PDF, in Japanese',
      'comply report assessment.json --serve': 'serves the HTML report; it follows the file until Ctrl-C',
      'comply report assessment.json --period period.json -o html=report.html':
        'the HTML report with a page on the period',
      'comply report assessment.json --format disclosure \\\n    -o disclosure-xlsx=draft.xlsx':
        'the draft of a provider’s disclosure in Japan, as Markdown and a workbook',
    },
    diff: {
      'comply diff assessment.json new.json': 'what changed, in full',
      'comply diff assessment.json new.json --exit-code -o markdown=diff.md':
        'end with 1 if something is new, and write it for a pull request',
    },
    waive: {
      'comply waive aws/s3/versioning --resource acme-logs-archive \\\n    --type risk-accepted --owner web@acme.example \\\n    --approved-by ciso@acme.example --reason SEC-123 --expires 90d':
        'one bucket, for ninety days',
      'comply waive "azure/storage/*" --resource acmepublic \\\n    --type compensating-control --owner web@acme.example \\\n    --approved-by ciso@acme.example --reason SEC-124 --expires 90d \\\n    --compensating "WAF, SEC-99"':
        'with the measure in place instead',
    },
    attest: {
      'comply attest training --statement "All staff trained in 2026" \\\n    --person "Hanako Acme" --role "Head of HR" --valid-until 365d \\\n    --signed-off-by "Taro Acme" --signed-off-role CISO':
        'a safeguard, in every control that asks for it',
      'comply attest "hipaa:164.308(a)(2)" \\\n    --statement "Our CISO is security official" --person "Taro Acme" \\\n    --role CEO --valid-until 180d':
        'one control; not signed off yet, so it does not count yet',
    },
    tls: {
      'comply tls www.example.com': 'one host, at port 443',
      'comply tls smtp.acme.example:587 "[2001:db8::1]:8443" --format json': 'two, for a program',
    },
    logs: {
      'comply logs check ai-audit.jsonl': 'a file',
    },
    'logs check': {
      'comply logs check ai-audit.jsonl.gz --schema compliance/audit-log.yaml': 'a file, against fields of your own',
      'comply logs check s3://acme-logs/ai/2026/11/22/ --format json': 'every object below a prefix, for a program',
      'comply logs check cloudwatch:/acme/ai-audit --since 2h --region ap-northeast-1':
        'the last two hours of a log group',
      'zcat app.log.gz | grep /v1/ | comply logs check - --allow ip-address': 'what another program writes',
    },
    evidence: {
      'comply evidence keygen --out comply.key': 'once: a key to sign with',
      'comply evidence verify evidence/2026-11-22 --key comply.key.pub': 'check a bundle',
    },
    'evidence verify': {
      'comply evidence verify evidence/2026-11-22 --key comply.key.pub --reperform': 'every check, and judge it again',
      'comply evidence verify evidence/2026-11-22 --unsigned': 'without a key: all but the signature',
    },
    'evidence extract': {
      'comply evidence extract evidence/2026-11-22 "control:hipaa:164.312(b)" \\\n    -o records.json':
        'the records of one control',
      'comply evidence verify records.json --key comply.key.pub': 'check them without the bundle',
    },
    'evidence export': {
      'comply evidence export evidence/2026-11-22 --control "hipaa:164.312(b)" \\\n    --out audit':
        'pages, workbooks and records of one control',
      'comply evidence export s3://acme-evidence/2026-11-22 --control soc2:CC6.1 \\\n    --out cc6-1 --aws-profile audit':
        'of a bundle in S3',
    },
    'evidence sample': {
      'comply evidence sample evidence --population control:soc2:CC6.1 --size 5 \\\n    --seed 2026-Q3':
        'from every bundle in a folder',
      'comply evidence sample evidence/2026-11-22 --population exceptions --size 5 \\\n    --format json':
        'from the findings of one run, for a program',
    },
    'evidence upload': {
      'comply evidence upload evidence/2026-11-22 s3://acme-evidence/2026-11-22 \\\n    --lock-until 6y --lock-mode compliance':
        'locked for six years',
      'comply evidence upload evidence/2026-11-22 s3://acme-evidence/2026-11-22 \\\n    --aws-profile archive':
        'resume, with the credentials of a profile',
    },
    'evidence keygen': {
      'comply evidence keygen --out comply.key': 'comply.key, and comply.key.pub to hand out',
      'read -rs COMPLY_SIGN_PASSPHRASE && export COMPLY_SIGN_PASSPHRASE\n  comply evidence keygen --out signing.key':
        'encrypted with a passphrase that is typed',
    },
    period: {
      'comply period evidence --from 2026-10-01 --to 2026-12-31 -o xlsx=period.xlsx':
        'a quarter, from every bundle in a folder',
      'comply period evidence -o html=period.html -o json=period.json':
        'a report for people, and for comply report --period',
      'comply period s3://acme-evidence --control soc2:CC6.1 --format json': 'one control, of bundles in S3',
    },
    completion: {
      'source <(comply completion bash)': 'bash, this shell; in ~/.bashrc for every one',
      'comply completion zsh > "${fpath[1]}/_comply"': 'zsh; then start it anew',
      'comply completion fish > ~/.config/fish/completions/comply.fish': 'fish; at once',
    },
  },
};
