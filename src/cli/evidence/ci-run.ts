import type { CiRun, EvidenceRun } from '../../model/evidence.ts';
import type { Io } from '../io.ts';

/** Where one CI service says what it runs: its environment variables, as its manual names them. */
interface CiService {
  readonly provider: string;
  /** Set in its jobs. */
  readonly mark: string;
  readonly repository?: string;
  readonly ref?: string;
  readonly commit?: string;
  readonly workflow?: string;
  readonly url?: string;
  readonly actor?: string;
  /** A variable and what it says of a run by schedule. */
  readonly schedule?: readonly [variable: string, value: string];
}

const services: readonly CiService[] = [
  // docs.github.com/actions/reference/workflows-and-actions/variables
  {
    provider: 'github',
    mark: 'GITHUB_ACTIONS',
    repository: 'GITHUB_REPOSITORY',
    ref: 'GITHUB_REF',
    commit: 'GITHUB_SHA',
    workflow: 'GITHUB_WORKFLOW_REF',
    actor: 'GITHUB_ACTOR',
    schedule: ['GITHUB_EVENT_NAME', 'schedule'],
  },
  // docs.gitlab.com/ci/variables/predefined_variables
  {
    provider: 'gitlab',
    mark: 'GITLAB_CI',
    repository: 'CI_PROJECT_PATH',
    ref: 'CI_COMMIT_REF_NAME',
    commit: 'CI_COMMIT_SHA',
    workflow: 'CI_JOB_NAME',
    url: 'CI_JOB_URL',
    actor: 'GITLAB_USER_LOGIN',
    schedule: ['CI_PIPELINE_SOURCE', 'schedule'],
  },
  // learn.microsoft.com/azure/devops/pipelines/build/variables
  {
    provider: 'azure-pipelines',
    mark: 'TF_BUILD',
    repository: 'BUILD_REPOSITORY_NAME',
    ref: 'BUILD_SOURCEBRANCH',
    commit: 'BUILD_SOURCEVERSION',
    workflow: 'BUILD_DEFINITIONNAME',
    url: 'BUILD_BUILDURI',
    actor: 'BUILD_REQUESTEDFOR',
    schedule: ['BUILD_REASON', 'Schedule'],
  },
  // docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html
  {
    provider: 'codebuild',
    mark: 'CODEBUILD_BUILD_ID',
    repository: 'CODEBUILD_SOURCE_REPO_URL',
    ref: 'CODEBUILD_WEBHOOK_HEAD_REF',
    commit: 'CODEBUILD_RESOLVED_SOURCE_VERSION',
    workflow: 'CODEBUILD_BUILD_ARN',
    actor: 'CODEBUILD_INITIATOR',
  },
];

/** What a CI service says of the job this is; absent outside of one. */
export function readCiRun({ env }: Pick<Io, 'env'>): CiRun | undefined {
  const service = findService(env);
  if (!service) return undefined;
  const read = (variable: string | undefined) => (variable === undefined ? undefined : env[variable] || undefined);
  const found = Object.entries({
    repository: withoutCredentials(read(service.repository)),
    ref: read(service.ref),
    commit: read(service.commit),
    workflow: read(service.workflow),
    url: withoutCredentials(service.provider === 'github' ? githubUrl(env) : read(service.url)),
    actor: read(service.actor),
  }).filter(([, value]) => value !== undefined);
  return { provider: service.provider, ...Object.fromEntries(found) };
}

/** Whether a person, a pipeline or a clock started the run. */
export function readTrigger({ env }: Pick<Io, 'env'>): EvidenceRun['trigger'] {
  const service = findService(env);
  if (!service) return (env.CI ?? '') === '' ? 'manual' : 'ci';
  const [variable, value] = service.schedule ?? [];
  return variable !== undefined && env[variable] === value ? 'schedule' : 'ci';
}

function findService(env: Io['env']): CiService | undefined {
  return services.find(({ mark }) => (env[mark] ?? '') !== '');
}

function githubUrl(env: Io['env']): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  return server && repository && run ? `${server}/${repository}/actions/runs/${run}` : undefined;
}

/** The URL of a repository or of a server may hold a token, and a password that nobody encoded an `@`. */
function withoutCredentials(text: string | undefined): string | undefined {
  return text?.replace(/^([\w+.-]+:\/\/)[^/]*@/, '$1');
}
