/**
 * What ids of resources have in common: the services, kinds and regions that AWS, Azure and comply itself write into them, as they
 * stand there, in lower case. From the ids in the recorded answers under `fixtures/`. A pattern that keeps no more than a piece of
 * one of these tells one resource from no other.
 */
export const kindWords: readonly string[] = [
  // Where a resource lies.
  'arn aws aws-cn aws-us-gov azure endpoint records providers subscription subscriptions resourcegroups managementgroups tenant',
  'account accounts organization organizations region regional global instance',
  'ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-south-1 ap-east-1',
  'us-east-1 us-east-2 us-west-1 us-west-2 us-gov-east-1 us-gov-west-1 ca-central-1 ca-west-1 sa-east-1 mx-central-1',
  'eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 me-central-1 me-south-1 af-south-1 il-central-1',
  'com net org gov edu amazonaws.com core.windows.net azurewebsites.net',
  // Services of AWS.
  'access-analyzer accessanalyzer acm apigateway apigatewayv2 backup bedrock cloudfront cloudtrail cloudwatch cognito-idp config detective',
  'dynamodb ec2 ecr ecs eks elasticache elasticfilesystem elasticloadbalancing elbv2 es guardduty healthlake iam inspector2 kinesis',
  'kms lambda logs macie2 opensearch rds redshift s3 sagemaker secretsmanager securityhub sns sqs ssm sso tagging transfer vpc wafv2',
  // Kinds of AWS, and of the ids comply makes.
  'alarm alias analyzer apis app application-inference-profile aws-service-role backup-plan backup-vault certificate',
  'client-vpn-endpoint cluster cluster-snapshot cluster-version conformance-pack custom-model datastore db delivery-destination',
  'distribution document domain domainnames endpoint-config eventdatastore file-system foundation-model function group guardrail gwy image',
  'instance-profile key listener loadbalancer log-group malware-protection-plan managed-instance mfa model network-acl nodegroup',
  'notebook-instance ou permissionset policy protected-resource recovery-point replicationgroup repository restapis role root rule',
  'saml-provider secret security-group server server-certificate serverlesscache service service_control_policy snapshot ssl-policy',
  'stages stream subnet table task-definition trail user userpool volume vpc-endpoint vpc-flow-log vpc-peering-connection webacl',
  'flow-log service-role http tls graph images model-customization-job origin-access-control restore-testing-plan servicesetting standards',
  'vpcorigin',
  // How AWS begins an id it made up; what follows is hexadecimal and begins with a 0.
  'acl-0 ami-0 cvpn-endpoint-0 eipalloc-0 eni-0 fl-0 fs-0 fsmt-0 igw-0 i-0 lt-0 mi-0 nat-0 pcx-0 rtb-0 sg-0 sgr-0 snap-0 subnet-0 tgw-0 vol-0',
  'vpc-0 vpce-0 ssoins-7 ps- ou- o- p- s-',
  // What comply makes of records, beside the words above.
  'activity data flow log sample set store vendor',
  'acceptable-use access-control access-review ai-use asset-management breach-notification business-impact-analysis change-management',
  'cloud-use contingency contingency-drill cryptography data-classification device-inventory human-resources incident-drill',
  'incident-response information-security internal-audit log-review logging-monitoring management-review media-disposal mobile-devices',
  'operation-management penetration-test physical-security privacy records-retention remote-access restore-test risk-analysis',
  'risk-management sanctions secure-development security-training training vendor-management vendor-review vulnerability-management',
  'vulnerability-scan',
  // Providers and kinds of Azure.
  'microsoft.authorization microsoft.cache microsoft.cdn microsoft.cognitiveservices microsoft.compute microsoft.containerregistry',
  'microsoft.containerservice microsoft.dataprotection microsoft.dbformysql microsoft.dbforpostgresql microsoft.documentdb',
  'microsoft.eventhub microsoft.healthcareapis microsoft.insights microsoft.keyvault microsoft.machinelearningservices',
  'microsoft.management microsoft.network microsoft.operationalinsights microsoft.recoveryservices microsoft.search',
  'microsoft.security microsoft.servicebus microsoft.sql microsoft.storage microsoft.web',
  'activity-log-category activitylogalerts afdendpoints applicationgateways applicationgatewaywebapplicationfirewallpolicies',
  'assessments azurefirewalls backupvaults bastionhosts blobservices classicadministrators components connections containers',
  'customdomains databaseaccounts databases default deployments diagnostic-setting diagnosticsettings dicomservices disks',
  'diskencryptionsets encryptionprotector fhirservices firewallpolicies firewallrules flexibleservers flowlogs frontdoors',
  'frontdoorwebapplicationfirewallpolicies keys managedclusters managedhsms managedinstances namespaces networkinterfaces',
  'networksecuritygroups networkwatchers pricings privateendpoints profiles publicipaddresses redis redisenterprise registries',
  'regulatorycomplianceassessments regulatorycompliancecontrols regulatorycompliancestandards replications roleassignments roledefinitions searchservices secrets',
  'securescores securityrules servers sites slots snapshots staging storageaccounts subnets vaults virtualmachines',
  'virtualmachinescalesets virtualnetworks workspaces actiongroups applicationsecuritygroups backendaddresspools backupinstances',
  'backuplongtermretentionpolicies backuppolicies backupshorttermretentionpolicies basicpublishingcredentialspolicies configurations',
  'ddosprotectionplans defaultsecurityrules extendedauditingsettings frontendports httplisteners immutabilitypolicies ipconfigurations',
  'ipv6firewallrules managementpolicies natgateways networkwatcherrg networkwatcher_ privateendpointconnections raipolicies',
  'redirectconfigurations requestroutingrules roleassignmentscheduleinstances routes securityalertpolicies securitycontacts',
  'securitypolicies sqlvulnerabilityassessments tables transparentdataencryption vulnerabilityassessments',
  'application authorization cdn cognitiveservices compute containerregistry containerservice cosmosdb defender directory-role entra',
  'eventhub healthcareapis keyvault machinelearning monitor mysql network postgresql recoveryservices search servicebus sql storage web',
].flatMap((line) => line.split(' '));
