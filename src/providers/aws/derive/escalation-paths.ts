import { isOpenAllow, isOpenDeny, namesAction } from './granted-actions.ts';
import { parsePolicy } from './policy-statement.ts';

/**
 * Actions by which whoever holds all of one row on every resource gives itself rights it was not given, as published
 * research lists them: https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/ and its second part.
 */
const paths: readonly (readonly string[])[] = [
  ['iam:CreatePolicyVersion'],
  ['iam:SetDefaultPolicyVersion'],
  ['iam:CreateAccessKey'],
  ['iam:CreateLoginProfile'],
  ['iam:UpdateLoginProfile'],
  ['iam:AttachUserPolicy'],
  ['iam:AttachGroupPolicy'],
  ['iam:PutUserPolicy'],
  ['iam:PutGroupPolicy'],
  ['iam:AddUserToGroup'],
  ['iam:AttachRolePolicy', 'sts:AssumeRole'],
  ['iam:PutRolePolicy', 'sts:AssumeRole'],
  ['iam:UpdateAssumeRolePolicy', 'sts:AssumeRole'],
  ['iam:PassRole', 'ec2:RunInstances'],
  ['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'],
  ['iam:PassRole', 'lambda:CreateFunction', 'lambda:CreateEventSourceMapping'],
  ['iam:PassRole', 'lambda:CreateFunction', 'lambda:AddPermission'],
  ['lambda:UpdateFunctionCode'],
  ['lambda:UpdateFunctionConfiguration'],
  ['iam:PassRole', 'cloudformation:CreateStack'],
  ['iam:PassRole', 'cloudformation:UpdateStack'],
  ['iam:PassRole', 'cloudformation:CreateChangeSet', 'cloudformation:ExecuteChangeSet'],
  ['iam:PassRole', 'datapipeline:CreatePipeline', 'datapipeline:PutPipelineDefinition'],
  ['iam:PassRole', 'glue:CreateDevEndpoint'],
  ['glue:UpdateDevEndpoint'],
  ['iam:PassRole', 'glue:CreateJob'],
  ['iam:PassRole', 'glue:UpdateJob'],
  ['iam:PassRole', 'ecs:RegisterTaskDefinition', 'ecs:RunTask'],
  ['iam:PassRole', 'codebuild:CreateProject', 'codebuild:StartBuild'],
  ['iam:PassRole', 'sagemaker:CreateNotebookInstance'],
  ['iam:PassRole', 'sagemaker:CreateTrainingJob'],
  ['iam:PassRole', 'sagemaker:CreateProcessingJob'],
  ['sagemaker:CreatePresignedNotebookInstanceUrl'],
  ['iam:PassRole', 'states:CreateStateMachine', 'states:StartExecution'],
  ['iam:PassRole', 'autoscaling:CreateLaunchConfiguration', 'autoscaling:CreateAutoScalingGroup'],
  ['iam:PassRole', 'ssm:StartAutomationExecution'],
];

/**
 * The ways in which a policy, by itself, lets its holder gain rights: `iam:PassRole + ec2:RunInstances`. Actions are
 * matched with their wildcards and `NotAction`; what the policy denies everywhere and always is taken off. `undefined`
 * for what is no policy.
 */
export function escalationPaths(policy: string | undefined): readonly string[] | undefined {
  const statements = parsePolicy(policy);
  if (!statements) return undefined;
  const allows = statements.filter(isOpenAllow);
  const denies = statements.filter(isOpenDeny);
  const holds = (action: string): boolean =>
    allows.some((statement) => namesAction(statement, action)) &&
    !denies.some((statement) => namesAction(statement, action));
  return paths.filter((path) => path.every(holds)).map((path) => path.join(' + '));
}
