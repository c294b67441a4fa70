/* mn-import-report.h: what an import does, row by row
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-register.h"

G_BEGIN_DECLS

typedef enum {
  MN_IMPORT_NEW,
  MN_IMPORT_CHANGED,
  MN_IMPORT_UNCHANGED,
  MN_IMPORT_DOUBTFUL, /* rejected until somebody decides */
  MN_IMPORT_REFUSED,
  MN_N_IMPORT_VERDICTS,
} MnImportVerdict;

typedef enum {
  MN_IMPORT_ASK,  /* nothing decided yet */
  MN_IMPORT_ADD,  /* another child: add it anyway; what makes it doubtful (a number that can't be right) is left out */
  MN_IMPORT_IS,   /* it is the child of the report's row */
  MN_IMPORT_SKIP, /* leave the row out */
} MnImportChoice;

typedef struct {
  guint line; /* of the file, from 1 */
  MnImportVerdict verdict;
  MnImportChoice choice;
  const char *title; /* "Nguyễn Thị Hồng, 31/05/2010" */
  const char *text;  /* why, or what would change: sentences; "" for none */
  gint64 row;        /* of the register: the child that it is, or may be; 0: none */
} MnImportRow;

typedef struct {
  guint column;        /* from 0 */
  const char *heading; /* "Giới tính > Nam" */
  const char *target;  /* mn_import_target_codes() */
} MnImportReportColumn;

/* Filled by one import, in the writer's thread; read when that has ended. Of a dry run all rows are
 * kept, else those that were changed or rejected. Some 60 bytes a row; the texts of at most 16
 * MB are kept, later ones are "". */
typedef struct _MnImportReport MnImportReport;

MnImportReport *mn_import_report_new (void);
void mn_import_report_free (MnImportReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnImportReport, mn_import_report_free)

guint mn_import_report_get_n_rows (const MnImportReport *self);
const MnImportRow *mn_import_report_get_row (const MnImportReport *self, guint row);
guint mn_import_report_count (const MnImportReport *self, MnImportVerdict verdict);
/* What the next import is to do with a doubtful row. */
void mn_import_report_decide (MnImportReport *self, guint row, MnImportChoice choice);

/* How the table was understood. Of our own tables there are no columns. */
const char *mn_import_report_get_encoding (const MnImportReport *self); /* a code */
guint mn_import_report_get_heading_line (const MnImportReport *self);
guint mn_import_report_get_n_columns (const MnImportReport *self);
const MnImportReportColumn *mn_import_report_get_column (const MnImportReport *self, guint column);
gboolean mn_import_report_is_remembered (const MnImportReport *self); /* the columns are those of an earlier import */
gint64 mn_import_report_get_unit (const MnImportReport *self);        /* of rows that name none; 0: none */
/* Of a workbook: its sheets by name, NULL-terminated, and which of them was read, from 1. Of text: none. */
const char *const *mn_import_report_get_sheets (const MnImportReport *self);
guint mn_import_report_get_sheet (const MnImportReport *self);
/* Whole sentences on the file as a whole: villages that are new, what can't be kept. NULL-terminated. */
const char *const *mn_import_report_get_notes (const MnImportReport *self);
/* "New", "Changed"…: translated, transfer none. */
const char *mn_import_verdict_label (MnImportVerdict verdict);

G_END_DECLS
