/* mn-table-xlsx.c: the rows of a sheet of an XLSX workbook
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-table-private.h"

#include <string.h>

#include "mn-i18n.h"
#include "mn-xml.h"

#define BLOCK_SIZE (64 * 1024)
#define MAX_PART (G_GUINT64_CONSTANT (2) * 1024 * 1024 * 1024)
#define MAX_COLUMN 16384

typedef enum {
  NUMBER,
  SHARED,
  INLINE,
  TEXT,
  BOOLEAN,
  ISO,
} CellType;

typedef struct {
  MnZip *zip;
  MnXlsxBook book;
  GArray *styles; /* of MnXlsxStyle */
  MnXlsxStrings *strings;

  MnZipPart *part;
  MnXml *xml;
  gboolean ended;
  MnTableRows *rows; /* while it fills */

  guint line;
  gboolean in_row;
  gboolean in_cell;
  gboolean in_value;
  guint in_phonetic;
  guint column; /* of the cell; of the next one between cells */
  CellType type;
  guint style;
  GString *value;
} Reader;

static void
fail (MnXml *xml, MnTableError code, const char *sentence)
{
  mn_xml_fail (xml, g_error_new_literal (MN_TABLE_ERROR, code, sentence));
}

/* From "AB12", from 0; the next one where it isn't said. */
static guint
find_column (const Reader *self, const MnXmlAttributes *attributes)
{
  gsize length;
  const char *reference = mn_xml_get (attributes, NULL, "r", &length);
  guint column = 0;

  if (reference == NULL)
    return self->column;
  for (gsize i = 0; i < length && g_ascii_isalpha (reference[i]) && column <= MAX_COLUMN; i++)
    column = column * 26 + (guint)(g_ascii_toupper (reference[i]) - 'A') + 1;
  return column > 0 ? column - 1 : self->column;
}

static CellType
find_type (const MnXmlAttributes *attributes)
{
  gsize length;
  const char *type = mn_xml_get (attributes, NULL, "t", &length);

  if (type == NULL || length == 0)
    return NUMBER;
  switch (type[0])
    {
    case 's':
      return length == 1 ? SHARED : TEXT; /* "s", "str" */
    case 'i':
      return INLINE;
    case 'b':
      return BOOLEAN;
    case 'd':
      return ISO;
    case 'e':
      return TEXT; /* "#N/A" */
    default:
      return NUMBER;
    }
}

static void
start_row (Reader *self, MnXml *xml, const MnXmlAttributes *attributes)
{
  self->line = (guint)mn_xml_get_number (attributes, NULL, "r", self->line + 1, MN_TABLE_MAX_LINES + 1);
  if (self->line > MN_TABLE_MAX_LINES)
    {
      fail (xml, MN_TABLE_ERROR_SIZE, _ ("The sheet has more rows than a spreadsheet can have."));
      return;
    }
  self->column = 0;
  self->in_row = TRUE;
  _mn_table_rows_begin (self->rows, self->line);
}

static void
start_cell (Reader *self, const MnXmlAttributes *attributes)
{
  self->column = find_column (self, attributes);
  self->type = find_type (attributes);
  self->style = (guint)mn_xml_get_number (attributes, NULL, "s", 0, G_MAXINT32);
  self->in_cell = TRUE;
  self->in_phonetic = 0;
  g_string_truncate (self->value, 0);
}

/* Nearly all names are of one letter, and there are millions. */
static inline gboolean
is_letter (const char *name, char letter)
{
  return name[0] == letter && name[1] == '\0';
}

static void
start_cb (MnXml *xml, const char *ns, const char *name, const MnXmlAttributes *attributes, gpointer data)
{
  Reader *self = data;

  if (self->in_cell)
    {
      if (is_letter (name, 'v'))
        self->in_value = self->type != INLINE;
      else if (is_letter (name, 't'))
        self->in_value = self->type == INLINE && self->in_phonetic == 0;
      else if (strcmp (name, "rPh") == 0)
        self->in_phonetic++;
    }
  else if (self->in_row && is_letter (name, 'c'))
    start_cell (self, attributes);
  else if (strcmp (name, "row") == 0)
    start_row (self, xml, attributes);
}

