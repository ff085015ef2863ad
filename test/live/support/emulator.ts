/**
 * The calls that the emulator does not answer, by why. A new version that answers one fails the test that compares this
 * list with a scan.
 */
export const unanswered: Readonly<Record<string, readonly string[]>> = {
  'it has no such service': [
    'access-analyzer:ListAnalyzers',
    'detective:ListGraphs',
    'detective:ListInvitations',
    'healthlake:ListFHIRDatastores',
  ],
  'it has no such operation': [
    'backup:DescribeRegionSettings',
    'backup:GetBackupVaultAccessPolicy',
    'backup:ListBackupSelections',
    'backup:ListProtectedResources',
    'backup:ListRecoveryPointsByBackupVault',
    'backup:ListRestoreJobs',
    'backup:ListRestoreTestingPlans',
    'bedrock:ListGuardrails',
    'bedrock:ListInferenceProfiles',
    'cloudfront:ListVpcOrigins',
    'cloudtrail:ListEventDataStores',
    'config:DescribeComplianceByConfigRule',
    'config:DescribeConformancePacks',
    'ec2:DescribeClientVpnEndpoints',
    'ec2:DescribeVpcBlockPublicAccessOptions',
    'ec2:GetEbsDefaultKmsKeyId',
    'ec2:GetImageBlockPublicAccessState',
    'ec2:GetInstanceMetadataDefaults',
    'ec2:GetSerialConsoleAccessStatus',
    'ec2:GetSnapshotBlockPublicAccessState',
    'eks:DescribeClusterVersions',
    'elasticache:DescribeGlobalReplicationGroups',
    'elasticache:DescribeServerlessCaches',
    'elasticfilesystem:DescribeReplicationConfigurations',
    'guardduty:ListMalwareProtectionPlans',
    'iam:ListOrganizationsFeatures',
    'lambda:ListFunctionUrlConfigs',
    'macie2:GetAutomatedDiscoveryConfiguration',
    'macie2:GetFindingStatistics',
    'securityhub:GetEnabledStandards',
    'ssm:DescribeInstanceInformation',
    'ssm:GetServiceSetting',
    'transfer:DescribeSecurityPolicy',
  ],
  'it writes times in a form that the SDK refuses': ['bedrock:ListCustomModels', 'macie2:GetMacieSession'],
};

/** The calls that are not made, as what they are about comes from one of those above, which is named. */
export const unasked: Readonly<Record<string, string>> = {
  'access-analyzer:ListFindingsV2': 'access-analyzer:ListAnalyzers',
  'backup:DescribeRecoveryPoint': 'backup:ListRecoveryPointsByBackupVault',
  'backup:GetBackupSelection': 'backup:ListBackupSelections',
  'bedrock:GetCustomModel': 'bedrock:ListCustomModels',
  'bedrock:GetGuardrail': 'bedrock:ListGuardrails',
  'cloudfront:GetVpcOrigin': 'cloudfront:ListVpcOrigins',
  'cloudtrail:GetEventDataStore': 'cloudtrail:ListEventDataStores',
  'config:DescribeConformancePackCompliance': 'config:DescribeConformancePacks',
  'guardduty:GetMalwareProtectionPlan': 'guardduty:ListMalwareProtectionPlans',
  'healthlake:DescribeFHIRDatastore': 'healthlake:ListFHIRDatastores',
  'ssm:DescribeInstancePatchStates': 'ssm:DescribeInstanceInformation',
  'ssm:ListResourceComplianceSummaries': 'ssm:DescribeInstanceInformation',
};

/** Whether the emulator answers a call. */
export function isAnswered(call: string): boolean {
  return !Object.values(unanswered).some((calls) => calls.includes(call));
}
