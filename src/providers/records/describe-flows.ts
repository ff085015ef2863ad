import type { DataSetRecord, VendorRecord } from '../../model/records.ts';
import type { Resource, Scope } from '../../model/resource.ts';
import { dataFlowSchema } from './data-schema.ts';
import { createDays } from './days.ts';
import { stateOf } from './documents.ts';
import { vendorKey } from './parse/vendors.ts';
import { carriesPhi, classificationOf } from './phi.ts';
import type { RegisterAnswer } from './register-answer.ts';
import { toResource } from './to-resource.ts';

/** Where data sets are sent. */
export function describeFlows(
  register: RegisterAnswer<DataSetRecord>,
  { records: vendors, documents }: Pick<RegisterAnswer<VendorRecord>, 'records' | 'documents'>,
  scope: Scope,
): readonly Resource[] {
  const { observedAt, records } = register;
  const days = createDays(register);
  const byName = new Map(vendors.map((vendor) => [vendorKey(vendor), vendor]));
  return records.flatMap((set) =>
    set.flows.map((flow) => {
      const vendor = byName.get(flow.to);
      const { baa } = vendor ?? {};
      return toResource(scope, {
        type: dataFlowSchema.type,
        key: `${set.name} -> ${flow.to} (${flow.purpose})`,
        name: `${set.name} -> ${flow.to}`,
        observedAt,
        attributes: {
          DataSet: set.name,
          Classification: classificationOf(flow, set),
          CarriesPhi: carriesPhi(flow, set),
          To: flow.to,
          Purpose: flow.purpose,
          VendorDeclared: vendor !== undefined,
          BaaStatus: baa?.status ?? null,
          BaaSigned: baa?.signed === undefined ? null : days.begin(baa.signed),
          BaaExpires: baa?.expires === undefined ? null : days.end(baa.expires),
          BaaDocument: stateOf(baa?.document, documents, vendor?.place ?? flow.place),
          VendorRegions: vendor?.regions ?? null,
          Place: flow.place,
        },
      });
    }),
  );
}
