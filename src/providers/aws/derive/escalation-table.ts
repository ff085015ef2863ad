import type { Everything } from './granted-actions.ts';

/**
 * Actions by which whoever holds all of one row on every resource gains rights that were not given: on itself, by another
 * identity, or by a role that a service runs with. Facts of published research, read on 2026-11-25; rows that hold another
 * row are left out, and so is `sts:AssumeRole` alone, which gives what the trust policies of the roles give.
 *
 * - Datadog, https://pathfinding.cloud: the path library of 2025-12-17 (DataDog/pathfinding.cloud 84dd65c), and of its
 *   labs of 2026-05-16 (DataDog/pathfinding-labs 28cbf9a) ecs-006 to ecs-009, glue-007 and stepfunctions-001.
 * - Rhino Security Labs, https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/ and its second
 *   part: iam:SetDefaultPolicyVersion, lambda:UpdateFunctionConfiguration (layers).
 * - Prowler 5.40.0, privilege_escalation.py: autoscaling.
 * - AWS, https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-working.html: ssm:StartAutomationExecution
 *   runs a runbook in the context of the role that was passed.
 */
export const escalationTable: readonly (readonly string[])[] = [
  ['iam:CreatePolicyVersion'],
  ['iam:SetDefaultPolicyVersion'],
  ['iam:CreateAccessKey'],
  ['iam:CreateLoginProfile'],
  ['iam:UpdateLoginProfile'],
  ['iam:AttachUserPolicy'],
  ['iam:AttachGroupPolicy'],
  ['iam:AttachRolePolicy'],
  ['iam:PutUserPolicy'],
  ['iam:PutGroupPolicy'],
  ['iam:PutRolePolicy'],
  ['iam:AddUserToGroup'],
  ['iam:UpdateAssumeRolePolicy'],
  ['iam:PassRole', 'apprunner:CreateService'],
  ['apprunner:UpdateService'],
  ['iam:PassRole', 'autoscaling:CreateLaunchConfiguration', 'autoscaling:CreateAutoScalingGroup'],
  ['iam:PassRole', 'autoscaling:CreateLaunchConfiguration', 'autoscaling:UpdateAutoScalingGroup'],
  ['bedrock-agentcore:StartCodeInterpreterSession', 'bedrock-agentcore:InvokeCodeInterpreter'],
  ['iam:PassRole', 'cloudformation:CreateStack'],
  ['cloudformation:UpdateStack'],
  ['cloudformation:CreateChangeSet', 'cloudformation:ExecuteChangeSet'],
  ['iam:PassRole', 'cloudformation:CreateStackSet', 'cloudformation:CreateStackInstances'],
  ['iam:PassRole', 'cloudformation:UpdateStackSet'],
  ['codebuild:StartBuild'],
  ['codebuild:StartBuildBatch'],
  [
    'iam:PassRole',
    'datapipeline:CreatePipeline',
    'datapipeline:PutPipelineDefinition',
    'datapipeline:ActivatePipeline',
  ],
  ['iam:PassRole', 'ec2:RunInstances'],
  ['iam:PassRole', 'ec2:RequestSpotInstances'],
  ['ec2:ModifyInstanceAttribute', 'ec2:StopInstances', 'ec2:StartInstances'],
  ['ec2:CreateLaunchTemplateVersion', 'ec2:ModifyLaunchTemplate'],
  ['ec2-instance-connect:SendSSHPublicKey'],
  ['iam:PassRole', 'ecs:RunTask'],
  ['iam:PassRole', 'ecs:StartTask'],
  ['iam:PassRole', 'ecs:RegisterTaskDefinition', 'ecs:CreateService'],
  ['ecs:ExecuteCommand', 'ecs:DescribeTasks'],
  ['iam:PassRole', 'glue:CreateDevEndpoint'],
  ['glue:UpdateDevEndpoint'],
  ['iam:PassRole', 'glue:CreateJob', 'glue:StartJobRun'],
  ['iam:PassRole', 'glue:CreateJob', 'glue:CreateTrigger'],
  ['iam:PassRole', 'glue:UpdateJob', 'glue:StartJobRun'],
  ['iam:PassRole', 'glue:UpdateJob', 'glue:CreateTrigger'],
  ['iam:PassRole', 'glue:CreateSession', 'glue:RunStatement'],
  ['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'],
  ['iam:PassRole', 'lambda:CreateFunction', 'lambda:CreateEventSourceMapping'],
  ['iam:PassRole', 'lambda:CreateFunction', 'lambda:AddPermission'],
  ['lambda:UpdateFunctionCode'],
  ['lambda:UpdateFunctionConfiguration'],
  ['iam:PassRole', 'sagemaker:CreateNotebookInstance'],
  ['iam:PassRole', 'sagemaker:CreateTrainingJob'],
  ['iam:PassRole', 'sagemaker:CreateProcessingJob'],
  ['sagemaker:CreatePresignedNotebookInstanceUrl'],
  [
    'sagemaker:CreateNotebookInstanceLifecycleConfig',
    'sagemaker:StopNotebookInstance',
    'sagemaker:UpdateNotebookInstance',
    'sagemaker:StartNotebookInstance',
  ],
  ['ssm:StartSession'],
  ['ssm:SendCommand'],
  ['iam:PassRole', 'ssm:StartAutomationExecution'],
  ['iam:PassRole', 'states:CreateStateMachine', 'states:StartExecution'],
];

/** What all resources of its kind are to an action: on all roles alone nobody changes a user. */
const kinds: readonly { readonly of: Everything; readonly actions: readonly string[] }[] = [
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
  { of: { service: 'iam', kind: 'policy' }, actions: ['iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion'] },
  {
    of: { service: 'iam', kind: 'user' },
    actions: [
      'iam:CreateAccessKey',
      'iam:CreateLoginProfile',
      'iam:UpdateLoginProfile',
      'iam:AttachUserPolicy',
      'iam:PutUserPolicy',
    ],
  },
  {
    of: { service: 'iam', kind: 'group' },
    actions: ['iam:AttachGroupPolicy', 'iam:PutGroupPolicy', 'iam:AddUserToGroup'],
  },
  {
    of: { service: 'iam', kind: 'role' },
    actions: ['iam:AttachRolePolicy', 'iam:PutRolePolicy', 'iam:UpdateAssumeRolePolicy', 'iam:PassRole'],
  },
  // These enter an instance, whose ARN is that of EC2.
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
  {
    of: { service: 'ec2', kind: 'instance' },
    actions: ['ssm:StartSession', 'ssm:SendCommand', 'ec2-instance-connect:SendSSHPublicKey'],
  },
];

/** What a statement has to allow an action on for it to be allowed on everything. */
export function objectOf(action: string): Everything {
  const [service = ''] = action.split(':');
  return kinds.find(({ actions }) => actions.includes(action))?.of ?? { service };
}