static gboolean
add_shared (Reader *self, const char *font, GError **error)
{
  gboolean decoded;
  guint64 index = g_ascii_strtoull (self->value->str, NULL, 10);
  const char *text = _mn_xlsx_strings_get (self->strings, index, &decoded);

  if (self->value->len == 0)
    return TRUE;
  if (text == NULL)
    {
      g_set_error_literal (error, MN_TABLE_ERROR, MN_TABLE_ERROR_DAMAGED,
                           _ ("The file is damaged or not complete: save it again in the program it comes from."));
      return FALSE;
    }
  if (decoded)
    return _mn_table_rows_add_lasting (self->rows, self->column, text, error);
  return _mn_table_rows_add_shared (self->rows, self->column, text, font, error);
}

static gboolean
add_cell (Reader *self, GError **error)
{
  static const MnXlsxStyle plain = { MN_SHOWS_NO_DATE, NULL };
  const MnXlsxStyle *style
      = self->style < self->styles->len ? &g_array_index (self->styles, MnXlsxStyle, self->style) : &plain;
  const GString *value = self->value;

  switch (self->type)
    {
    case SHARED:
      return add_shared (self, style->font, error);
    case INLINE:
    case TEXT:
      _mn_xlsx_unescape (self->value);
      return _mn_table_rows_add_text (self->rows, self->column, value->str, value->len, style->font, error);
    case BOOLEAN:
      return value->len == 0
             || _mn_table_rows_add_boolean (self->rows, self->column, value->str[0] == '1' || value->str[0] == 't',
                                            error);
    case ISO:
      return value->len == 0 || _mn_table_rows_add_iso (self->rows, self->column, value->str, error);
    case NUMBER:
    default:
      return _mn_table_rows_add_serial (self->rows, self->column, value->str, value->len, style->shows,
                                        self->book.from_1904, error);
    }
}

static void
end_cb (MnXml *xml, const char *ns, const char *name, gpointer data)
{
  Reader *self = data;
  g_autoptr (GError) error = NULL;

  if (self->in_cell)
    {
      self->in_value = FALSE;
      if (!is_letter (name, 'c'))
        {
          if (self->in_phonetic > 0 && strcmp (name, "rPh") == 0)
            self->in_phonetic--;
          return;
        }
      self->in_cell = FALSE;
      if (!add_cell (self, &error))
        mn_xml_fail (xml, g_steal_pointer (&error));
      self->column++;
    }
  else if (self->in_row && strcmp (name, "row") == 0)
    {
      self->in_row = FALSE;
      _mn_table_rows_end (self->rows, 1);
    }
  else if (strcmp (name, "sheetData") == 0)
    mn_xml_stop (xml);
}

static void
text_cb (MnXml *xml, const char *text, gsize length, gpointer data)
{
  Reader *self = data;

  if (!self->in_value)
    return;
  g_string_append_len (self->value, text, (gssize)length);
  if (self->value->len > MN_TABLE_MAX_ROW)
    mn_xml_fail (xml,
                 g_error_new (MN_TABLE_ERROR, MN_TABLE_ERROR_SIZE, _ ("Line %u is too long for a table."), self->line));
}

static void
close_sheet (Reader *self)
{
  g_clear_pointer (&self->xml, mn_xml_free);
  g_clear_pointer (&self->part, mn_zip_part_free);
}

static gboolean
open_sheet (gpointer data, guint sheet, GError **error)
{
  static const MnXmlCalls calls = { start_cb, end_cb, text_cb };
  Reader *self = data;

  close_sheet (self);
  self->part = mn_zip_open_part (self->zip, self->book.sheets->pdata[sheet], MAX_PART, error);
  if (self->part == NULL)
    return FALSE;
  mn_zip_part_read_ahead (self->part);
  self->xml = mn_xml_new_large (&calls, self);
  self->ended = FALSE;
  self->line = 0;
  self->in_row = self->in_cell = self->in_value = FALSE;
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
  _mn_xlsx_book_clear (&self->book);
  g_clear_pointer (&self->styles, g_array_unref);
  _mn_xlsx_strings_free (self->strings);
  mn_zip_free (self->zip);
  g_string_free (self->value, TRUE);
  g_free (self);
}

gpointer
_mn_table_xlsx_open (MnZip *zip, GArray *sheets, GError **error)
{
  Reader *self = g_new0 (Reader, 1);

  self->zip = zip;
  self->value = g_string_new (NULL);
  if (_mn_xlsx_read_book (zip, &self->book, sheets, error)
      && (self->styles = _mn_xlsx_read_styles (zip, self->book.styles, error)) != NULL
      && (self->strings = _mn_xlsx_read_strings (zip, self->book.strings, error)) != NULL)
    return self;
  reader_free (self);
  return NULL;
}

const MnTableClass _mn_table_xlsx_class = { open_sheet, fill, get_progress, NULL, reader_free };
