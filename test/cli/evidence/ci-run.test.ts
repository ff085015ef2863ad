import { describe, expect, it } from 'vitest';
import { readCiRun, readTrigger } from '../../../src/cli/evidence/ci-run.ts';

const github = {
  CI: 'true',
  GITHUB_ACTIONS: 'true',
  GITHUB_REPOSITORY: 'acme/infra',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
  GITHUB_WORKFLOW_REF: 'acme/infra/.github/workflows/comply.yml@refs/heads/main',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_RUN_ID: '42',
  GITHUB_ACTOR: 'octocat',
  GITHUB_EVENT_NAME: 'push',
};

describe('readCiRun', () => {
  it('says what GitHub Actions says of the job', () => {
    expect(readCiRun({ env: github })).toEqual({
      provider: 'github',
      repository: 'acme/infra',
      ref: 'refs/heads/main',
      commit: '0123456789abcdef0123456789abcdef01234567',
      workflow: 'acme/infra/.github/workflows/comply.yml@refs/heads/main',
      url: 'https://github.com/acme/infra/actions/runs/42',
      actor: 'octocat',
    });
  });

  it('leaves out what a service does not say, and a token in a URL', () => {
    const env = { CODEBUILD_BUILD_ID: 'b:1', CODEBUILD_SOURCE_REPO_URL: 'https://x:secret@example.com/acme/infra.git' };
    expect(readCiRun({ env })).toEqual({ provider: 'codebuild', repository: 'https://example.com/acme/infra.git' });
    const odd = { ...env, CODEBUILD_SOURCE_REPO_URL: 'git+https://x:se@cret@example.com/acme/infra.git' };
    expect(readCiRun({ env: odd })?.repository).toBe('git+https://example.com/acme/infra.git');
    const server = { GITHUB_ACTIONS: 'true', GITHUB_SERVER_URL: 'https://x:secret@git.example', GITHUB_RUN_ID: '42' };
    expect(readCiRun({ env: { ...server, GITHUB_REPOSITORY: 'acme/infra' } })?.url).toBe(
      'https://git.example/acme/infra/actions/runs/42',
    );
  });

  it('is absent outside of a CI service', () => {
    expect(readCiRun({ env: { CI: 'true' } })).toBeUndefined();
    expect(readCiRun({ env: {} })).toBeUndefined();
  });
});

describe('readTrigger', () => {
  it.each([
    ['manual', {}],
    ['ci', { CI: '1' }],
    ['ci', github],
    ['schedule', { ...github, GITHUB_EVENT_NAME: 'schedule' }],
    ['schedule', { GITLAB_CI: 'true', CI_PIPELINE_SOURCE: 'schedule' }],
    ['schedule', { TF_BUILD: 'True', BUILD_REASON: 'Schedule' }],
    ['ci', { GITLAB_CI: 'true', CI_PIPELINE_SOURCE: 'push' }],
  ] as const)('is %s', (trigger, env) => {
    expect(readTrigger({ env })).toBe(trigger);
  });
});
