/* mn-table.c: rows out of any spreadsheet or text table
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-table-private.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "mn-csv.h"
#include "mn-encoding.h"
#include "mn-i18n.h"
#include "mn-sheet-writer.h"

struct _MnTable {
  MnTableKind kind;
  const MnTableClass *class;
  gpointer reader;
  GArray *sheets; /* of MnTableSheet */
  guint sheet;    /* from 0 */

  MnTableRows *rows;
  GArray *cells; /* of MnCell: the row that was taken */
  guint line;
  gboolean waiting; /* a row was taken, to see whether there is one, and not handed out */
  gboolean ended;
};

/* clang-format off */
G_DEFINE_QUARK (mn-table-error-quark, mn_table_error)
/* clang-format on */

static gboolean
refuse (GError **error, MnTableError code, const char *sentence)
{
  g_set_error_literal (error, MN_TABLE_ERROR, code, sentence);
  return FALSE;
}

void
_mn_table_propagate (GError **error, GError *from)
{
  static const MnTableError of_csv[]
      = { MN_TABLE_ERROR_KIND, MN_TABLE_ERROR_ENCODING, MN_TABLE_ERROR_SYNTAX, MN_TABLE_ERROR_SIZE };
  static const MnTableError of_pack[] = { MN_TABLE_ERROR_KIND, MN_TABLE_ERROR_DAMAGED, MN_TABLE_ERROR_PROTECTED,
                                          MN_TABLE_ERROR_SIZE, MN_TABLE_ERROR_DAMAGED };

  if (from->domain == MN_CSV_ERROR)
    {
      from->domain = MN_TABLE_ERROR;
      from->code = (int)of_csv[from->code];
    }
  else if (from->domain == MN_PACK_ERROR)
    {
      from->domain = MN_TABLE_ERROR;
      from->code = (int)of_pack[from->code];
    }
  g_propagate_error (error, from);
}

static void
clear_sheet (MnTableSheet *sheet)
{
  g_free (sheet->name);
}

void
_mn_table_add_sheet (GArray *sheets, const char *name, gboolean hidden)
{
  const MnTableSheet sheet = { g_strdup (name), hidden };

  g_array_append_val (sheets, sheet);
}

/* Opening ------------------------------------------------------------------------------------------------------ */

static MnTable *
table_new (void)
{
  MnTable *self = g_new0 (MnTable, 1);

  self->sheets = g_array_new (FALSE, TRUE, sizeof (MnTableSheet));
  g_array_set_clear_func (self->sheets, (GDestroyNotify)clear_sheet);
  self->rows = _mn_table_rows_new ();
  self->cells = g_array_new (FALSE, FALSE, sizeof (MnCell));
  return self;
}

