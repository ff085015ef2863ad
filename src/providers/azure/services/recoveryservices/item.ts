import { asBody } from '../../derive/as-body.ts';
import { backupPolicyRetentionDays, vaultPolicyRetentionDays } from '../../derive/backup-retention.ts';
import { protectionState } from '../../derive/protection-state.ts';
import { lowerId } from '../../derive/resource-id.ts';
import type { Row } from '../../read/graph-page.ts';
import type { Body } from '../../send/api.ts';

/** An item of a Recovery Services vault. https://learn.microsoft.com/rest/api/backup/backup-protected-items/list */
export function shapeProtectedItem(row: Row): Body {
  const properties = row.properties ?? {};
  const { sourceResourceId, dataSourceInfo, workloadType, policyId, policyInfo, lastRecoveryPoint } = properties;
  return {
    ...shapeItem(row, properties),
    vaultType: 'RecoveryServices',
    // The REST reference has the one, the sample queries of the graph the other.
    // https://learn.microsoft.com/azure/backup/query-backups-using-azure-resource-graph
    sourceResourceId: idOrNull(sourceResourceId || asBody(dataSourceInfo)?.resourceID),
    workloadType,
    policyId: idOrNull(policyId || asBody(policyInfo)?.policyId),
    lastRecoveryPoint: momentOf(lastRecoveryPoint),
  };
}

/** An instance of a Backup vault. https://learn.microsoft.com/rest/api/dataprotection/backup-instances/list */
export function shapeBackupInstance(row: Row): Body {
  const properties = row.properties ?? {};
  const { dataSourceInfo, policyInfo, lastRecoveryPoint } = properties;
  return {
    ...shapeItem(row, properties),
    vaultType: 'Backup',
    sourceResourceId: idOrNull(asBody(dataSourceInfo)?.resourceID),
    workloadType: asBody(dataSourceInfo)?.datasourceType,
    policyId: idOrNull(asBody(policyInfo)?.policyId),
    // It is not documented that the graph has it for these.
    lastRecoveryPoint: momentOf(lastRecoveryPoint),
  };
}

export function shapeRecoveryPolicy(row: Row): Body {
  return { ...shapePolicy(row), retentionDays: vaultPolicyRetentionDays(row.properties ?? {}) };
}

export function shapeBackupPolicy(row: Row): Body {
  return { ...shapePolicy(row), retentionDays: backupPolicyRetentionDays(row.properties ?? {}) };
}

function shapeItem({ id, name }: Row, { friendlyName, currentProtectionState, protectionState: older }: Body): Body {
  return {
    id: lowerId(id),
    name: friendlyName || name,
    vaultId: vaultOf(id),
    protectionState: protectionState(currentProtectionState, older),
  };
}

function shapePolicy({ id, name }: Row): Body {
  return { id: lowerId(id), name, vaultId: vaultOf(id) };
}

/** The vault is the part of the id up to the ninth segment: `/subscriptions/…/resourceGroups/…/providers/…/vaults/NAME`. */
function vaultOf(id: string): string {
  return id.toLowerCase().split('/').slice(0, 9).join('/');
}

function idOrNull(id: unknown): unknown {
  return id === undefined || id === '' ? null : lowerId(id);
}

/** Before the first backup it is the least moment there is. */
function momentOf(time: unknown): unknown {
  return typeof time === 'string' && time.startsWith('0001-') ? null : time;
}
