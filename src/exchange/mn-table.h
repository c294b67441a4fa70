/* mn-table.h: rows out of any spreadsheet or text table
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One reader for CSV, TSV, XLSX, ODS and XLS: what a file is is found from its bytes, never from its name. Rows come
 * one after the other in memory that doesn't grow with the file (shared strings of a workbook excepted, which are
 * bounded). Everything a reader hands out is valid UTF-8 in NFC: legacy encodings and fonts (TCVN3, VNI…) are decoded
 * below it. */

#define MN_TABLE_ERROR (mn_table_error_quark ())
GQuark mn_table_error_quark (void);

#define MN_TABLE_MAX_CELLS 200         /* of a row */
#define MN_TABLE_MAX_ROW (1024 * 1024) /* bytes of text */
#define MN_TABLE_MAX_LINES 1048576     /* of a sheet, as in Excel and LibreOffice */

/* The message is a whole sentence. */
typedef enum {
  MN_TABLE_ERROR_KIND,      /* not a table we read: choose another file, or save it as XLSX or CSV */
  MN_TABLE_ERROR_PROTECTED, /* has a password: take it off */
  MN_TABLE_ERROR_DAMAGED,   /* save it again in the program it comes from */
  MN_TABLE_ERROR_SIZE,      /* more than a table of people can have (zip bombs too) */
  MN_TABLE_ERROR_ENCODING,  /* choose the encoding by hand, or save it as UTF-8 */
  MN_TABLE_ERROR_SYNTAX,    /* a slip on one line: correct it */
} MnTableError;

typedef enum {
  MN_TABLE_CSV, /* comma, semicolon or tab */
  MN_TABLE_XLSX,
  MN_TABLE_ODS,
  MN_TABLE_XLS,
} MnTableKind;

typedef enum {
  MN_CELL_EMPTY,
  MN_CELL_TEXT,
  MN_CELL_NUMBER,
  MN_CELL_DATE,    /* a date by its format in a workbook; text is "2014-06-21", or "2014-06" where no day is shown */
  MN_CELL_BOOLEAN, /* text is "1" or "0" */
} MnCellKind;

typedef struct {
  MnCellKind kind;
  const char *text; /* never NULL. A number in the fewest digits, without exponent or grouping, with a point */
  double number;    /* of numbers and dates (serial days), else 0 */
} MnCell;

/* What the user may override; all zero or NULL: found by the reader. */
typedef struct {
  const char *encoding; /* a code of mn_encoding_names(): "utf-8", "tcvn3", "vni", "viscii", "cp1258"… */
  int sheet;            /* from 1; 0: the first sheet that is shown and has rows */
} MnTableOptions;

typedef struct _MnTable MnTable;

MnTable *mn_table_open (const char *path, const MnTableOptions *options, GCancellable *cancellable, GError **error);
void mn_table_free (MnTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnTable, mn_table_free)

MnTableKind mn_table_get_kind (MnTable *self);
const char *mn_table_get_encoding (MnTable *self); /* of text tables, and of legacy fonts in workbooks; "utf-8" else */
guint mn_table_get_n_sheets (MnTable *self);       /* 1 for text */
const char *mn_table_get_sheet_name (MnTable *self, guint sheet); /* from 0; "" for text */
gboolean mn_table_is_sheet_hidden (MnTable *self, guint sheet);   /* from 0 */
guint mn_table_get_sheet (MnTable *self);                         /* the one being read, from 1 */

/* TRUE: there is a row. FALSE: the end, or @error. Rows without any text are passed over. */
gboolean mn_table_next (MnTable *self, GCancellable *cancellable, GError **error);
guint mn_table_get_n_cells (MnTable *self);
/* Until the next row; an empty cell beyond the last. As it stands there: a ' that guards a formula is taken off by
 * mn_csv_unguard(). (transfer none) */
const MnCell *mn_table_get_cell (MnTable *self, guint cell);
guint mn_table_get_line (MnTable *self);      /* the row's number as the spreadsheet shows it; from 1 */
double mn_table_get_progress (MnTable *self); /* 0 to 1, of the file read so far */

G_END_DECLS
