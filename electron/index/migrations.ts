/** Numbered and append-only: an index written by any earlier version is brought up to date step by step. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    file TEXT NOT NULL UNIQUE,
    file_bytes INTEGER NOT NULL,
    modified_ms REAL NOT NULL,
    -- Number of the listing that saw the file last.
    seen INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL,
    state_json TEXT NOT NULL,
    kind TEXT, from_text TEXT, to_text TEXT, subject TEXT,
    date_ms INTEGER, date_source TEXT,
    requestor TEXT, sync_json TEXT,
    format TEXT, codec TEXT,
    bytes_in INTEGER, bytes_out INTEGER, transactions INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    parts_json TEXT NOT NULL DEFAULT '[]',
    notes_json TEXT NOT NULL DEFAULT '[]'
  ) STRICT;
  CREATE INDEX message_by_state ON message (gone, state);
  CREATE INDEX message_by_requestor ON message (gone, requestor, state);
  CREATE INDEX message_by_date ON message (date_ms);
  CREATE INDEX message_by_bytes_out ON message (bytes_out);

  CREATE TABLE attempt (
    message_id INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    started_at_ms INTEGER NOT NULL,
    elapsed_ms INTEGER NOT NULL,
    decoder TEXT NOT NULL,
    workers INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    failure_kind TEXT,
    text TEXT NOT NULL,
    samples_json TEXT NOT NULL,
    PRIMARY KEY (message_id, number)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    who TEXT NOT NULL,
    act TEXT NOT NULL,
    message_id INTEGER,
    file TEXT,
    detail TEXT NOT NULL,
    result TEXT NOT NULL,
    equivalent TEXT,
    -- What has to be known to undo or to recover the act; null when there is nothing to undo.
    act_json TEXT,
    undone_by INTEGER REFERENCES journal (id)
  ) STRICT;
  CREATE INDEX journal_by_message ON journal (message_id);
  CREATE INDEX journal_under_way ON journal (id) WHERE result = 'under-way';

  CREATE TABLE delivery (
    journal_id INTEGER PRIMARY KEY REFERENCES journal (id),
    message_id INTEGER NOT NULL REFERENCES message (id),
    source_sha256 TEXT NOT NULL,
    folder TEXT NOT NULL,
    folder_identity TEXT NOT NULL,
    temporary TEXT NOT NULL,
    final TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('intended', 'written', 'delivered', 'rolled-back', 'undone')),
    sha256 TEXT,
    bytes INTEGER,
    state_before TEXT NOT NULL,
    at_ms INTEGER NOT NULL
  ) STRICT;
  -- Exactly once: one content has at most one live delivery into a folder.
  CREATE UNIQUE INDEX delivery_once ON delivery (source_sha256, folder)
    WHERE stage IN ('intended', 'written', 'delivered');

  CREATE TABLE lab_run (
    id INTEGER PRIMARY KEY,
    run_json TEXT NOT NULL
  ) STRICT;
  `,
];
