import type { Context } from '../../collector.ts';
import { readOsSettings } from '../../derive/os-settings.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { toTagList } from '../../derive/tag-list.ts';
import { unmanagedDisks } from '../../derive/unmanaged-disks.ts';
import type { Row } from '../../read/graph-page.ts';
import { listInventory } from '../../read/list-inventory.ts';
import type { Body } from '../../send/api.ts';
import { diskEntry, encryptionSetEntry, snapshotEntry } from './disk-schema.ts';
import { machineEntry, scaleSetEntry } from './machine-schema.ts';

/** Reads the virtual machines, scale sets, disks, snapshots and disk encryption sets of a subscription. */
export async function collectCompute(context: Context): Promise<void> {
  await Promise.all([
    listInventory(context, { entry: machineEntry, shape: shapeMachine }),
    listInventory(context, { entry: scaleSetEntry, shape: shapeScaleSet }),
    listInventory(context, { entry: diskEntry, shape: shapeDisk }),
    listInventory(context, { entry: snapshotEntry, shape: shapeStored }),
    listInventory(context, { entry: encryptionSetEntry, shape: shapeNamed }),
  ]);
}

function shapeNamed({ id, name, location, properties }: Row): Body {
  return { ...properties, id: lowerId(id), name, location };
}

function shapeMachine(row: Row): Body {
  const { storageProfile, osProfile, virtualMachineScaleSet } = (row.properties ?? {}) as Record<
    string,
    Body | undefined
  >;
  const type = row.identity?.type;
  return {
    ...shapeNamed(row),
    ...readOsSettings(osProfile),
    tags: toTagList(row.tags),
    identityType: type === undefined || type === 'None' ? null : type,
    virtualMachineScaleSetId: lowerId(virtualMachineScaleSet?.id ?? null),
    unmanagedDisks: unmanagedDisks(storageProfile),
  };
}

function shapeScaleSet(row: Row): Body {
  const profile = row.properties?.virtualMachineProfile as Body | null | undefined;
  const told = profile ? readOsSettings(profile.osProfile) : { disablePasswordAuthentication: null };
  return { ...shapeNamed(row), ...told, hasProfile: Boolean(profile), securityProfile: profile?.securityProfile };
}

function shapeStored(row: Row): Body {
  const { encryption } = (row.properties ?? {}) as { readonly encryption?: Body };
  return {
    ...shapeNamed(row),
    encryption: encryption && { ...encryption, diskEncryptionSetId: lowerId(encryption.diskEncryptionSetId) },
  };
}

/** "not being used", and made to be written to by an upload. https://learn.microsoft.com/rest/api/compute/disks/list#diskstate */
const unattached: readonly unknown[] = ['Unattached', 'ReadyToUpload', 'ActiveUpload'];

/** To a machine that runs, is stopped or hibernates. A disk with an active SAS (ActiveSAS) may be attached or not. */
const attached: readonly unknown[] = ['Attached', 'Reserved', 'Frozen', 'ActiveSASFrozen'];

function shapeDisk(row: Row): Body {
  const { diskState, LastOwnershipUpdateTime, timeCreated } = row.properties ?? {};
  const since = unattached.includes(diskState) ? (LastOwnershipUpdateTime ?? timeCreated) : null;
  return {
    ...shapeStored(row),
    tags: toTagList(row.tags),
    unattachedSince: [...unattached, ...attached].includes(diskState) ? since : undefined,
  };
}
