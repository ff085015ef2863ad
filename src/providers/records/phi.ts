import type { Classification, DataSetRecord, FlowRecord } from '../../model/records.ts';

/** Health data of a person: what HIPAA calls PHI, and clinical data beside it. */
export function isHealthData(classification: Classification): boolean {
  return classification === 'phi' || classification === 'clinical';
}

/** Tokens stand for nobody to whoever has them alone. */
export function holdsPhi({ classification, tokenised = false }: DataSetRecord): boolean {
  return isHealthData(classification) && !tokenised;
}

/** What a flow sends is as its data set, where it does not say otherwise. */
export function classificationOf(flow: FlowRecord, set: DataSetRecord): Classification {
  return flow.classification ?? set.classification;
}

export function carriesPhi(flow: FlowRecord, set: DataSetRecord): boolean {
  return isHealthData(classificationOf(flow, set)) && !(flow.tokenised ?? set.tokenised ?? false);
}