static gboolean
open_sheet (MnTable *self, guint sheet, GError **error)
{
  g_autoptr (GError) local = NULL;

  self->sheet = sheet;
  self->ended = FALSE;
  if (self->class->open_sheet (self->reader, sheet, &local))
    return TRUE;
  _mn_table_propagate (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
take_row (MnTable *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;

  while (!_mn_table_rows_take (self->rows, self->cells, &self->line))
    {
      _mn_table_rows_clear (self->rows);
      if (self->ended)
        return FALSE;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (self->class->fill (self->reader, self->rows, cancellable, &local))
        continue;
      self->ended = TRUE;
      if (local == NULL)
        continue;
      _mn_table_propagate (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

/* The first that is shown and has rows; where none has, the first. */
static gboolean
find_sheet (MnTable *self, GCancellable *cancellable, GError **error)
{
  for (int hidden = 0; hidden < 2; hidden++)
    for (guint i = 0; i < self->sheets->len; i++)
      {
        g_autoptr (GError) local = NULL;

        if (g_array_index (self->sheets, MnTableSheet, i).hidden != hidden)
          continue;
        if (!open_sheet (self, i, error))
          return FALSE;
        self->waiting = take_row (self, cancellable, &local);
        if (self->waiting)
          return TRUE;
        if (local != NULL)
          {
            g_propagate_error (error, g_steal_pointer (&local));
            return FALSE;
          }
      }
  return open_sheet (self, 0, error);
}

static gboolean
start (MnTable *self, const MnTableOptions *options, GCancellable *cancellable, GError **error)
{
  const char *encoding = options != NULL ? options->encoding : NULL;
  int sheet = options != NULL ? options->sheet : 0;

  /* An encoding that was chosen for a workbook is that of its fonts. */
  if (self->kind != MN_TABLE_CSV && g_strcmp0 (encoding, "tcvn3") == 0)
    _mn_table_rows_set_font (self->rows, ".VnTime");
  else if (self->kind != MN_TABLE_CSV && g_strcmp0 (encoding, "vni") == 0)
    _mn_table_rows_set_font (self->rows, "VNI-Times");
  if (sheet == 0)
    return find_sheet (self, cancellable, error);
  if (sheet < 0 || (guint)sheet > self->sheets->len)
    {
      g_set_error (error, MN_TABLE_ERROR, MN_TABLE_ERROR_KIND, _ ("The workbook has no sheet number %d."), sheet);
      return FALSE;
    }
  return open_sheet (self, (guint)sheet - 1, error);
}

MnTable *
_mn_table_open_zip (MnZip *zip, const MnTableOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (MnTable) self = table_new ();
  g_autoptr (GError) local = NULL;

  if (mn_zip_has (zip, "content.xml"))
    {
      self->kind = MN_TABLE_ODS;
      self->class = &_mn_table_ods_class;
      self->reader = _mn_table_ods_open (zip, self->sheets, &local);
    }
  else
    {
      self->kind = MN_TABLE_XLSX;
      self->class = &_mn_table_xlsx_class;
      self->reader = _mn_table_xlsx_open (zip, self->sheets, &local);
    }
  if (self->reader == NULL)
    _mn_table_propagate (error, g_steal_pointer (&local));
  else if (start (self, options, cancellable, error))
    return g_steal_pointer (&self);
  return NULL;
}

/* What people choose by mistake, or because a web site gave it the name of a workbook. */
static gboolean
judge_text (const char *head, GError **error)
{
  static const char *const web[] = { "<!doctype html", "<html", "<table", "<meta", "<head", "<style", "<div" };

  if (g_str_has_prefix (head, "\xef\xbb\xbf"))
    head += 3;
  head += strspn (head, " \t\r\n");
  for (guint i = 0; i < G_N_ELEMENTS (web); i++)
    if (g_ascii_strncasecmp (head, web[i], strlen (web[i])) == 0)
      return refuse (
          error, MN_TABLE_ERROR_KIND,
          _ ("The file is a web page that only has the name of a table: open it in a spreadsheet program and "
             "save it as XLSX."));
  if (g_str_has_prefix (head, "<?xml") || g_str_has_prefix (head, "MIME-Version:"))
    return refuse (error, MN_TABLE_ERROR_KIND,
                   _ ("The file is not a workbook that can be read: open it in a spreadsheet program and save it as "
                      "XLSX."));
  if (g_str_has_prefix (head, "%PDF") || g_str_has_prefix (head, "{\\rtf"))
    return refuse (error, MN_TABLE_ERROR_KIND,
                   _ ("The file is a document, not a table: ask for it as XLSX, ODS, XLS or CSV."));
  return TRUE;
}

/* A folder, a device, an empty file: with the sentences of the text reader, and its first bytes. */
static gboolean
read_head (const char *path, char *head, gsize size, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (MnCsvReader) check = mn_csv_reader_open (path, &local);
  gssize n;
  int fd;

  if (check == NULL)
    {
      _mn_table_propagate (error, g_steal_pointer (&local));
      return FALSE;
    }
  fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  n = fd >= 0 ? read (fd, head, size - 1) : 0;
  if (fd >= 0)
    close (fd);
  memset (head + MAX (n, 0), 0, size - (gsize)MAX (n, 0));
  return TRUE;
}

static MnTable *
open_zip (const char *path, const MnTableOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  MnZip *zip = mn_zip_open (path, &local);

  if (zip != NULL)
    return _mn_table_open_zip (zip, options, cancellable, error);
  _mn_table_propagate (error, g_steal_pointer (&local));
  return NULL;
}

/* Text under the name of a workbook was renamed, or never became the workbook that somebody believes it is. Files
 * called .xls have been text often enough that they are read. */
static gboolean
judge_name (const char *path, GError **error)
{
  MnTableKind kind;
  g_autofree char *shown = NULL;

  if (!mn_sheet_writer_kind_of (path, &kind) || kind == MN_TABLE_CSV)
    return TRUE;
  shown = g_filename_display_basename (path);
  g_set_error (error, MN_TABLE_ERROR, MN_TABLE_ERROR_KIND,
               _ ("“%s” has the name of a workbook and is none: ask for the workbook itself, or give it back the name "
                  "it had."),
               shown);
  return FALSE;
}

MnTable *
mn_table_open (const char *path, const MnTableOptions *options, GCancellable *cancellable, GError **error)
{
  g_autoptr (MnTable) self = NULL;
  g_autoptr (GError) local = NULL;
  char head[256];

  g_return_val_if_fail (path != NULL, NULL);

  if (!read_head (path, head, sizeof head, error))
    return NULL;
  if (memcmp (head, "PK\3\4", 4) == 0 || memcmp (head, "PK\5\6", 4) == 0)
    return open_zip (path, options, cancellable, error);
  if (!judge_text (head, error))
    return NULL;
  self = table_new ();
  if (memcmp (head, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0)
    {
      self->kind = MN_TABLE_XLS;
      self->class = &_mn_table_xls_class;
      self->reader = _mn_table_xls_open (path, self->sheets, &local);
    }
  else if (!judge_name (path, error))
    return NULL;
  else
    {
      self->kind = MN_TABLE_CSV;
      self->class = &_mn_table_csv_class;
      self->reader = _mn_table_csv_open (path, options != NULL ? options->encoding : NULL, self->sheets, &local);
    }
  if (self->reader == NULL)
    _mn_table_propagate (error, g_steal_pointer (&local));
  else if (start (self, options, cancellable, error))
    return g_steal_pointer (&self);
  return NULL;
}

void
mn_table_free (MnTable *self)
{
  if (self == NULL)
    return;
  if (self->reader != NULL)
    self->class->free (self->reader);
  _mn_table_rows_free (self->rows);
  g_array_unref (self->cells);
  g_array_unref (self->sheets);
  g_free (self);
}

/* Reading ------------------------------------------------------------------------------------------------------ */

MnTableKind
mn_table_get_kind (MnTable *self)
{
  return self->kind;
}

const char *
mn_table_get_encoding (MnTable *self)
{
  const char *encoding = self->class->get_encoding != NULL ? self->class->get_encoding (self->reader) : NULL;

  if (encoding == NULL)
    encoding = _mn_table_rows_get_encoding (self->rows);
  return encoding != NULL ? encoding : "utf-8";
}

guint
mn_table_get_n_sheets (MnTable *self)
{
  return self->sheets->len;
}

const char *
mn_table_get_sheet_name (MnTable *self, guint sheet)
{
  g_return_val_if_fail (sheet < self->sheets->len, "");

  return g_array_index (self->sheets, MnTableSheet, sheet).name;
}

gboolean
mn_table_is_sheet_hidden (MnTable *self, guint sheet)
{
  g_return_val_if_fail (sheet < self->sheets->len, FALSE);

  return g_array_index (self->sheets, MnTableSheet, sheet).hidden;
}

guint
mn_table_get_sheet (MnTable *self)
{
  return self->sheet + 1;
}

gboolean
mn_table_next (MnTable *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->waiting)
    {
      self->waiting = FALSE;
      return TRUE;
    }
  if (take_row (self, cancellable, error))
    return TRUE;
  g_array_set_size (self->cells, 0);
  return FALSE;
}

guint
mn_table_get_n_cells (MnTable *self)
{
  return self->cells->len;
}

const MnCell *
mn_table_get_cell (MnTable *self, guint cell)
{
  static const MnCell nothing = { MN_CELL_EMPTY, "", 0 };

  return cell < self->cells->len ? &g_array_index (self->cells, MnCell, cell) : &nothing;
}

guint
mn_table_get_line (MnTable *self)
{
  return self->line;
}

double
mn_table_get_progress (MnTable *self)
{
  return self->ended ? 1 : CLAMP (self->class->get_progress (self->reader), 0, 1);
}
