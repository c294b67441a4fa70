/* mn-import.h: a table into the register
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-import-report.h"

G_BEGIN_DECLS

#define MN_IMPORT_ERROR (mn_import_error_quark ())
GQuark mn_import_error_quark (void);

typedef enum {
  MN_IMPORT_ERROR_HEADING, /* the table doesn't say what its columns are: correct it */
  MN_IMPORT_ERROR_UNIT,    /* it doesn't say which commune it is of: say it */
} MnImportError;

typedef struct {
  guint read; /* the sum of the next four */
  guint added;
  guint updated;
  guint unchanged;
  guint rejected;
  guint doubtful; /* of those rejected: somebody has to decide */
  guint unplaced; /* of the children added: without their village or household, which the register doesn't have */
  guint passed;   /* lines that are no rows: titles, totals, signatures */
} MnImportCounts;

/* From the writer's thread, every few hundred rows. @done: from 0 to 1. */
typedef void (*MnImportProgress) (double done, const MnImportCounts *counts, gpointer data);

/* Kept by whoever asks until the import has ended; all but the first two may be left out. */
typedef struct {
  const char *path;
  const MnEntity *entity;
  const char *rejected; /* where rejected rows go, with their reasons: a spreadsheet, by its name */
  gboolean dry_run;     /* all is done and counted, and nothing kept */
  const char *encoding; /* a code of mn_encoding_names(); NULL: found */
  guint sheet;          /* of a workbook, from 1; 0: the first that has rows */
  const char *unit;     /* code of the commune of children whose row names none; NULL: the one that the titles name */
  MnDate on;            /* from which day circumstances and the like are true; not set: the working date */
  /* Lists of communes: what each column is (mn_import_target_codes()), as far as it is another thing than was
   * recognised; NULL for the rest. Kept for the next file with these headings. */
  const char *const *columns;
  guint n_columns;
  MnImportReport *report;          /* filled row by row */
  const MnImportReport *decisions; /* of a dry run of the same file, with what somebody decided about doubtful rows */
  MnImportProgress progress;
  gpointer progress_data;
} MnImportRequest;

/* Reads the table through, its heading and all its lines, without any register: what would break an import off is found
 * before a register is opened for it. */
gboolean mn_import_check_table (const MnImportRequest *request, GCancellable *cancellable, GError **error);

/* Two kinds of tables are told apart by their first row.
 *
 * Our own: names of fields, or their labels. A row is known by its UUID, else by what is unique in it (the code, the
 * personal number; the unit and name of a village…): then it is updated where it differs, else added. An empty cell
 * empties the field of a row known by UUID, and leaves that of another as it is. Columns that the program derives are
 * passed over, but a new child gets a residence from them.
 *
 * Lists of children as communes make them: the heading is found below the titles and may have two lines; sex may be an
 * x under Nam or Nữ; totals and signatures are passed over. A child is known by personal number, code, or name, birth
 * date and commune. What is near and not the same is doubtful. Circumstances, poverty, schooling and insurance become
 * rows from request->on; what a list doesn't say is never ended. Villages that are new are added. Poverty belongs to
 * households: it is kept where the table has a household for the child, or the register has.
 *
 * Rows that don't validate are rejected with the reasons; warnings pass. Everything is one change ("import"), undone as
 * one. An unreadable file or a cancel leaves nothing. */
gboolean mn_import_table (MnRegister *reg, const MnImportRequest *request, MnImportCounts *counts,
                          GCancellable *cancellable, GError **error);
void mn_import_table_async (MnRegister *reg, const MnImportRequest *request, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
gboolean mn_import_table_finish (MnRegister *reg, GAsyncResult *result, MnImportCounts *counts, GError **error);

/* What a column of a commune's list can be, NULL-terminated: "pass", "full_name", "male", "poverty"…; and what a list
 * of choices shows of it ("Full name"; translated, transfer none, NULL for what is none). */
const char *const *mn_import_target_codes (void);
const char *mn_import_target_label (const char *code);

G_END_DECLS
