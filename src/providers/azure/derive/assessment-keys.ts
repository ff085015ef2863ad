/**
 * The ids by which Defender for Cloud has its recommendations; their names are translated and change. Those of the accounts'
 * multifactor authentication replaced 94290b00, 57e98606 and 151e82c5, which say nothing any more.
 * https://learn.microsoft.com/azure/defender-for-cloud/multi-factor-authentication-enforcement
 * https://learn.microsoft.com/azure/defender-for-cloud/recommendations-reference-compute
 */
export const assessmentKeys = {
  /** Accounts with owner permissions on Azure resources should be MFA enabled. */
  ownersMfa: '6240402e-f77c-46fa-9060-a7ce53997754',
  /** Accounts with write permissions on Azure resources should be MFA enabled. */
  writersMfa: 'c0cb17b2-0607-48a7-b0e0-903ed22de39b',
  /** Accounts with read permissions on Azure resources should be MFA enabled. */
  readersMfa: 'dabc9bc4-b8a8-45bd-9a5a-43000df8aa1c',
  /** System updates should be installed on your machines (powered by Azure Update Manager). */
  systemUpdates: 'e1145ab1-eb4f-43d8-911b-36ddf771d13f',
  /** Machines should be configured to periodically check for missing system updates. */
  updateChecks: '90386950-71ca-4357-a12e-486d1679427c',
  /** Machines should have vulnerability findings resolved. */
  machineVulnerabilities: '1195afff-c881-495e-9bc5-1486211ae03f',
  /** EDR solution should be installed on Virtual Machines. */
  endpointProtection: '06e3a6db-6c0c-4ad9-943f-31d9d73ecf6c',
  /** EDR configuration issues should be resolved on virtual machines. */
  endpointConfiguration: 'dc5357d0-3858-4d17-a1a3-072840bff5be',
} as const;
