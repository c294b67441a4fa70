/* mn-table-ods.c: the rows of a sheet of an OpenDocument spreadsheet
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-table-ods.h"

#include <string.h>

#include "mn-i18n.h"

#define BLOCK_SIZE (32 * 1024)
#define MAX_PART (G_GUINT64_CONSTANT (2) * 1024 * 1024 * 1024)
#define MAX_SHEETS 4096
#define MAX_COLUMN 16384

typedef struct {
  MnZip *zip;
  MnOdsStyles *styles;
  GArray *sheets; /* only while it is opened */
  gboolean is_spreadsheet;

  MnZipPart *part;
  MnXml *xml;
  gboolean ended;
  MnTableRows *rows; /* while it fills */

  guint wanted;
  guint n_tables; /* begun, of those that are sheets */
  guint depth;    /* of tables in one another, also those that are no sheets */
  gboolean in_sheet;
  char *column_styles[MN_TABLE_MAX_CELLS]; /* what cells without a style of their own have */
  guint n_columns;

  guint line; /* of the row */
  guint row_repeat;
  gboolean in_row;
  gboolean in_cell;
  guint column;
  guint repeat;
  char *style;
  char *type;
  char *value; /* the attribute that has it */
  MnOdsText text;
} Reader;

static void
fail (MnXml *xml, MnTableError code, const char *sentence)
{
  mn_xml_fail (xml, g_error_new_literal (MN_TABLE_ERROR, code, sentence));
}

/* Sheets ------------------------------------------------------------------------------------------------------- */

/* LibreOffice keeps copies of other files' sheets that are linked to. */
static gboolean
is_sheet (const Reader *self, const MnXmlAttributes *attributes)
{
  gsize length;
  const char *name = mn_xml_get (attributes, ODS_TABLE, "name", &length);

  return self->depth == 1 && self->n_tables < MAX_SHEETS
         && !(name != NULL && length > 6 && memcmp (name, "'file:", 6) == 0);
}

static void
find_cb (MnXml *xml, const char *ns, const char *name, const MnXmlAttributes *attributes, gpointer data)
{
  Reader *self = data;

  if (g_strcmp0 (ns, ODS_TABLE) == 0 && strcmp (name, "table") == 0)
    {
      self->depth++;
      if (self->is_spreadsheet && is_sheet (self, attributes))
        {
          g_autofree char *title = mn_xml_dup (attributes, ODS_TABLE, "name");
          g_autofree char *style = mn_xml_dup (attributes, ODS_TABLE, "style-name");

          self->n_tables++;
          _mn_table_add_sheet (self->sheets, title != NULL ? title : "",
                               _mn_ods_styles_is_hidden (self->styles, style));
        }
    }
  else if (g_strcmp0 (ns, ODS_OFFICE) == 0 && strcmp (name, "spreadsheet") == 0)
    self->is_spreadsheet = TRUE;
  else if (self->depth == 0)
    _mn_ods_styles_start (self->styles, ns, name, attributes);
}

static void
found_cb (MnXml *xml, const char *ns, const char *name, gpointer data)
{
  Reader *self = data;

  if (self->depth == 0)
    _mn_ods_styles_end (self->styles, ns, name);
  else if (g_strcmp0 (ns, ODS_TABLE) == 0 && strcmp (name, "table") == 0)
    self->depth--;
}

/* Rows --------------------------------------------------------------------------------------------------------- */

static void
start_table (Reader *self, const MnXmlAttributes *attributes)
{
  self->depth++;
  if (!is_sheet (self, attributes))
    return;
  self->in_sheet = self->n_tables++ == self->wanted;
  self->line = 0;
  self->row_repeat = 1;
}

static void
add_columns (Reader *self, const MnXmlAttributes *attributes)
{
  guint64 n = mn_xml_get_number (attributes, ODS_TABLE, "number-columns-repeated", 1, MAX_COLUMN);
  g_autofree char *style = mn_xml_dup (attributes, ODS_TABLE, "default-cell-style-name");

  for (; n > 0 && self->n_columns < MN_TABLE_MAX_CELLS; n--)
    self->column_styles[self->n_columns++] = g_strdup (style);
}

static void
start_row (Reader *self, MnXml *xml, const MnXmlAttributes *attributes)
{
  self->line += self->row_repeat;
  self->row_repeat
      = (guint)mn_xml_get_number (attributes, ODS_TABLE, "number-rows-repeated", 1, MN_TABLE_MAX_LINES + 1);
  self->row_repeat = MAX (self->row_repeat, 1);
  /* Blank rows to the end of the sheet are common, and one more does no harm. */
  self->line = MIN (self->line, MN_TABLE_MAX_LINES + 1);
  self->in_row = TRUE;
  self->column = 0;
  _mn_table_rows_begin (self->rows, self->line);
}

