/* mn-sheet-writer.h: rows into a CSV, XLSX or ODS file
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-table.h"

G_BEGIN_DECLS

/* What a column holds; cells are given in their stored form as text. What is not of that form is written as text. */
typedef enum {
  MN_SHEET_TEXT,   /* also official numbers: they keep their zeros and all their digits */
  MN_SHEET_NUMBER, /* "12", "1.5" */
  MN_SHEET_MONEY,  /* whole đồng, shown with points */
  MN_SHEET_DATE,   /* "2014-06-21"; partial ones become text as people write it: "06/2014" */
} MnSheetKind;

typedef struct {
  const char *title;
  double width; /* in characters; 0: by the kind */
  MnSheetKind kind;
} MnSheetColumn;

/* Rows go out as they come, in memory that doesn't grow with them. The same calls write the same bytes, whatever the
 * day. The file is private (0600) and takes the place of another only when it is whole.
 *
 * CSV is UTF-8 with a byte order mark, and text that a spreadsheet would take for a formula gets a ' in front; in
 * workbooks text is typed as text and stays as it is. */
typedef struct _MnSheetWriter MnSheetWriter;

/* MN_TABLE_CSV, MN_TABLE_XLSX or MN_TABLE_ODS. */
MnSheetWriter *mn_sheet_writer_new (const char *path, MnTableKind kind, GError **error);
/* Without having been finished it leaves nothing. */
void mn_sheet_writer_free (MnSheetWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnSheetWriter, mn_sheet_writer_free)

/* By the end of the name: ".csv", ".xlsx", ".ods". FALSE: another. */
gboolean mn_sheet_writer_kind_of (const char *path, MnTableKind *kind);

/* A line above the table of the next sheet; the first is its title. A CSV file for people has them too. */
void mn_sheet_writer_add_note (MnSheetWriter *self, const char *note);
/* A new sheet with its heading, which stays in sight when the rows are scrolled. @name is shortened and cleaned as
 * spreadsheets want it. A CSV file has one sheet. @columns may go when this returns. */
void mn_sheet_writer_begin (MnSheetWriter *self, const char *name, const MnSheetColumn *columns, guint n_columns);
/* As many cells as columns; NULL and "" are empty. FALSE: writing on is pointless, mn_sheet_writer_finish() says why.
 */
gboolean mn_sheet_writer_append (MnSheetWriter *self, const char *const *cells);
guint mn_sheet_writer_get_n_rows (const MnSheetWriter *self); /* appended, of all sheets */
gboolean mn_sheet_writer_finish (MnSheetWriter *self, GError **error);

G_END_DECLS
