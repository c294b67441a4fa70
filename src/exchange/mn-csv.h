/* mn-csv.h: tables as comma-separated text (RFC 4180)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Why our own: libcsv, the one C library for it in Debian, takes a quotation mark wherever it stands unless told
 * otherwise, then says neither on which line one was not closed nor that a byte is zero, and lets a cell grow without
 * end. */

#define MN_CSV_ERROR (mn_csv_error_quark ())
GQuark mn_csv_error_quark (void);

/* The message is a whole sentence, with the line where there is one. */
typedef enum {
  MN_CSV_ERROR_NOT_TEXT, /* another kind of file: choose another, or save it as CSV */
  MN_CSV_ERROR_ENCODING, /* save it as UTF-8 */
  MN_CSV_ERROR_SYNTAX,   /* a slip on one line: correct it */
  MN_CSV_ERROR_SIZE,     /* more than a table of people can have */
} MnCsvError;

#define MN_CSV_MAX_CELLS 200
#define MN_CSV_MAX_ROW (1024 * 1024) /* bytes */

/* Reads row after row, in memory that doesn't grow with the file. The separator is the first comma, semicolon or tab of
 * the first row: Excel writes the semicolon where the comma is in numbers. UTF-8, with or without a byte order mark. */
typedef struct _MnCsvReader MnCsvReader;

MnCsvReader *mn_csv_reader_new (GInputStream *stream);
/* A folder, a device, a file that cannot be read: refused in a sentence. */
MnCsvReader *mn_csv_reader_open (const char *path, GError **error);
void mn_csv_reader_free (MnCsvReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnCsvReader, mn_csv_reader_free)

/* TRUE: there is a row. FALSE: the end, or @error. Rows without any text are passed over. */
gboolean mn_csv_reader_next (MnCsvReader *self, GCancellable *cancellable, GError **error);
guint mn_csv_reader_get_n_cells (MnCsvReader *self);
/* Until the next row. Valid UTF-8. (transfer none) */
const char *mn_csv_reader_get_cell (MnCsvReader *self, guint cell);
guint mn_csv_reader_get_line (MnCsvReader *self); /* on which the row begins, from 1 */
goffset mn_csv_reader_get_offset (MnCsvReader *self);
goffset mn_csv_reader_get_size (MnCsvReader *self); /* 0: not known */

/* Spreadsheets take text that begins with = + - @ for a formula. Such text gets a ' in front and loses it when it comes
 * back; so does text in which only more of ' stand before one of these, so that nothing is lost on the way. */
char *mn_csv_guard (const char *text);
const char *mn_csv_unguard (const char *text);

void mn_csv_append_cell (GString *row, const char *text);
void mn_csv_end_row (GString *row);
#define MN_CSV_MARK "\xef\xbb\xbf" /* without it Excel reads UTF-8 as something else */

G_END_DECLS
