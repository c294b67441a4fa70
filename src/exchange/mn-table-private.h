/* mn-table-private.h: what the readers of tables share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-table.h"
#include "mn-zip.h"

G_BEGIN_DECLS

/* Rows that a reader has found and nobody has taken yet: a piece of a file may have many, or none. */
typedef struct _MnTableRows MnTableRows;

MnTableRows *_mn_table_rows_new (void);
void _mn_table_rows_free (MnTableRows *self);
/* Every text cell is taken for one that was typed for this font, unless it has one of its own. NULL: for none. */
void _mn_table_rows_set_font (MnTableRows *self, const char *font);
/* Of the legacy font that was met first, or NULL. */
const char *_mn_table_rows_get_encoding (const MnTableRows *self);
void _mn_table_rows_clear (MnTableRows *self); /* and what was taken is gone */

void _mn_table_rows_begin (MnTableRows *self, guint line);
/* Text in UTF-8. @font: a legacy one, or NULL. */
gboolean _mn_table_rows_add_text (MnTableRows *self, guint column, const char *text, gsize length, const char *font,
                                  GError **error);
/* The same text, clean, that stays where it is as long as the reader. */
gboolean _mn_table_rows_add_lasting (MnTableRows *self, guint column, const char *text, GError **error);
/* The one of these two that is right for a text shared by cells of several fonts. */
gboolean _mn_table_rows_add_shared (MnTableRows *self, guint column, const char *text, const char *font,
                                    GError **error);
/* As XML writes it: "12", "1.5", "2.01E+11"; what is no number becomes text. */
gboolean _mn_table_rows_add_number (MnTableRows *self, guint column, const char *text, gsize length, GError **error);
gboolean _mn_table_rows_add_boolean (MnTableRows *self, guint column, gboolean value, GError **error);

/* What a number format shows of a date. */
typedef enum {
  MN_SHOWS_NO_DATE,
  MN_SHOWS_DAY,
  MN_SHOWS_MONTH,
  MN_SHOWS_YEAR,
} MnShows;

/* Days since 1899-12-30 as written by XML; a serial number that is no date becomes a number. */
gboolean _mn_table_rows_add_serial (MnTableRows *self, guint column, const char *text, gsize length, MnShows shows,
                                    gboolean from_1904, GError **error);
/* "2014-06-21", with or without a time behind; anything else becomes text. */
gboolean _mn_table_rows_add_iso (MnTableRows *self, guint column, const char *text, GError **error);
/* Drops a row without any text: FALSE. */
gboolean _mn_table_rows_end (MnTableRows *self, guint repeat);

/* The next row into @cells (of MnCell); FALSE when there is none yet. */
gboolean _mn_table_rows_take (MnTableRows *self, GArray *cells, guint *line);

/* From a format code such as "[$-42A]dd/mm/yyyy;@". */
MnShows _mn_table_format_shows (const char *code);
/* NFC, written where @text is; most text is so already. (transfer full) or NULL: it is. */
char *_mn_table_compose (const char *text, gsize length);

/* One kind of file. */
typedef struct {
  /* From its first row on; from 0. */
  gboolean (*open_sheet) (gpointer reader, guint sheet, GError **error);
  /* Reads on. FALSE: the end, or @error. */
  gboolean (*fill) (gpointer reader, MnTableRows *rows, GCancellable *cancellable, GError **error);
  double (*get_progress) (gpointer reader);
  const char *(*get_encoding) (gpointer reader); /* or NULL */
  void (*free) (gpointer reader);
} MnTableClass;

typedef struct {
  char *name;
  gboolean hidden;
} MnTableSheet;

void _mn_table_add_sheet (GArray *sheets, const char *name, gboolean hidden);

/* Each fills @sheets (of MnTableSheet) with at least one, or fails. The archive is taken, whatever happens. */
gpointer _mn_table_xlsx_open (MnZip *zip, GArray *sheets, GError **error);
gpointer _mn_table_ods_open (MnZip *zip, GArray *sheets, GError **error);
gpointer _mn_table_xls_open (const char *path, GArray *sheets, GError **error);
gpointer _mn_table_csv_open (const char *path, const char *encoding, GArray *sheets, GError **error);

extern const MnTableClass _mn_table_xlsx_class;
extern const MnTableClass _mn_table_ods_class;
extern const MnTableClass _mn_table_xls_class;
extern const MnTableClass _mn_table_csv_class;

/* Errors of other floors as those of a table. */
void _mn_table_propagate (GError **error, GError *from);

/* From bytes, for whoever has no file (tests with any bytes). NULL when it is none of these. */
MnTable *_mn_table_open_zip (MnZip *zip, const MnTableOptions *options, GCancellable *cancellable, GError **error);

/* XLSX, in parts ---------------------------------------------------------------------------------------------- */

/* What cells look like, as far as it says what they are. */
typedef struct {
  MnShows shows;
  char *font; /* a legacy one, or NULL */
} MnXlsxStyle;

typedef struct _MnXlsxStrings MnXlsxStrings;

/* (element-type MnXlsxStyle) NULL: @error */
GArray *_mn_xlsx_read_styles (MnZip *zip, const char *part, GError **error);
MnXlsxStrings *_mn_xlsx_read_strings (MnZip *zip, const char *part, GError **error);
void _mn_xlsx_strings_free (MnXlsxStrings *self);
/* NULL: there is no such string. @decoded: it has fonts of its own. */
const char *_mn_xlsx_strings_get (const MnXlsxStrings *self, guint64 index, gboolean *decoded);
/* "_x000D_" and the like, in place. */
void _mn_xlsx_unescape (GString *text);

typedef struct {
  char *strings; /* part names; NULL: there is none */
  char *styles;
  GPtrArray *sheets; /* of part names, as many as there are sheets */
  gboolean from_1904;
} MnXlsxBook;

void _mn_xlsx_book_clear (MnXlsxBook *book);
gboolean _mn_xlsx_read_book (MnZip *zip, MnXlsxBook *book, GArray *sheets, GError **error);

G_END_DECLS
