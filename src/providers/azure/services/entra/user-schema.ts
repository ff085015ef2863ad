import type { ResourceSchema } from '../../../schema.ts';
import { groupMembers } from '../../read/group-users.ts';
import { registrations, roleAssignments, signIns, users } from './calls.ts';

/** A user. Its principal name names the resource and is kept nowhere else. */
export const userSchema: ResourceSchema = {
  type: 'azure/entra/user',
  title: { en: 'Microsoft Entra user', ja: 'Microsoft Entraユーザー' },
  scope: 'account',
  list: [users],
  source: 'https://learn.microsoft.com/graph/api/resources/user',
  fields: {
    id: { type: 'string', derived: 'in lower case' },
    accountEnabled: { type: 'boolean' },
    isGuest: { type: 'boolean', derived: 'userType is Guest' },
    isExternal: {
      type: 'boolean',
      derived: 'a guest, or a name with #EXT#: the account is of another organisation, whatever its userType',
    },
    createdDateTime: { type: 'time', nullable: true },
    externalUserState: {
      type: 'string',
      nullable: true,
      // "For invited users": of any other user there is none.
      absentMeans: null,
    },
    onPremisesSyncEnabled: {
      type: 'boolean',
      nullable: true,
      absentMeans: null,
      doc: {
        en: 'null: "never been synced from an on-premises directory (default)"',
        ja: 'null はオンプレミスから同期されたことがないことを示す',
      },
    },
    administratorRoles: {
      type: 'list',
      from: [roleAssignments, groupMembers],
      derived: 'names of the administrator roles that are active, assigned directly or through a group',
      items: { type: 'string' },
    },
    isMfaCapable: { type: 'boolean', from: [registrations] },
    methodsRegistered: { type: 'list', from: [registrations], items: { type: 'string' } },
    lastSignIn: {
      type: 'time',
      nullable: true,
      from: [signIns],
      derived: 'lastSuccessfulSignInDateTime, or where there is none the last attempt before December 2023',
      doc: { en: 'null: none is on record', ja: 'null はサインインの記録がないことを示す' },
    },
  },
};
