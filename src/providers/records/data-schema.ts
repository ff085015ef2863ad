import { baaStatuses, classifications, environments } from '../../model/records.ts';
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

const { dataSets, vendors, document } = readCalls;

const classification: Field = { type: 'string', enum: classifications };

/** A data set as it is declared. */
export const dataSetSchema: ResourceSchema = {
  type: 'records/data/set',
  title: { en: 'Data set', ja: 'データセット' },
  scope: 'account',
  list: [],
  source,
  fields: costing(dataSets, {
    Name: text,
    Classification: classification,
    HoldsPhi: { ...flag, derived: 'PHI or clinical data that is not tokenised' },
    Environment: { type: 'string', enum: environments },
    Tokenised: orNull(flag),
    RetentionDays: orNull({ ...count, derived: 'a month counts as 30 days, a year as 365' }),
    Residency: orNull({
      ...texts,
      doc: { en: 'countries or regions it may lie in; null: any', ja: '保存を許す国またはリージョン。nullは制限なし' },
    }),
    Selectors: { ...count, doc: { en: 'how many choose its stores', ja: '保存先を選ぶ条件の数' } },
    Matches: {
      ...count,
      derived:
        'scanned data stores that a selector chooses; at least so many, where one was found and a list was cut short',
    },
    StoreTypes: { ...texts, derived: 'resource types of those data stores' },
    Place: place,
  }),
};

/** Where a data set is sent. */
export const dataFlowSchema: ResourceSchema = {
  type: 'records/data/flow',
  title: { en: 'Data flow', ja: 'データの提供' },
  scope: 'account',
  list: [],
  source,
  fields: {
    ...costing(dataSets, {
      DataSet: text,
      Classification: classification,
      CarriesPhi: { ...flag, derived: 'PHI or clinical data that is not tokenised' },
      To: { ...text, doc: { en: 'vendor/service', ja: '委託先/サービス' } },
      Purpose: text,
      Place: place,
    }),
    VendorDeclared: {
      ...flag,
      from: [dataSets, vendors],
      doc: { en: 'it is in the register', ja: '委託先台帳に記載あり' },
    },
    BaaStatus: {
      type: 'string',
      nullable: true,
      enum: baaStatuses,
      from: [dataSets, vendors],
      doc: {
        en: 'null: the vendor is not in the register, or its record names no agreement',
        ja: 'nullは、委託先台帳に記載がないもの、または契約の記載がないもの',
      },
    },
    BaaSigned: { ...orNull(day), from: [dataSets, vendors] },
    BaaExpires: { ...orNull(lastDay), from: [dataSets, vendors] },
    BaaDocument: { ...documentState, from: [dataSets, vendors, document] },
    VendorRegions: { ...orNull(texts), from: [dataSets, vendors] },
  },
};

/** A scanned data store, seen from what is declared. */
export const dataStoreSchema: ResourceSchema = {
  type: 'records/data/store',
  title: { en: 'Scanned data store', ja: 'スキャンしたデータ保存先' },
  scope: 'account',
  list: [],
  source,
  fields: costing(dataSets, {
    ResourceId: { ...text, doc: { en: 'the id of the resource', ja: 'リソースのID' } },
    ResourceName: text,
    ResourceType: text,
    Region: text,
    DataSets: { ...texts, doc: { en: 'names of the data sets in it', ja: '保存しているデータセットの名前' } },
    HoldsPhi: { ...flag, derived: 'one of its data sets does' },
    Classified: { ...flag, derived: 'it holds a declared data set' },
    Environments: { type: 'list', items: { type: 'string', enum: environments } },
    ResidencyKept: {
      type: 'boolean',
      nullable: true,
      derived: 'its region lies where each of its data sets may',
      doc: { en: 'null: none of its data sets says where it may lie', ja: 'nullは保存場所の制限なし' },
    },
  }),
};
