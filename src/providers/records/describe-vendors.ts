import type { Json } from '../../model/json.ts';
import type { Baa, Certification, DataSetRecord, Soc2Report, VendorRecord } from '../../model/records.ts';
import type { Resource, Scope } from '../../model/resource.ts';
import { isInForce } from './baa.ts';
import { beginOf, endOf, pastDay } from './days.ts';
import { type Documents, stateOf } from './documents.ts';
import { vendorKey } from './parse/vendors.ts';
import { carriesPhi, isHealthData } from './phi.ts';
import type { RegisterAnswer } from './register-answer.ts';
import { toResource } from './to-resource.ts';
import type { Told } from './told.ts';
import { vendorSchema } from './vendor-schema.ts';

/** The register of vendors, each with what the data sets send it. */
export function describeVendors(
  { observedAt, records, documents }: RegisterAnswer<VendorRecord>,
  dataSets: readonly DataSetRecord[],
  scope: Scope,
): readonly Resource[] {
  const receiving = new Set(
    dataSets.flatMap((set) => set.flows.filter((flow) => carriesPhi(flow, set)).map(({ to }) => to)),
  );
  const past = (day: string): string | null => pastDay(day, observedAt);
  return records.map((vendor) => {
    const key = vendorKey(vendor);
    const receives = receiving.has(key);
    const attributes = {
      ...describeVendor(vendor, past),
      ...describePapers(vendor, documents, past),
      Baa: orNull(vendor.baa, (baa) => describeBaa(baa, documents, observedAt)),
      HandlesPhi: receives || vendor.handles.some(isHealthData),
      ReceivesPhi: receives,
    };
    return toResource(scope, { type: vendorSchema.type, key, observedAt, attributes });
  });
}

/** The day, or `null` for one that is still to come. */
type Past = (day: string) => string | null;

function describeVendor(vendor: VendorRecord, past: Past): Told {
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

function describePapers(vendor: VendorRecord, documents: Documents, past: Past): Told {
  const { pentest, responsibility } = vendor;
  const certificate = (paper: Certification | undefined): Told | null =>
    orNull(paper, ({ number, expires, document }) => ({
      Number: number ?? null,
      Expires: endOf(expires),
      Document: stateOf(document, documents),
    }));
  return {
    Soc2: orNull(vendor.soc2, (report) => describeSoc2(report, documents)),
    Iso27001: certificate(vendor.iso27001),
    Iso27017: certificate(vendor.iso27017),
    Isms: certificate(vendor.isms),
    Pmark: certificate(vendor.pmark),
    Pentest: orNull(pentest, ({ date, document }) => ({
      Date: past(date),
      Document: stateOf(document, documents),
    })),
    Responsibility: orNull(responsibility, ({ document, reviewedOn }) => ({
      Document: stateOf(document, documents),
      ReviewedOn: orNull(reviewedOn, past),
    })),
  };
}

function describeBaa(baa: Baa, documents: Documents, observedAt: string): Told {
  const { status, signed, plan, expires, document, reason } = baa;
  return {
    Status: status,
    Signed: orNull(signed, beginOf),
    Plan: plan ?? null,
    Expires: orNull(expires, endOf),
    Document: stateOf(document, documents),
    Reason: reason ?? null,
    InForce: isInForce(baa, documents, observedAt),
  };
}

function describeSoc2({ type, from, to, bridgeUntil, document }: Soc2Report, documents: Documents): Told {
  return {
    Type: type,
    From: beginOf(from),
    To: endOf(to),
    BridgeUntil: orNull(bridgeUntil, endOf),
    CoveredUntil: endOf(bridgeUntil ?? to),
    Document: stateOf(document, documents),
  };
}

function orNull<T, Shown extends Json | Told>(value: T | undefined, describe: (value: T) => Shown): Shown | null {
  return value === undefined ? null : describe(value);
}
