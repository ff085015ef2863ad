/** The OSCAL release these documents are written for (https://github.com/usnistgov/OSCAL/releases/tag/v1.2.2). */
export const oscalVersion = '1.2.2';

/** Whose property names and severity facet these are: every property here carries it, so none can be taken for one of OSCAL's own. */
export const namespace = 'https://comply-scan.dev/ns/oscal';

/** What kind of identifier `system-id` holds: one of OSCAL's own list (oscal_implementation-common_metaschema.xml). */
export const uuidIdentifierType = 'http://ietf.org/rfc/rfc4122';

/** How many observations, and how many risks, a finding names: 10,000 findings under 100 controls each would be a gigabyte of references. */
export const mostRelated = 500;
