/** How long a table of a workspace keeps what it takes in, in days. */
export interface TableRetention {
  /** To be queried at once. */
  readonly retentionInDays: unknown;
  /** That, and the time it can be restored or searched after. */
  readonly totalRetentionInDays: unknown;
}

/**
 * The retention of a table with what -1 stands for: "Setting this property to -1 will default to the workspace retention", of the
 * total "to table retention". https://learn.microsoft.com/rest/api/loganalytics/tables/list-by-workspace
 */
export function tableRetention(table: Readonly<Record<string, unknown>>, workspaceRetention: unknown): TableRetention {
  const retentionInDays = table.retentionInDays === -1 ? workspaceRetention : table.retentionInDays;
  const totalRetentionInDays = table.totalRetentionInDays === -1 ? retentionInDays : table.totalRetentionInDays;
  return { retentionInDays: retentionInDays ?? undefined, totalRetentionInDays: totalRetentionInDays ?? undefined };
}