static void
start_cell (Reader *self, const MnXmlAttributes *attributes)
{
  static const char *const values[] = { "date-value", "boolean-value", "string-value", "value" };

  self->repeat = (guint)mn_xml_get_number (attributes, ODS_TABLE, "number-columns-repeated", 1, MAX_COLUMN);
  g_free (self->style);
  g_free (self->type);
  g_clear_pointer (&self->value, g_free);
  self->style = mn_xml_dup (attributes, ODS_TABLE, "style-name");
  self->type = mn_xml_dup (attributes, ODS_OFFICE, "value-type");
  for (guint i = 0; i < G_N_ELEMENTS (values) && self->value == NULL; i++)
    self->value = mn_xml_dup (attributes, ODS_OFFICE, values[i]);
  g_string_truncate (self->text.text, 0);
  self->text = (MnOdsText) { self->text.text, 0, 0, 0, 0 };
  self->in_cell = TRUE;
}

static void
start_cb (MnXml *xml, const char *ns, const char *name, const MnXmlAttributes *attributes, gpointer data)
{
  Reader *self = data;

  if (self->in_cell)
    {
      _mn_ods_text_start (&self->text, ns, name, attributes);
      return;
    }
  if (g_strcmp0 (ns, ODS_TABLE) != 0)
    return;
  if (strcmp (name, "table") == 0)
    start_table (self, attributes);
  else if (!self->in_sheet || self->depth != 1)
    return;
  else if (strcmp (name, "table-row") == 0)
    start_row (self, xml, attributes);
  else if (strcmp (name, "table-column") == 0)
    add_columns (self, attributes);
  else if (self->in_row && strcmp (name, "table-cell") == 0)
    start_cell (self, attributes);
  else if (self->in_row && strcmp (name, "covered-table-cell") == 0)
    self->column += (guint)mn_xml_get_number (attributes, ODS_TABLE, "number-columns-repeated", 1, MAX_COLUMN);
}

static gboolean
add_date (Reader *self, guint column, const char *style, GError **error)
{
  MnShows shows = _mn_ods_styles_get_shows (self->styles, style);
  g_autofree char *cut = g_strdup (self->value);

  if (shows == MN_SHOWS_MONTH && strlen (cut) > 7 && cut[4] == '-')
    cut[7] = '\0';
  else if (shows == MN_SHOWS_YEAR && strlen (cut) > 4)
    cut[4] = '\0';
  return _mn_table_rows_add_iso (self->rows, column, cut, error);
}

static gboolean
add_cell (Reader *self, guint column, GError **error)
{
  const char *own = column < self->n_columns ? self->column_styles[column] : NULL;
  const char *style = self->style != NULL ? self->style : own;
  const char *type = self->type != NULL ? self->type : "string";
  const char *text;

  if (self->value != NULL && strcmp (type, "date") == 0)
    return add_date (self, column, style, error);
  if (self->value != NULL && strcmp (type, "boolean") == 0)
    return _mn_table_rows_add_boolean (self->rows, column, strcmp (self->value, "true") == 0, error);
  if (self->value != NULL
      && (strcmp (type, "float") == 0 || strcmp (type, "percentage") == 0 || strcmp (type, "currency") == 0))
    return _mn_table_rows_add_number (self->rows, column, self->value, strlen (self->value), error);
  text = self->value != NULL && strcmp (type, "string") == 0 ? self->value : self->text.text->str;
  return _mn_table_rows_add_text (self->rows, column, text, strlen (text),
                                  _mn_ods_styles_get_font (self->styles, style), error);
}

static void
end_cell (Reader *self, MnXml *xml)
{
  gboolean empty = self->value == NULL && self->text.text->len == 0;
  g_autoptr (GError) error = NULL;

  self->in_cell = FALSE;
  for (guint i = 0; !empty && i < self->repeat; i++)
    if (!add_cell (self, self->column + i, &error))
      {
        mn_xml_fail (xml, g_steal_pointer (&error));
        return;
      }
  self->column = MIN (self->column + self->repeat, MAX_COLUMN);
}

static void
end_row (Reader *self, MnXml *xml)
{
  self->in_row = FALSE;
  if (_mn_table_rows_end (self->rows, self->row_repeat) && self->line + self->row_repeat - 1 > MN_TABLE_MAX_LINES)
    fail (xml, MN_TABLE_ERROR_SIZE, _ ("The sheet has more rows than a spreadsheet can have."));
}

static void
end_cb (MnXml *xml, const char *ns, const char *name, gpointer data)
{
  Reader *self = data;

  if (self->in_cell)
    {
      if (self->text.depth > 0)
        _mn_ods_text_end (&self->text);
      else
        end_cell (self, xml);
      return;
    }
  if (g_strcmp0 (ns, ODS_TABLE) != 0)
    return;
  if (strcmp (name, "table") == 0)
    {
      self->depth--;
      if (self->in_sheet && self->depth == 0)
        mn_xml_stop (xml);
    }
  else if (self->in_row && self->depth == 1 && strcmp (name, "table-row") == 0)
    end_row (self, xml);
}

