-- Money and indicators. The rules are those at the head of 0001; never edited once landed.

-- Money -------------------------------------------------------------------------------------------

-- One line of a year's plan. adjusted is what was added to the allocated sum or, below zero, taken off it later in the year; what may be
-- spent is allocated + adjusted. What was spent is the sum of the line's vouchers and stands nowhere twice.
CREATE TABLE budget_line (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  year INTEGER NOT NULL,
  programme INTEGER REFERENCES programme (id),
  source TEXT NOT NULL,
  sponsor INTEGER REFERENCES sponsor (id),
  estimate INTEGER,
  allocated INTEGER,
  adjusted INTEGER,
  decision TEXT,
  note TEXT,
  fold TEXT NOT NULL DEFAULT '',
  sort_key BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE UNIQUE INDEX budget_line_code ON budget_line (code) WHERE deleted_at IS NULL;
CREATE INDEX budget_line_year ON budget_line (year, source);
CREATE INDEX budget_line_programme ON budget_line (programme) WHERE programme IS NOT NULL;
CREATE INDEX budget_line_sponsor ON budget_line (sponsor) WHERE sponsor IS NOT NULL;

-- year is that of the date, derived: a number is used once in a year. reason: why more was spent than is there (sponsors' money only).
CREATE TABLE voucher (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  number TEXT NOT NULL,
  date TEXT NOT NULL,
  budget_line INTEGER NOT NULL REFERENCES budget_line (id),
  sponsor INTEGER REFERENCES sponsor (id),
  payee TEXT NOT NULL,
  payee_relation TEXT,
  payee_address TEXT,
  purpose TEXT NOT NULL,
  amount INTEGER NOT NULL,
  method TEXT NOT NULL,
  reason TEXT,
  note TEXT,
  year INTEGER NOT NULL DEFAULT 0,
  fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX voucher_number ON voucher (year, number) WHERE deleted_at IS NULL;
CREATE INDEX voucher_budget_line ON voucher (budget_line);
CREATE INDEX voucher_sponsor ON voucher (sponsor) WHERE sponsor IS NOT NULL;

-- Indicators --------------------------------------------------------------------------------------

-- Every value of an indicator, its bounds and targets are in hundredths of its unit. direction: higher or lower is better, or neither.
CREATE TABLE indicator (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  kind TEXT NOT NULL,
  unit_text TEXT NOT NULL,
  direction TEXT NOT NULL,
  minimum INTEGER,
  maximum INTEGER,
  numerator TEXT,
  denominator TEXT,
  breakdowns TEXT,
  source TEXT,
  method TEXT,
  legal_basis TEXT,
  verified INTEGER NOT NULL DEFAULT 0,
  note TEXT,
  fold TEXT NOT NULL DEFAULT '',
  sort_key BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE UNIQUE INDEX indicator_code ON indicator (code) WHERE deleted_at IS NULL;

-- What is to be reached in or by a year; unit NULL: the whole country. value_to: the upper end where the law names two ("2-3").
-- valid_from, valid_to: while the act that sets it is in force.
CREATE TABLE target (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  indicator INTEGER NOT NULL REFERENCES indicator (id),
  unit INTEGER REFERENCES unit (id),
  year INTEGER NOT NULL,
  comparison TEXT NOT NULL,
  value INTEGER NOT NULL,
  value_to INTEGER,
  legal_basis TEXT,
  verified INTEGER NOT NULL DEFAULT 0,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  note TEXT,
  fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX target_indicator ON target (indicator, year);
CREATE INDEX target_unit ON target (unit) WHERE unit IS NOT NULL;

-- One figure, of a period whose two ends are days: figures of unlike periods are never joined. unit NULL: place says where; both NULL: the whole country.
-- series tells figures of one indicator apart that were counted in different ways. bound: the source prints "over" or "about".
CREATE TABLE observation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  deleted_at TEXT,
  indicator INTEGER NOT NULL REFERENCES indicator (id),
  unit INTEGER REFERENCES unit (id),
  place TEXT,
  series TEXT,
  period_start TEXT NOT NULL,
  period_end TEXT NOT NULL,
  value INTEGER NOT NULL,
  bound TEXT,
  state TEXT NOT NULL,
  source TEXT NOT NULL,
  source_date TEXT,
  note TEXT,
  fold TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX observation_indicator ON observation (indicator, period_end);
CREATE INDEX observation_unit ON observation (unit) WHERE unit IS NOT NULL;
