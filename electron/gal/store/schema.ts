/** What is kept of the address list. It can be made again from the messages, so there are no migrations. */

/** Another version in the file means that everything is read anew. */
export const SCHEMA_VERSION = 2;

/**
 * Numbers begin at 0 and have no gaps: they are places in arrays. `resident` holds those arrays, worked out when all
 * messages are read, so that a list which was read before is there at once.
 */
export const SCHEMA = `
  -- 'index' tells this database from all others; 'worked-out' and 'worn' are yes or no.
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE resident (name TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT;

  -- What no whole message names is not kept: another list may get its number.
  CREATE TABLE list (
    number INTEGER PRIMARY KEY, type TEXT NOT NULL, network TEXT, post_office TEXT, kept INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE entry (
    list INTEGER NOT NULL, alias TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (list, alias)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE line (
    number INTEGER PRIMARY KEY, entry INTEGER NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX line_once ON line (entry, name, address);

  CREATE TABLE value (number INTEGER PRIMARY KEY, prompt TEXT NOT NULL, value TEXT NOT NULL) STRICT;
  CREATE UNIQUE INDEX value_once ON value (prompt, value);
  -- Numbers of values as Int32, in the order in which they were given.
  CREATE TABLE value_set (number INTEGER PRIMARY KEY, members BLOB NOT NULL UNIQUE) STRICT;
  CREATE TABLE field_set (number INTEGER PRIMARY KEY, fields_json TEXT NOT NULL UNIQUE) STRICT;

  -- One reading of a message; until it is whole, it counts for nothing.
  CREATE TABLE reading (
    id INTEGER PRIMARY KEY, message INTEGER NOT NULL, stamp TEXT NOT NULL, parts_json TEXT NOT NULL,
    whole INTEGER NOT NULL DEFAULT 0, transactions INTEGER NOT NULL DEFAULT 0, unread INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE chunk (
    reading INTEGER NOT NULL, number INTEGER NOT NULL, rows INTEGER NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (reading, number)
  ) STRICT;

  -- Folded alias and mailbox of a line, and single template values; the row is the number and one.
  CREATE VIRTUAL TABLE line_text USING fts5 (text, content='', columnsize=0, tokenize='trigram case_sensitive 1');
  CREATE VIRTUAL TABLE value_text USING fts5 (text, content='', columnsize=0, tokenize='trigram case_sensitive 1');
`;
