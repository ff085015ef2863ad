import type { Body } from '../send/api.ts';
import { activityLogCategories } from './activity-log-export.ts';
import { inKnownCase } from './known-case.ts';

/** https://learn.microsoft.com/azure/service-health/service-health-notifications-properties */
const serviceEvents = ['Incident', 'Maintenance', 'Informational', 'ActionRequired', 'Security'] as const;

/** Which events of the activity log an alert goes off for. */
export interface AlertedEvents {
  /** Operations all of whose completed events set it off, in lower case. */
  readonly operations: readonly string[];
  /** It goes off for completed events of every operation. */
  readonly allOperations: boolean;
  /** Kinds of service health events that set it off; of services and regions it may be told to look at some only. */
  readonly serviceHealthEvents: readonly string[];
}

const nothing: AlertedEvents = { operations: [], allOperations: false, serviceHealthEvents: [] };

/** One condition: a field, in lower case, and the values of which it may have any. */
interface Term {
  readonly field: string;
  readonly values: readonly string[];
}

/**
 * What the condition of an activity log alert matches; `undefined` where it is none that is documented. An operation counts
 * where nothing else of it is asked but its category, its own provider or type, and that it succeeded: an alert on failures, on one caller or
 * on one resource tells of less. https://learn.microsoft.com/rest/api/monitor/activity-log-alerts/get
 */
export function alertedEvents(condition: unknown): AlertedEvents | undefined {
  const parts = isBody(condition) ? condition.allOf : undefined;
  if (!Array.isArray(parts)) return undefined;
  const terms = parts.map(readTerm);
  const known = terms.filter((term) => term !== undefined);
  if (known.length < terms.length) return undefined;
  const valuesOf = (field: string) => meet(known.filter((term) => term.field === field));
  const categories = valuesOf('category')?.map((value) => inKnownCase(value, activityLogCategories));
  if (categories?.includes('ServiceHealth')) {
    const events = valuesOf('properties.incidenttype')?.map((value) => inKnownCase(value, serviceEvents));
    return { ...nothing, serviceHealthEvents: serviceEvents.filter((event) => events?.includes(event) ?? true) };
  }
  if (categories && !categories.includes('Administrative')) return nothing;
  const named = valuesOf('operationname')?.map((value) => value.toLowerCase());
  const narrows = (operation: string | undefined) => known.some((term) => isNarrower(term, operation));
  return named
    ? { ...nothing, operations: named.filter((operation) => !narrows(operation)) }
    : { ...nothing, allOperations: !narrows(undefined) };
}

/** Whether a term leaves out completed events of an operation, or of some operation. */
function isNarrower({ field, values }: Term, operation: string | undefined): boolean {
  const has = (wanted: string) => values.some((value) => value.toLowerCase() === wanted);
  switch (field) {
    case 'category':
    case 'operationname':
      return false;
    case 'status':
      return !has('succeeded');
    case 'level':
      return !has('informational');
    case 'resourcetype':
      return operation === undefined || !has(operation.slice(0, operation.lastIndexOf('/')));
    case 'resourceprovider':
      return operation === undefined || !has(operation.split('/', 1)[0] ?? '');
    default:
      return true;
  }
}

function readTerm(value: unknown): Term | undefined {
  if (!isBody(value)) return undefined;
  if (Array.isArray(value.anyOf)) {
    const terms = value.anyOf.map(readTerm).filter((term) => term !== undefined);
    const [first] = terms;
    const isOne = terms.length === value.anyOf.length && terms.every(({ field }) => field === first?.field);
    return isOne && first ? { field: first.field, values: terms.flatMap(({ values }) => values) } : undefined;
  }
  const { field, equals, containsAny } = value;
  if (typeof field !== 'string') return undefined;
  const values = typeof equals === 'string' ? [equals] : containsAny;
  const isTexts = Array.isArray(values) && values.every((text) => typeof text === 'string');
  return isTexts ? { field: field.toLowerCase(), values } : undefined;
}

/** What all terms on one field allow; `undefined` where there is none. */
function meet([first, ...rest]: readonly Term[]): readonly string[] | undefined {
  const allowed = rest.map(({ values }) => new Set(values.map((value) => value.toLowerCase())));
  return first?.values.filter((value) => allowed.every((set) => set.has(value.toLowerCase())));
}

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
