import type { Field } from '../../../schema.ts';

/** Attributes that instances, clusters and snapshots share. */
export const region: Field = { type: 'string', derived: 'the region that was asked' };

export const tags: Field = {
  type: 'list',
  derived: 'TagList',
  items: { type: 'object', fields: { Key: { type: 'string' }, Value: { type: 'string', absentMeans: '' } } },
};

/**
 * `sse-rds` is encryption with a key that AWS owns, of which StorageEncrypted says `false`.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBCluster.html
 */
export const storageEncryptionType: Field = { type: 'string', enum: ['none', 'sse-rds', 'sse-kms'] };

/** "If StorageEncrypted is enabled, the … KMS key identifier": API_DBInstance.html, API_DBCluster.html */
export const kmsKey: Field = { type: 'string', nullable: true, absentMeans: null };

/** "A list of log types that this DB … is configured to export": without one it exports none. API_DBInstance.html */
export const logExports: Field = { type: 'list', absentMeans: [], items: { type: 'string' } };

/** "The secret managed by RDS in … Secrets Manager for the master user password": API_DBInstance.html */
export const masterUserSecret: Field = {
  type: 'object',
  nullable: true,
  absentMeans: null,
  doc: { en: 'null: RDS does not manage the master password', ja: 'null はRDSがマスターパスワードを管理していない' },
  fields: { SecretStatus: { type: 'string' } },
};

export const requiresTls: Field = {
  type: 'boolean',
  nullable: true,
  derived:
    'by engine: rds.force_ssl, require_secure_transport or tls of the parameter group; null: the engine has no such parameter',
};

export const auditsByParameter: Field = {
  type: 'boolean',
  nullable: true,
  derived:
    'by engine: pgaudit loaded and pgaudit.log set, server_audit_logging, audit_logs or neptune_enable_audit_log; null: the engine has no parameter for it',
};

export const replicaRegions: Field = {
  type: 'list',
  items: { type: 'string' },
  derived: 'the other regions in the ARNs of its read replicas and replicated automated backups',
};
