-- The register at full size. The rules are those at the head of 0001; never edited once landed.

-- What a child's schooling is on the working date: current values, written by the store like those of 0001.
ALTER TABLE child ADD COLUMN schooling TEXT;
ALTER TABLE child ADD COLUMN school_class TEXT;
CREATE INDEX schooling_from ON schooling (valid_from);
CREATE INDEX schooling_to ON schooling (valid_to) WHERE valid_to IS NOT NULL;
DELETE FROM meta WHERE key = 'current_on';

-- Parents and carers as the household booklet asks for them.
ALTER TABLE child ADD COLUMN father_personal_id TEXT;
ALTER TABLE child ADD COLUMN father_job TEXT;
ALTER TABLE child ADD COLUMN mother_personal_id TEXT;
ALTER TABLE child ADD COLUMN mother_job TEXT;
ALTER TABLE child ADD COLUMN carer_personal_id TEXT;
ALTER TABLE child ADD COLUMN carer_job TEXT;
ALTER TABLE child ADD COLUMN birth_registered_on TEXT;
ALTER TABLE household ADD COLUMN head_job TEXT;

-- Two children that look like one and are not: somebody looked. child is the lower id of the two.
CREATE TABLE distinct_pair (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  child INTEGER NOT NULL REFERENCES child (id),
  other INTEGER NOT NULL REFERENCES child (id),
  reason TEXT,
  note TEXT,
  fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX distinct_pair_key ON distinct_pair (child, other) WHERE deleted_at IS NULL;
CREATE INDEX distinct_pair_other ON distinct_pair (other);

-- A search and its conditions under a name. page: whose; definition: as that page writes it.
CREATE TABLE saved_filter (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  name TEXT NOT NULL,
  page TEXT NOT NULL,
  definition TEXT NOT NULL,
  note TEXT,
  fold TEXT NOT NULL DEFAULT '',
  sort_key BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE UNIQUE INDEX saved_filter_name ON saved_filter (page, name) WHERE deleted_at IS NULL;

-- How the columns of one sender's file were understood. fingerprint: of the folded headings; columns: as the import writes it.
CREATE TABLE import_layout (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  name TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  unit INTEGER REFERENCES unit (id),
  columns TEXT NOT NULL,
  encoding TEXT,
  note TEXT,
  fold TEXT NOT NULL DEFAULT '',
  sort_key BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE UNIQUE INDEX import_layout_key ON import_layout (fingerprint) WHERE deleted_at IS NULL;

-- Inhabitants of a unit in a year, so that shares come out. total: all; children: under 16, by the source's own count.
CREATE TABLE population (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  unit INTEGER NOT NULL REFERENCES unit (id),
  year INTEGER NOT NULL,
  total INTEGER NOT NULL,
  children INTEGER,
  source TEXT,
  note TEXT,
  fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX population_key ON population (unit, year) WHERE deleted_at IS NULL;
