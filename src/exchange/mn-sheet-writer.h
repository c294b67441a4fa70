/* mn-sheet-writer.h: rows into CSV, XLSX or ODS
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "mn-value.h"

G_BEGIN_DECLS

typedef enum {
  MN_SHEET_XLSX,
  MN_SHEET_ODS,
  MN_SHEET_CSV,
} MnSheetFormat;

typedef enum {
  MN_SHEET_COLUMN_TEXT, /* official numbers too: a workbook keeps their leading zeros */
  MN_SHEET_COLUMN_NUMBER,
  MN_SHEET_COLUMN_DECIMAL, /* hundredths: 250 is 2,5 */
  MN_SHEET_COLUMN_MONEY,   /* whole đồng, grouped */
  MN_SHEET_COLUMN_DATE,    /* whole dates are real ones, 31/05/2017; partial ones are text */
} MnSheetColumnKind;

typedef struct {
  const char *title;
  MnSheetColumnKind kind;
  guint width; /* in characters; 0: the kind's own */
} MnSheetColumn;

/* One sheet: title lines, a heading that stays in sight, rows. Memory doesn't grow with the rows. The same rows give
 * the same bytes. The file is private and gets its name only when it is whole. What is written that a spreadsheet
 * would take for a formula comes out as text: by its type in workbooks, by mn_csv_guard() in CSV. */
typedef struct _MnSheetWriter MnSheetWriter;

/* "xlsx", "ods", "csv", by the ending of @path; FALSE: another ending. */
gboolean mn_sheet_format_from_path (const char *path, MnSheetFormat *format);

MnSheetWriter *mn_sheet_writer_new (const char *path, MnSheetFormat format, const char *sheet_name, GError **error);
/* Leaves nothing behind unless it was finished. */
void mn_sheet_writer_free (MnSheetWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnSheetWriter, mn_sheet_writer_free)

/* Above the heading, before it; the first is the title. Not in CSV. */
void mn_sheet_writer_add_note (MnSheetWriter *self, const char *text);
/* Once, before the rows. */
void mn_sheet_writer_set_columns (MnSheetWriter *self, const MnSheetColumn *columns, guint n_columns);
/* One value per column: text for TEXT; integers for numbers, decimals and money; ISO text for DATE; NULL is an empty
 * cell. A value of another type is written as its text. FALSE when writing on is pointless (full disk):
 * mn_sheet_writer_finish() says why. */
gboolean mn_sheet_writer_add_row (MnSheetWriter *self, const MnValue *values);
gboolean mn_sheet_writer_finish (MnSheetWriter *self, guint *n_rows, GError **error);

G_END_DECLS
