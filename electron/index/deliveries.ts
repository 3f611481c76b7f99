import type { MessageId } from '../../shared/model.ts';
import type { MessageState, Receipt } from '../../shared/state.ts';
import { parsed } from './message-rows.ts';
import type { ReadHandle, Row, WriteHandle } from './open-index.ts';

const STAGES = ['intended', 'written', 'delivered', 'rolled-back', 'undone'] as const;
export type DeliveryStage = (typeof STAGES)[number];

/** Word for word the condition of the index of deliveries that stand. */
const LIVE = `stage IN ('intended', 'written', 'delivered')`;

/** One intent to deliver and how far it came. Names are relative to `folder`. */
export interface Delivery {
  readonly journalId: number;
  readonly messageId: MessageId;
  /** Of the original message file, hex: what "the same message" means. */
  readonly sourceSha256: string;
  readonly folder: string;
  /** Of the folder when the delivery was intended: an empty path of the same name tells nothing. */
  readonly folderIdentity: string;
  readonly temporary: string;
  readonly final: string;
  readonly stage: DeliveryStage;
  /** Of the delivered file; known from stage `written` on. */
  readonly sha256: string | null;
  readonly bytes: number | null;
  readonly stateBefore: MessageState;
  readonly atMs: number;
}

export function addDelivery(
  index: WriteHandle,
  delivery: Omit<Delivery, 'stage' | 'sha256' | 'bytes' | 'atMs'>,
): void {
  index.run(
    `INSERT INTO delivery (journal_id, message_id, source_sha256, folder, folder_identity, temporary, final, stage,
       state_before, at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, 'intended', ?, ?)`,
    delivery.journalId,
    delivery.messageId,
    delivery.sourceSha256,
    delivery.folder,
    delivery.folderIdentity,
    delivery.temporary,
    delivery.final,
    JSON.stringify(delivery.stateBefore),
    Date.now(),
  );
}

export function noteWritten(index: WriteHandle, journalId: number, sha256: string, bytes: number): void {
  index.run(
    `UPDATE delivery SET stage = 'written', sha256 = ?, bytes = ? WHERE journal_id = ?`,
    sha256,
    bytes,
    journalId,
  );
}

export function setStage(index: WriteHandle, journalId: number, stage: DeliveryStage): void {
  index.run('UPDATE delivery SET stage = ?, at_ms = ? WHERE journal_id = ?', stage, Date.now(), journalId);
}

/** The live delivery of this content into this folder, if any. */
export function findDelivery(index: ReadHandle, sourceSha256: string, folder: string): Delivery | null {
  const row = index.first(
    `SELECT * FROM delivery WHERE source_sha256 = ? AND folder = ? AND ${LIVE}`,
    sourceSha256,
    folder,
  );
  return row === undefined ? null : deliveryOf(row);
}

/** The first delivery of this content that is in force, into whatever folder: nothing is delivered twice. */
export function findReceipt(index: ReadHandle, sourceSha256: string): Receipt | null {
  const row = index.first(
    `SELECT * FROM delivery WHERE source_sha256 = ? AND ${LIVE} AND stage = 'delivered' ORDER BY journal_id LIMIT 1`,
    sourceSha256,
  );
  const delivery = row === undefined ? null : deliveryOf(row);
  return delivery === null ? null : receiptOf(delivery, delivery.atMs);
}

/** Whether any content of this queue may be delivered; asked for each member of an archive. */
export function hasDeliveries(index: ReadHandle): boolean {
  const sql = `SELECT 1 FROM delivery INDEXED BY delivery_once WHERE ${LIVE} LIMIT 1`;
  return index.first(sql) !== undefined;
}

export function readDelivery(index: ReadHandle, journalId: number): Delivery | null {
  const row = index.first('SELECT * FROM delivery WHERE journal_id = ?', journalId);
  return row === undefined ? null : deliveryOf(row);
}

/** Deliveries that a crash cut short. */
export function unfinishedDeliveries(index: ReadHandle): Delivery[] {
  return index
    .all(`SELECT * FROM delivery WHERE stage IN ('intended', 'written') ORDER BY journal_id`)
    .map(deliveryOf);
}

export function receiptOf(delivery: Delivery, atMs: number): Receipt {
  const { final, folder, bytes, sha256 } = delivery;
  return { fileName: final, folder, bytes: bytes ?? 0, sha256: sha256 ?? '', atMs };
}

function deliveryOf(row: Row): Delivery {
  return {
    journalId: Number(row['journal_id']),
    messageId: Number(row['message_id']),
    sourceSha256: String(row['source_sha256']),
    folder: String(row['folder']),
    folderIdentity: String(row['folder_identity']),
    temporary: String(row['temporary']),
    final: String(row['final']),
    stage: STAGES.find((stage) => stage === row['stage']) ?? 'rolled-back',
    sha256: row['sha256'] === null ? null : String(row['sha256']),
    bytes: row['bytes'] === null ? null : Number(row['bytes']),
    stateBefore: parsed<MessageState>(row['state_before']),
    atMs: Number(row['at_ms']),
  };
}
