import { baaStatuses, classifications, secondaryUses, trainingUses, vendorRoles } from '../../model/records.ts';
import type { Field, ResourceSchema } from '../schema.ts';
import { readCalls } from './calls.ts';
import {
  costing,
  count,
  day,
  documentState,
  flag,
  lastDay,
  orNull,
  place,
  source,
  text,
  texts,
} from './shared-fields.ts';

const certificate: Field = {
  type: 'object',
  nullable: true,
  fields: { Number: orNull(text), Expires: lastDay, Document: documentState },
};

const { dataSets, vendors } = readCalls;

const fields: Readonly<Record<string, Field>> = {
  Name: text,
  Service: text,
  Role: { type: 'string', enum: vendorRoles },
  Reference: orNull({
    ...text,
    doc: { en: 'id in the bundled reference list', ja: '同梱の参考一覧でのID' },
  }),
  Handles: { type: 'list', items: { type: 'string', enum: classifications } },
  Baa: {
    type: 'object',
    nullable: true,
    doc: {
      en: 'business associate agreement; null: nothing is declared',
      ja: 'ビジネスアソシエイト契約（BAA）。nullは記載なし',
    },
    fields: {
      Status: { type: 'string', enum: baaStatuses },
      Signed: orNull(day),
      Plan: orNull({ ...text, doc: { en: 'the plan that it covers', ja: '対象となる契約プラン' } }),
      Expires: orNull(lastDay),
      Document: documentState,
      Reason: orNull(text),
    },
  },
  Soc2: {
    type: 'object',
    nullable: true,
    fields: {
      Type: { ...count, doc: { en: '1 or 2', ja: '1か2' } },
      From: day,
      To: lastDay,
      BridgeUntil: orNull(lastDay),
      CoveredUntil: { ...lastDay, derived: 'BridgeUntil where there is one, else To' },
      Document: documentState,
    },
  },
  Iso27001: certificate,
  Iso27017: certificate,
  Isms: certificate,
  Pmark: certificate,
  Regions: texts,
  Law: orNull({ ...texts, doc: { en: 'countries whose law applies', ja: '準拠法の国' } }),
  Training: orNull({
    type: 'string',
    enum: trainingUses,
    doc: {
      en: 'use of our data to train models; null: nothing is declared',
      ja: '自組織のデータの学習利用。nullは記載なし',
    },
  }),
  SecondaryUse: orNull({ type: 'string', enum: secondaryUses }),
  SecondaryUseNote: orNull(text),
  Subprocessors: {
    type: 'object',
    nullable: true,
    fields: { ListUrl: orNull(text), ReviewedOn: orNull(day), Notice: orNull(flag) },
  },
  Deletion: { type: 'object', nullable: true, fields: { WithinDays: count, Certificate: orNull(flag) } },
  IncidentNoticeHours: orNull(count),
  Pentest: { type: 'object', nullable: true, fields: { Date: orNull(day), Document: documentState } },
  Responsibility: {
    type: 'object',
    nullable: true,
    fields: { Document: documentState, ReviewedOn: orNull(day) },
  },
  Exit: { type: 'object', nullable: true, fields: { ReviewedOn: orNull(day) } },
  Place: place,
};

/** A vendor and one service of it. */
export const vendorSchema: ResourceSchema = {
  type: 'records/vendor/service',
  title: { en: 'Vendor service', ja: '委託先のサービス' },
  scope: 'account',
  list: [],
  source,
  fields: {
    ...costing(vendors, fields),
    HandlesPhi: {
      ...flag,
      from: [vendors, dataSets],
      derived: 'its record says PHI or clinical data, or a flow sends it any that is not tokenised',
    },
    ReceivesPhi: {
      ...flag,
      from: [vendors, dataSets],
      derived: 'a flow sends it PHI or clinical data that is not tokenised',
    },
  },
};
