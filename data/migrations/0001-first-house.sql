-- The schema of the first house. Never edited once landed: what comes later is a new file.
--
-- Every entity table has: id (AUTOINCREMENT: an id is never used twice), uuid (audit, exchange), deleted_at (the bin: UTC time),
-- fold (search key, derived), and where it has a name of its own sort_key (complete ICU keys, derived; rebuilt when the collator's
-- version differs). Uniqueness counts live rows only: partial indexes. Text dates are ISO 8601 and may be partial where the entity
-- table says so; valid_to is the last day, inclusive. Money is whole đồng. Coefficients are in hundredths. No ON DELETE CASCADE.

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL DEFAULT '',
  undoes INTEGER REFERENCES change (id),
  undone_by INTEGER REFERENCES change (id)
) STRICT;
CREATE INDEX change_undoes ON change (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX change_undone_by ON change (undone_by) WHERE undone_by IS NOT NULL;

-- op: create, edit, delete, restore, purge; range: the rows row_id to CAST(new AS INTEGER) came with a shipped list.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  change INTEGER NOT NULL REFERENCES change (id),
  entity TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('create', 'edit', 'delete', 'restore', 'purge', 'range')),
  field TEXT,
  old TEXT,
  new TEXT
) STRICT;
CREATE INDEX audit_change ON audit (change);
CREATE INDEX audit_row ON audit (entity, row_id);

-- Places ------------------------------------------------------------------------------------------

-- One row per unit and state: code + valid_from is the natural key; an unknown start is 0001-01-01.
CREATE TABLE unit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  kind TEXT NOT NULL,
  level TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  parent INTEGER REFERENCES unit (id),
  note TEXT,
  fold TEXT NOT NULL DEFAULT '',
  sort_key BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE UNIQUE INDEX unit_key ON unit (code, valid_from) WHERE deleted_at IS NULL;
CREATE INDEX unit_parent ON unit (parent);