static void
text_cb (MnXml *xml, const char *text, gsize length, gpointer data)
{
  Reader *self = data;

  if (self->in_cell && !_mn_ods_text_add (&self->text, text, length))
    mn_xml_fail (xml,
                 g_error_new (MN_TABLE_ERROR, MN_TABLE_ERROR_SIZE, _ ("Line %u is too long for a table."), self->line));
}

/* The reader --------------------------------------------------------------------------------------------------- */

static void
close_sheet (Reader *self)
{
  g_clear_pointer (&self->xml, mn_xml_free);
  g_clear_pointer (&self->part, mn_zip_part_free);
  for (guint i = 0; i < self->n_columns; i++)
    g_free (self->column_styles[i]);
  self->n_columns = 0;
}

static gboolean
open_sheet (gpointer data, guint sheet, GError **error)
{
  static const MnXmlCalls calls = { start_cb, end_cb, text_cb };
  Reader *self = data;

  close_sheet (self);
  self->part = mn_zip_open_part (self->zip, "content.xml", MAX_PART, error);
  if (self->part == NULL)
    return FALSE;
  mn_zip_part_read_ahead (self->part);
  self->xml = mn_xml_new_large (&calls, self);
  self->ended = FALSE;
  self->wanted = sheet;
  self->n_tables = self->depth = 0;
  self->in_sheet = self->in_row = self->in_cell = FALSE;
  return TRUE;
}

static gboolean
fill (gpointer data, MnTableRows *rows, GCancellable *cancellable, GError **error)
{
  Reader *self = data;
  char block[BLOCK_SIZE];
  gssize n;

  if (self->ended)
    return FALSE;
  self->rows = rows;
  n = mn_zip_part_read (self->part, block, sizeof block, error);
  if (n < 0)
    return FALSE;
  if (n == 0)
    {
      self->ended = TRUE;
      return mn_xml_end (self->xml, error);
    }
  if (!mn_xml_feed (self->xml, block, (gsize)n, error))
    return FALSE;
  self->ended = mn_xml_is_stopped (self->xml);
  return TRUE;
}

static double
get_progress (gpointer data)
{
  return mn_zip_part_get_progress (((Reader *)data)->part);
}

static void
reader_free (gpointer data)
{
  Reader *self = data;

  close_sheet (self);
  _mn_ods_styles_free (self->styles);
  mn_zip_free (self->zip);
  g_free (self->style);
  g_free (self->type);
  g_free (self->value);
  g_string_free (self->text.text, TRUE);
  g_free (self);
}

static void
manifest_cb (MnXml *xml, const char *ns, const char *name, const MnXmlAttributes *attributes, gpointer data)
{
  if (strcmp (name, "encryption-data") == 0)
    fail (xml, MN_TABLE_ERROR_PROTECTED,
          _ ("The file is protected by a password: take the password off in the program it comes from."));
}

static gboolean
find_sheets (Reader *self, GError **error)
{
  static const MnXmlCalls manifest = { manifest_cb, NULL, NULL };
  static const MnXmlCalls calls = { find_cb, found_cb, NULL };

  if (mn_zip_has (self->zip, "META-INF/manifest.xml")
      && !mn_xml_parse_part (self->zip, "META-INF/manifest.xml", 64 * 1024 * 1024, &manifest, self, error))
    return FALSE;
  /* Styles that have names are in a part of their own. */
  if (mn_zip_has (self->zip, "styles.xml")
      && !mn_xml_parse_part (self->zip, "styles.xml", 256 * 1024 * 1024, &calls, self, error))
    return FALSE;
  self->depth = 0;
  if (!mn_xml_parse_part (self->zip, "content.xml", MAX_PART, &calls, self, error))
    return FALSE;
  if (!self->is_spreadsheet)
    g_set_error_literal (error, MN_TABLE_ERROR, MN_TABLE_ERROR_KIND,
                         _ ("The file is a document, not a table: ask for it as XLSX, ODS, XLS or CSV."));
  else if (self->n_tables == 0)
    g_set_error_literal (error, MN_TABLE_ERROR, MN_TABLE_ERROR_DAMAGED, _ ("The workbook has no sheet."));
  else
    return TRUE;
  return FALSE;
}

gpointer
_mn_table_ods_open (MnZip *zip, GArray *sheets, GError **error)
{
  Reader *self = g_new0 (Reader, 1);

  self->zip = zip;
  self->sheets = sheets;
  self->styles = _mn_ods_styles_new ();
  self->text.text = g_string_new (NULL);
  if (find_sheets (self, error))
    return self;
  reader_free (self);
  return NULL;
}

const MnTableClass _mn_table_ods_class = { open_sheet, fill, get_progress, NULL, reader_free };
