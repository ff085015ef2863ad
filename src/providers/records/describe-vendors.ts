import type { Json } from '../../model/json.ts';
import type {
  Baa,
  Certification,
  DataSetRecord,
  DocumentReference,
  Soc2Report,
  VendorRecord,
} from '../../model/records.ts';
import type { Resource, Scope } from '../../model/resource.ts';
import { createDays, type Days } from './days.ts';
import { stateOf } from './documents.ts';
import { vendorKey } from './parse/vendors.ts';
import { carriesPhi, isHealthData } from './phi.ts';
import type { RegisterAnswer } from './register-answer.ts';
import { toResource } from './to-resource.ts';
import type { Told } from './told.ts';
import { vendorSchema } from './vendor-schema.ts';

/** The register of vendors, each with what the data sets send it. */
export function describeVendors(
  register: RegisterAnswer<VendorRecord>,
  dataSets: readonly DataSetRecord[],
  scope: Scope,
): readonly Resource[] {
  const { observedAt, records, documents } = register;
  const days = createDays(register);
  const receiving = new Set(
    dataSets.flatMap((set) => set.flows.filter((flow) => carriesPhi(flow, set)).map(({ to }) => to)),
  );
  return records.map((vendor) => {
    const key = vendorKey(vendor);
    const receives = receiving.has(key);
    const state: StateOf = (reference) => stateOf(reference, documents, vendor.place);
    const attributes = {
      ...describeVendor(vendor, days),
      ...describePapers(vendor, state, days),
      Baa: orNull(vendor.baa, (baa) => describeBaa(baa, state, days)),
      HandlesPhi: receives || vendor.handles.some(isHealthData),
      ReceivesPhi: receives,
    };
    return toResource(scope, { type: vendorSchema.type, key, observedAt, attributes });
  });
}

/** What became of a document of the vendor at hand. */
type StateOf = (reference: DocumentReference | undefined) => ReturnType<typeof stateOf>;

function describeVendor(vendor: VendorRecord, { past }: Days): Told {
  const { subprocessors, deletion, exit } = vendor;
  return {
    Name: vendor.name,
    Service: vendor.service,
    Role: vendor.role,
    Reference: vendor.reference ?? null,
    Handles: vendor.handles,
    Regions: vendor.regions,
    Law: vendor.law ?? null,
    Training: vendor.training ?? null,
    SecondaryUse: vendor.secondaryUse ?? null,
    SecondaryUseNote: vendor.secondaryUseNote ?? null,
    Subprocessors: orNull(subprocessors, ({ listUrl, reviewedOn, notice }) => ({
      ListUrl: listUrl ?? null,
      ReviewedOn: orNull(reviewedOn, past),
      Notice: notice ?? null,
    })),
    Deletion: orNull(deletion, ({ withinDays, certificate }) => ({
      WithinDays: withinDays,
      Certificate: certificate ?? null,
    })),
    IncidentNoticeHours: vendor.incidentNotice ?? null,
    Exit: orNull(exit, ({ reviewedOn }) => ({ ReviewedOn: orNull(reviewedOn, past) })),
    Place: vendor.place,
  };
}

function describePapers(vendor: VendorRecord, state: StateOf, days: Days): Told {
  const { pentest, responsibility } = vendor;
  const certificate = (paper: Certification | undefined): Told | null =>
    orNull(paper, ({ number, expires, document }) => ({
      Number: number ?? null,
      Expires: days.end(expires),
      Document: state(document),
    }));
  return {
    Soc2: orNull(vendor.soc2, (report) => describeSoc2(report, state, days)),
    Iso27001: certificate(vendor.iso27001),
    Iso27017: certificate(vendor.iso27017),
    Isms: certificate(vendor.isms),
    Pmark: certificate(vendor.pmark),
    Pentest: orNull(pentest, ({ date, document }) => ({
      Date: days.past(date),
      Document: state(document),
    })),
    Responsibility: orNull(responsibility, ({ document, reviewedOn }) => ({
      Document: state(document),
      ReviewedOn: orNull(reviewedOn, days.past),
    })),
  };
}

/** Its days as they are: whether it is in force is judged, as of whatever moment. */
function describeBaa(baa: Baa, state: StateOf, days: Days): Told {
  const { status, signed, plan, expires, document, reason } = baa;
  return {
    Status: status,
    Signed: orNull(signed, days.begin),
    Plan: plan ?? null,
    Expires: orNull(expires, days.end),
    Document: state(document),
    Reason: reason ?? null,
  };
}

function describeSoc2({ type, from, to, bridgeUntil, document }: Soc2Report, state: StateOf, days: Days): Told {
  return {
    Type: type,
    From: days.begin(from),
    To: days.end(to),
    BridgeUntil: orNull(bridgeUntil, days.end),
    CoveredUntil: days.end(bridgeUntil ?? to),
    Document: state(document),
  };
}

function orNull<T, Shown extends Json | Told>(value: T | undefined, describe: (value: T) => Shown): Shown | null {
  return value === undefined ? null : describe(value);
}
