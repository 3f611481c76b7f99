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
  `
  ALTER TABLE message ADD COLUMN server TEXT;
  ALTER TABLE message ADD COLUMN arrived_ms INTEGER;
  -- 1 for a file that holds log lines and is no message: it is in no list of messages.
  ALTER TABLE message ADD COLUMN is_log INTEGER NOT NULL DEFAULT 0;

  CREATE TABLE log_line (
    id INTEGER PRIMARY KEY,
    file_id INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    -- MIME path of the attachment, '' for a file of its own.
    part TEXT NOT NULL,
    number INTEGER NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    format TEXT, wall_ms INTEGER, severity TEXT, code INTEGER,
    text TEXT NOT NULL,
    post_office TEXT, program TEXT, facts_json TEXT, problem TEXT
  ) STRICT;
  CREATE INDEX log_line_by_file ON log_line (file_id, part, number);
  CREATE INDEX log_line_by_time ON log_line (wall_ms);
  CREATE INDEX log_line_by_post_office ON log_line (post_office, wall_ms);

  CREATE TABLE schedule_by_hand (
    post_office TEXT NOT NULL, step TEXT NOT NULL, day INTEGER NOT NULL, minute INTEGER NOT NULL,
    PRIMARY KEY (post_office, step, day, minute)
  ) STRICT, WITHOUT ROWID;
  -- Whose schedule a DSSCHED file is, as the user said.
  CREATE TABLE schedule_owner (
    file_id INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE, post_office TEXT NOT NULL
  ) STRICT;

  -- What the new columns hold is read from the files once more. Receipts stay.
  UPDATE message SET modified_ms = -1 WHERE state NOT IN ('delivered', 'quarantined');
  `,
  `
  CREATE INDEX message_that_is_log ON message (gone, state) WHERE is_log = 1;
  CREATE INDEX message_by_arrival ON message (arrived_ms);
  `,
  `
  -- What the linter counted in the message, and what a report says that was not delivered.
  ALTER TABLE message ADD COLUMN lint_json TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE message ADD COLUMN non_delivery_json TEXT;
  -- Attempts before this one were made with other bytes.
  ALTER TABLE message ADD COLUMN first_attempt INTEGER NOT NULL DEFAULT 1;
  -- "NET/PO server" that a recorded step is about; null for acts on messages.
  ALTER TABLE journal ADD COLUMN exchange TEXT;
  CREATE INDEX journal_by_exchange ON journal (exchange, id) WHERE exchange IS NOT NULL;

  -- Decodes that were made to learn something: of the Lab, and to find out why a message hung.
  CREATE TABLE trial (
    id INTEGER PRIMARY KEY,
    message_id INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    at_ms INTEGER NOT NULL,
    origin TEXT NOT NULL,
    run INTEGER,
    decoder TEXT NOT NULL,
    workers INTEGER NOT NULL,
    workers_busy INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    failure_kind TEXT,
    text TEXT NOT NULL,
    elapsed_ms INTEGER NOT NULL,
    bytes_out INTEGER, transactions INTEGER,
    evidence_json TEXT, beside_json TEXT,
    -- What failed, and at which byte.
    failure_json TEXT
  ) STRICT;
  CREATE INDEX trial_by_message ON trial (message_id, id);
  CREATE INDEX trial_that_hung ON trial (message_id) WHERE outcome = 'hung';

  -- What the new columns hold is read from the files once more. Receipts stay.
  UPDATE message SET modified_ms = -1 WHERE state NOT IN ('delivered', 'quarantined');
  `,
  `
  -- What the file is: see FILE_ROLES. Only messages are in lists of messages.
  ALTER TABLE message ADD COLUMN role TEXT NOT NULL DEFAULT 'message';
  UPDATE message SET role = 'log' WHERE is_log = 1;
  DROP INDEX message_that_is_log;
  ALTER TABLE message DROP COLUMN is_log;
  CREATE INDEX message_set_aside ON message (gone, role, state) WHERE role <> 'message';
  -- What it was recognised as, in words.
  ALTER TABLE message ADD COLUMN form TEXT;
  -- Of an archive: see ARCHIVES.
  ALTER TABLE message ADD COLUMN archive_kind TEXT;
  -- What orders the list of files: natural(file), of rows that are in it.
  ALTER TABLE message ADD COLUMN name_key TEXT;
  -- What was not recognised has the role of a message. Both hold what the list of files is made of, and nothing else.
  CREATE INDEX message_beside ON message (name_key)
    WHERE gone = 0 AND (role <> 'message' OR state = 'unrecognised');
  CREATE INDEX message_beside_by_role ON message (role, name_key)
    WHERE gone = 0 AND (role <> 'message' OR state = 'unrecognised');
  -- Counts the contents that the file has had: what was read of an earlier one is not true of this.
  ALTER TABLE message ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
  -- Of a member of an archive: the archive, and its place as JSON of a Place. Its "seen" is the version of the archive.
  ALTER TABLE message ADD COLUMN archive_id INTEGER REFERENCES message (id) ON DELETE CASCADE;
  ALTER TABLE message ADD COLUMN place_json TEXT;
  CREATE INDEX message_by_archive ON message (archive_id, gone) WHERE archive_id IS NOT NULL;

  -- What the new columns hold is read from the files once more. Receipts stay.
  UPDATE message SET modified_ms = -1 WHERE state NOT IN ('delivered', 'quarantined');
  `,
];
