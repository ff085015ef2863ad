import type { Field, ResourceSchema } from '../../../schema.ts';
import { subscriptionsCall } from '../../connect/subscriptions.ts';
import { groupMembers } from '../../read/group-users.ts';
import { classicAdministrators, roleAssignments, roleInstances } from './calls.ts';

const principal: Readonly<Record<string, Field>> = {
  principalId: { type: 'string', derived: 'in lower case' },
  principalType: { type: 'string' },
};

/** Who has power over a subscription as a whole, by assignments in it and above it. */
export const subscriptionSchema: ResourceSchema = {
  type: 'azure/authorization/subscription',
  title: { en: 'Access to a subscription', ja: 'サブスクリプションのアクセス制御' },
  scope: 'account',
  list: [subscriptionsCall],
  source: 'https://learn.microsoft.com/rest/api/authorization/role-assignments/list-for-subscription',
  fields: {
    subscriptionId: { type: 'string', account: true },
    owners: {
      type: 'list',
      from: [roleAssignments],
      derived: 'each holder of Owner on the subscription, on a management group above it or on the root, once',
      items: { type: 'object', fields: principal },
    },
    ownerUserIds: {
      type: 'list',
      from: [roleAssignments, groupMembers],
      derived: 'the users among the owners, members of groups included',
      items: { type: 'string' },
    },
    rootAssignments: {
      type: 'list',
      from: [roleAssignments],
      derived: 'holders of Owner or User Access Administrator on the root',
      items: { type: 'object', fields: principal },
    },
    standingOwners: {
      type: 'list',
      from: [roleInstances],
      derived: 'owners by an assignment that is active, not by activation, and has no end',
      items: { type: 'object', fields: principal },
    },
    classicAdministrators: {
      type: 'list',
      from: [classicAdministrators],
      items: { type: 'object', fields: { role: { type: 'string' } } },
    },
  },
};