-- kind: parent (unit belongs to other), successor (unit became part or whole of other).
CREATE TABLE unit_link (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  unit INTEGER NOT NULL REFERENCES unit (id),
  other INTEGER NOT NULL REFERENCES unit (id),
  kind TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  legal_act TEXT,
  certain INTEGER NOT NULL DEFAULT 1,
  note TEXT,
  fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX unit_link_unit ON unit_link (unit, kind);
CREATE INDEX unit_link_other ON unit_link (other, kind);

CREATE TABLE village (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  unit INTEGER NOT NULL REFERENCES unit (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  note TEXT,
  fold TEXT NOT NULL DEFAULT '',
  sort_key BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE UNIQUE INDEX village_key ON village (unit, name, valid_from) WHERE deleted_at IS NULL;

-- Code lists --------------------------------------------------------------------------------------

CREATE TABLE ethnic_group (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  other_names TEXT,
  fold TEXT NOT NULL DEFAULT '',
  sort_key BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE UNIQUE INDEX ethnic_group_code ON ethnic_group (code) WHERE deleted_at IS NULL;

-- kind: law (article 10 of the Children's law), risk (no legal list: the office's own), local (older or local groups).
CREATE TABLE circumstance_group (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  parent INTEGER REFERENCES circumstance_group (id),
  kind TEXT NOT NULL,
  sensitive INTEGER NOT NULL DEFAULT 0,
  legal_basis TEXT,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  verified INTEGER NOT NULL DEFAULT 0,
  note TEXT,
  fold TEXT NOT NULL DEFAULT '',
  sort_key BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE UNIQUE INDEX circumstance_group_code ON circumstance_group (code) WHERE deleted_at IS NULL;

CREATE TABLE assistance_category (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  condition TEXT,
  kind TEXT NOT NULL,
  note TEXT,
  fold TEXT NOT NULL DEFAULT '',
  sort_key BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE UNIQUE INDEX assistance_category_code ON assistance_category (code) WHERE deleted_at IS NULL;

CREATE TABLE assistance_rate (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  category INTEGER NOT NULL REFERENCES assistance_category (id),
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  standard INTEGER,
  coefficient INTEGER,
  amount INTEGER,
  legal_basis TEXT NOT NULL,
  verified INTEGER NOT NULL DEFAULT 0,
  note TEXT,
  fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX assistance_rate_category ON assistance_rate (category);

-- The office --------------------------------------------------------------------------------------

-- One row: what this file is.
CREATE TABLE register (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  name TEXT NOT NULL,
  unit INTEGER NOT NULL REFERENCES unit (id),
  working_date TEXT,
  sample INTEGER NOT NULL DEFAULT 0,
  note TEXT,
  fold TEXT NOT NULL DEFAULT '',
  sort_key BLOB NOT NULL DEFAULT x''
) STRICT;

CREATE TABLE office (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  name TEXT NOT NULL,
  parent_name TEXT,
  level TEXT NOT NULL,
  unit INTEGER REFERENCES unit (id),
  place TEXT NOT NULL,
  address TEXT,
  phone TEXT,
  head_title TEXT,
  head_name TEXT,
  accountant_title TEXT,
  accountant_name TEXT,
  preparer_title TEXT,
  preparer_name TEXT,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  note TEXT,
  fold TEXT NOT NULL DEFAULT '',
  sort_key BLOB NOT NULL DEFAULT x''
) STRICT;

CREATE TABLE officer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  name TEXT NOT NULL,
  position TEXT,
  unit INTEGER REFERENCES unit (id),
  phone TEXT,
  valid_from TEXT,
  valid_to TEXT,
  note TEXT,
  fold TEXT NOT NULL DEFAULT '',
  sort_key BLOB NOT NULL DEFAULT x''
) STRICT;

-- Children ----------------------------------------------------------------------------------------

CREATE TABLE household (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  code TEXT NOT NULL,
  head_name TEXT NOT NULL,
  head_born TEXT,
  head_personal_id TEXT,
  phone TEXT,
  unit INTEGER NOT NULL REFERENCES unit (id),
  village INTEGER REFERENCES village (id),
  address TEXT,
  ethnic_group INTEGER REFERENCES ethnic_group (id),
  note TEXT,
  poverty TEXT,
  fold TEXT NOT NULL DEFAULT '',
  sort_key BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE UNIQUE INDEX household_code ON household (code) WHERE deleted_at IS NULL;
CREATE INDEX household_unit ON household (unit, village);

-- class: poor, near_poor
CREATE TABLE poverty (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  household INTEGER NOT NULL REFERENCES household (id),
  class TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  decision TEXT,
  note TEXT,
  fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX poverty_household ON poverty (household);
CREATE INDEX poverty_from ON poverty (valid_from);
CREATE INDEX poverty_to ON poverty (valid_to) WHERE valid_to IS NOT NULL;

-- The row holds what does not change in a life; unit to support are current values on the working date, written by the store.
CREATE TABLE child (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  code TEXT,
  full_name TEXT NOT NULL,
  family_name TEXT,
  middle_name TEXT,
  given_name TEXT,
  other_name TEXT,
  birth_date TEXT NOT NULL,
  sex TEXT NOT NULL,
  ethnic_group INTEGER REFERENCES ethnic_group (id),
  nationality TEXT,
  personal_id TEXT,
  birth_registered INTEGER,
  birth_certificate TEXT,
  father_name TEXT,
  father_born TEXT,
  father_phone TEXT,
  mother_name TEXT,
  mother_born TEXT,
  mother_phone TEXT,
  carer_name TEXT,
  carer_relation TEXT,
  carer_born TEXT,
  carer_phone TEXT,
  lives_with TEXT,
  relation_to_head TEXT,
  died_on TEXT,
  note TEXT,
  unit INTEGER REFERENCES unit (id),
  village INTEGER REFERENCES village (id),
  household INTEGER REFERENCES household (id),
  residence_status TEXT,
  circumstances TEXT,
  support TEXT,
  fold TEXT NOT NULL DEFAULT '',
  sort_key BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE UNIQUE INDEX child_code ON child (code) WHERE deleted_at IS NULL AND code IS NOT NULL;
CREATE UNIQUE INDEX child_personal_id ON child (personal_id) WHERE deleted_at IS NULL AND personal_id IS NOT NULL;
CREATE INDEX child_order ON child (sort_key, id) WHERE deleted_at IS NULL;
CREATE INDEX child_household ON child (household);
CREATE INDEX child_unit ON child (unit);

CREATE TABLE residence (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  child INTEGER NOT NULL REFERENCES child (id),
  unit INTEGER NOT NULL REFERENCES unit (id),
  village INTEGER REFERENCES village (id),
  household INTEGER REFERENCES household (id),
  status TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  reason TEXT,
  note TEXT,
  fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX residence_child ON residence (child);
CREATE INDEX residence_from ON residence (valid_from);
CREATE INDEX residence_to ON residence (valid_to) WHERE valid_to IS NOT NULL;

CREATE TABLE circumstance (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  child INTEGER NOT NULL REFERENCES child (id),
  circumstance_group INTEGER NOT NULL REFERENCES circumstance_group (id),
  disability_type TEXT,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  evidence TEXT,
  evidence_date TEXT,
  note TEXT,
  fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX circumstance_child ON circumstance (child);
CREATE INDEX circumstance_group_rows ON circumstance (circumstance_group);
CREATE INDEX circumstance_from ON circumstance (valid_from);
CREATE INDEX circumstance_to ON circumstance (valid_to) WHERE valid_to IS NOT NULL;

CREATE TABLE schooling (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  child INTEGER NOT NULL REFERENCES child (id),
  status TEXT NOT NULL,
  school_year TEXT,
  level TEXT,
  class TEXT,
  school TEXT,
  result TEXT,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  reason TEXT,
  note TEXT,
  fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX schooling_child ON schooling (child);

CREATE TABLE assistance (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  child INTEGER NOT NULL REFERENCES child (id),
  category INTEGER NOT NULL REFERENCES assistance_category (id),
  ground TEXT,
  coefficient INTEGER,
  standard INTEGER,
  amount INTEGER,
  decision_number TEXT,
  decision_date TEXT,
  recipient TEXT,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  end_reason TEXT,
  note TEXT,
  fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX assistance_child ON assistance (child);
CREATE INDEX assistance_from ON assistance (valid_from);
CREATE INDEX assistance_to ON assistance (valid_to) WHERE valid_to IS NOT NULL;

CREATE TABLE insurance_card (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  child INTEGER NOT NULL REFERENCES child (id),
  number TEXT,
  card_group TEXT NOT NULL,
  amount INTEGER,
  clinic TEXT,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  note TEXT,
  fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX insurance_card_number ON insurance_card (number, valid_from)
  WHERE deleted_at IS NULL AND number IS NOT NULL;
CREATE INDEX insurance_card_child ON insurance_card (child);
CREATE INDEX insurance_card_from ON insurance_card (valid_from);
CREATE INDEX insurance_card_to ON insurance_card (valid_to) WHERE valid_to IS NOT NULL;

CREATE TABLE stay (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  child INTEGER NOT NULL REFERENCES child (id),
  institution TEXT NOT NULL,
  decision TEXT,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  reason TEXT,
  note TEXT,
  fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX stay_child ON stay (child);
CREATE INDEX stay_from ON stay (valid_from);
CREATE INDEX stay_to ON stay (valid_to) WHERE valid_to IS NOT NULL;

-- Programmes --------------------------------------------------------------------------------------

CREATE TABLE programme (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  year INTEGER NOT NULL,
  theme TEXT,
  starts_on TEXT,
  ends_on TEXT,
  status TEXT NOT NULL,
  unit INTEGER REFERENCES unit (id),
  plan_number TEXT,
  plan_date TEXT,
  plan_issuer TEXT,
  lead TEXT,
  result TEXT,
  note TEXT,
  fold TEXT NOT NULL DEFAULT '',
  sort_key BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE UNIQUE INDEX programme_code ON programme (code) WHERE deleted_at IS NULL;

CREATE TABLE activity (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  programme INTEGER NOT NULL REFERENCES programme (id),
  name TEXT NOT NULL,
  starts_on TEXT,
  ends_on TEXT,
  place TEXT,
  unit INTEGER REFERENCES unit (id),
  lead TEXT,
  expected INTEGER,
  attended INTEGER,
  status TEXT NOT NULL,
  result TEXT,
  note TEXT,
  fold TEXT NOT NULL DEFAULT '',
  sort_key BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE INDEX activity_programme ON activity (programme);

CREATE TABLE participation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  child INTEGER NOT NULL REFERENCES child (id),
  activity INTEGER NOT NULL REFERENCES activity (id),
  role TEXT,
  result TEXT,
  note TEXT,
  fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX participation_key ON participation (activity, child) WHERE deleted_at IS NULL;
CREATE INDEX participation_child ON participation (child);

CREATE TABLE sponsor (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  contact TEXT,
  phone TEXT,
  address TEXT,
  note TEXT,
  fold TEXT NOT NULL DEFAULT '',
  sort_key BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE UNIQUE INDEX sponsor_code ON sponsor (code) WHERE deleted_at IS NULL;

CREATE TABLE scheme (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  sponsor INTEGER NOT NULL REFERENCES sponsor (id),
  period TEXT NOT NULL,
  condition TEXT,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  note TEXT,
  fold TEXT NOT NULL DEFAULT '',
  sort_key BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE UNIQUE INDEX scheme_code ON scheme (code) WHERE deleted_at IS NULL;

CREATE TABLE scheme_rate (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  scheme INTEGER NOT NULL REFERENCES scheme (id),
  level TEXT,
  amount INTEGER NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  note TEXT,
  fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX scheme_rate_scheme ON scheme_rate (scheme);

CREATE TABLE award (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  child INTEGER NOT NULL REFERENCES child (id),
  scheme INTEGER NOT NULL REFERENCES scheme (id),
  school_year TEXT,
  level TEXT,
  period TEXT NOT NULL,
  amount INTEGER,
  decision TEXT,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  end_reason TEXT,
  note TEXT,
  fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX award_child ON award (child);
CREATE INDEX award_scheme ON award (scheme);
CREATE INDEX award_from ON award (valid_from);
CREATE INDEX award_to ON award (valid_to) WHERE valid_to IS NOT NULL;

-- What a child received, whatever it came from.
CREATE TABLE benefit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  child INTEGER NOT NULL REFERENCES child (id),
  programme INTEGER REFERENCES programme (id),
  award INTEGER REFERENCES award (id),
  sponsor INTEGER REFERENCES sponsor (id),
  kind TEXT NOT NULL,
  item TEXT,
  quantity INTEGER,
  amount INTEGER,
  received_on TEXT,
  source TEXT,
  decision TEXT,
  note TEXT,
  fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX benefit_child ON benefit (child);
CREATE INDEX benefit_programme ON benefit (programme) WHERE programme IS NOT NULL;
CREATE INDEX benefit_award ON benefit (award) WHERE award IS NOT NULL;
CREATE INDEX benefit_sponsor ON benefit (sponsor) WHERE sponsor IS NOT NULL;
