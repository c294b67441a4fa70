/* mn-table-rows.c: rows found in a file, until somebody takes them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-table-private.h"

#include <math.h>
#include <string.h>

#include "mn-date.h"
#include "mn-encoding.h"
#include "mn-i18n.h"
#include "mn-text.h"

/* Days from the day that workbooks count from, 1899-12-30, back to where MnDate begins. */
#define EPOCH 693594
#define EPOCH_1904 1462 /* serial number of 1904-01-01 */
#define MAX_SERIAL 2958465.0
/* Bytes: a piece of a file that names one long text over and over. */
#define MAX_WAITING (32 * 1024 * 1024)

typedef struct {
  MnCellKind kind;
  guint column;
  const char *lasting; /* or NULL: at @offset */
  gsize offset;
  double number;
} Cell;

typedef struct {
  guint line;
  guint first; /* of its cells */
  guint n;
  guint repeat;
} Row;

struct _MnTableRows {
  GString *text;
  GArray *cells; /* of Cell */
  GArray *rows;  /* of Row */
  guint next;    /* of @rows, to be taken */
  Row row;       /* being made */
  gsize row_size;
  char *font;
  const char *encoding;
};

MnTableRows *
_mn_table_rows_new (void)
{
  MnTableRows *self = g_new0 (MnTableRows, 1);

  self->text = g_string_sized_new (64 * 1024);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  return self;
}

void
_mn_table_rows_free (MnTableRows *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_free (self->font);
  g_free (self);
}

void
_mn_table_rows_set_font (MnTableRows *self, const char *font)
{
  g_free (self->font);
  self->font = g_strdup (font);
}

const char *
_mn_table_rows_get_encoding (const MnTableRows *self)
{
  return self->encoding;
}

/* A row that is being made stays. */
void
_mn_table_rows_clear (MnTableRows *self)
{
  guint n = self->row.first;
  gsize kept = self->text->len;

  for (guint i = n; i < self->cells->len; i++)
    if (g_array_index (self->cells, Cell, i).lasting == NULL)
      {
        kept = g_array_index (self->cells, Cell, i).offset;
        break;
      }
  g_array_set_size (self->rows, 0);
  self->next = 0;
  if (n > 0)
    g_array_remove_range (self->cells, 0, n);
  g_string_erase (self->text, 0, (gssize)kept);
  for (guint i = 0; i < self->cells->len; i++)
    if (g_array_index (self->cells, Cell, i).lasting == NULL)
      g_array_index (self->cells, Cell, i).offset -= kept;
  self->row.first = 0;
}

void
_mn_table_rows_begin (MnTableRows *self, guint line)
{
  g_array_set_size (self->cells, self->row.first);
  self->row.line = line;
  self->row_size = 0;
}

gboolean
_mn_table_rows_end (MnTableRows *self, guint repeat)
{
  self->row.n = self->cells->len - self->row.first;
  self->row.repeat = repeat;
  if (self->row.n == 0)
    return FALSE;
  g_array_append_val (self->rows, self->row);
  self->row.first = self->cells->len;
  return TRUE;
}

/* A blank far to the right, left there by accident, is not a column. */
static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}

static gboolean
add (MnTableRows *self, Cell cell, gsize length, GError **error)
{
  if (cell.column >= MN_TABLE_MAX_CELLS)
    {
      g_set_error (error, MN_TABLE_ERROR, MN_TABLE_ERROR_SIZE, _ ("Line %u: there are more than %d columns."),
                   self->row.line, MN_TABLE_MAX_CELLS);
      return FALSE;
    }
  self->row_size += length + 1;
  /* A cell may stand there twice in a file that wants to be large. */
  if (self->row_size > MN_TABLE_MAX_ROW || self->cells->len - self->row.first >= 2 * MN_TABLE_MAX_CELLS
      || self->text->len > MAX_WAITING)
    {
      g_set_error (error, MN_TABLE_ERROR, MN_TABLE_ERROR_SIZE, _ ("Line %u is too long for a table."), self->row.line);
      return FALSE;
    }
  g_array_append_val (self->cells, cell);
  return TRUE;
}

static gboolean
add_copy (MnTableRows *self, guint column, MnCellKind kind, double number, const char *text, gsize length,
          GError **error)
{
  const Cell cell = { kind, column, NULL, self->text->len, number };

  if (!add (self, cell, length, error))
    return FALSE;
  g_string_append_len (self->text, text, (gssize)length);
  g_string_append_c (self->text, '\0');
  return TRUE;
}

/* Latin letters with their marks in one character each need no second look. */
static gboolean
is_surely_composed (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      const guchar c = (guchar)text[i];

      if (c < 0x80)
        continue;
      if (c >= 0xc2 && c <= 0xc6 && i + 1 < length)
        i++;
      else if (c == 0xe1 && i + 2 < length && ((guchar)text[i + 1] & 0xfe) == 0xba)
        i += 2;
      else
        return FALSE;
    }
  return TRUE;
}

char *
_mn_table_compose (const char *text, gsize length)
{
  g_autofree char *copy = NULL;
  char *composed;

  if (is_surely_composed (text, length))
    return NULL;
  copy = g_strndup (text, length);
  composed = mn_text_nfc (copy);
  return composed != NULL ? composed : g_utf8_make_valid (copy, -1);
}

gboolean
_mn_table_rows_add_text (MnTableRows *self, guint column, const char *text, gsize length, const char *font,
                         GError **error)
{
  g_autofree char *changed = NULL;

  if (length == 0 || (column >= MN_TABLE_MAX_CELLS && is_blank (text, length)))
    return TRUE;
  if (font == NULL)
    font = self->font;
  if (font != NULL)
    {
      g_autofree char *copy = g_strndup (text, length);

      changed = mn_encoding_decode_font (copy, font);
      if (self->encoding == NULL && strcmp (changed, copy) != 0)
        self->encoding = mn_encoding_of_font (font);
    }
  else
    changed = _mn_table_compose (text, length);
  if (changed != NULL)
    return *changed == '\0' || add_copy (self, column, MN_CELL_TEXT, 0, changed, strlen (changed), error);
  return add_copy (self, column, MN_CELL_TEXT, 0, text, length, error);
}

gboolean
_mn_table_rows_add_lasting (MnTableRows *self, guint column, const char *text, GError **error)
{
  const Cell cell = { MN_CELL_TEXT, column, text, 0, 0 };
  gsize length = strlen (text);

  if (length == 0 || (column >= MN_TABLE_MAX_CELLS && is_blank (text, length)))
    return TRUE;
  return add (self, cell, length, error);
}

gboolean
_mn_table_rows_add_shared (MnTableRows *self, guint column, const char *text, const char *font, GError **error)
{
  if (font != NULL || self->font != NULL)
    return _mn_table_rows_add_text (self, column, text, strlen (text), font, error);
  return _mn_table_rows_add_lasting (self, column, text, error);
}

/* "120", "-1.5": as we would write it. */
static gboolean
is_plain (const char *text, gsize length, double *number)
{
  gsize at = length > 0 && text[0] == '-' ? 1 : 0;
  gsize first = at;
  double value = 0;

  while (at < length && g_ascii_isdigit (text[at]))
    value = value * 10 + (text[at++] - '0');
  if (at != length || at == first || at - first > 15 || (text[first] == '0' && length > 1))
    return FALSE;
  *number = first == 1 ? -value : value;
  return TRUE;
}

/* In the fewest digits that spreadsheets know (15), whole numbers as long as they are exact. */
static void
write_number (double number, char *buffer, gsize size)
{
  char digits[40];
  int decimals = 0;

  if (fabs (number) < 9007199254740992.0 && number == floor (number))
    {
      g_ascii_formatd (buffer, (int)size, "%.0f", number == 0 ? 0.0 : number);
      return;
    }
  g_ascii_formatd (digits, sizeof digits, "%.14e", number);
  decimals = 14 - atoi (strchr (digits, 'e') + 1);
  g_ascii_formatd (digits, sizeof digits, "%.14e", number);
  number = g_ascii_strtod (digits, NULL);
  {
    char format[16];

    g_snprintf (format, sizeof format, "%%.%df", CLAMP (decimals, 0, 300));
    g_ascii_formatd (buffer, (int)size, format, number);
  }
  if (strchr (buffer, '.') == NULL)
    return;
  for (gsize n = strlen (buffer); n > 1 && (buffer[n - 1] == '0' || buffer[n - 1] == '.'); n--)
    {
      gboolean point = buffer[n - 1] == '.';

      buffer[n - 1] = '\0';
      if (point)
        break;
    }
}

static gboolean
parse_number (const char *text, gsize length, double *number)
{
  char copy[64];
  char *end;

  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  if (length == 0 || length >= sizeof copy)
    return FALSE;
  memcpy (copy, text, length);
  copy[length] = '\0';
  /* Not "inf", "nan" and "0x1". */
  if (strspn (copy, "0123456789+-.eE \t\r\n") != length)
    return FALSE;
  *number = g_ascii_strtod (copy, &end);
  return *end == '\0' && isfinite (*number);
}

static gboolean
add_double (MnTableRows *self, guint column, double number, GError **error)
{
  char buffer[400];

  write_number (number, buffer, sizeof buffer);
  return add_copy (self, column, MN_CELL_NUMBER, number, buffer, strlen (buffer), error);
}

gboolean
_mn_table_rows_add_number (MnTableRows *self, guint column, const char *text, gsize length, GError **error)
{
  double number;

  if (length == 0)
    return TRUE;
  if (is_plain (text, length, &number))
    return add_copy (self, column, MN_CELL_NUMBER, number, text, length, error);
  if (parse_number (text, length, &number))
    return add_double (self, column, number, error);
  return _mn_table_rows_add_text (self, column, text, length, NULL, error);
}

gboolean
_mn_table_rows_add_boolean (MnTableRows *self, guint column, gboolean value, GError **error)
{
  return add_copy (self, column, MN_CELL_BOOLEAN, 0, value ? "1" : "0", 1, error);
}

static gboolean
add_date (MnTableRows *self, guint column, MnDate date, double serial, MnShows shows, GError **error)
{
  g_autofree char *iso = NULL;

  if (shows != MN_SHOWS_DAY)
    date.day = 0;
  if (shows == MN_SHOWS_YEAR)
    date.month = 0;
  iso = mn_date_to_iso (date);
  return add_copy (self, column, MN_CELL_DATE, serial, iso, strlen (iso), error);
}

gboolean
_mn_table_rows_add_serial (MnTableRows *self, guint column, const char *text, gsize length, MnShows shows,
                           gboolean from_1904, GError **error)
{
  double serial;
  gint32 day;

  if (shows == MN_SHOWS_NO_DATE || !parse_number (text, length, &serial))
    return _mn_table_rows_add_number (self, column, text, length, error);
  if (from_1904)
    serial += EPOCH_1904;
  if (serial < 1 || serial >= MAX_SERIAL + 1)
    return _mn_table_rows_add_number (self, column, text, length, error);
  day = (gint32)floor (serial);
  /* Excel has a 29 February 1900, which was not. */
  return add_date (self, column, mn_date_from_day (EPOCH + day + (day < 60 && !from_1904 ? 1 : 0)), serial, shows,
                   error);
}

gboolean
_mn_table_rows_add_iso (MnTableRows *self, guint column, const char *text, GError **error)
{
  g_autofree char *day = g_strndup (text, strcspn (text, "T "));
  MnDate date;

  if (!mn_date_parse_iso (day, &date, NULL))
    return _mn_table_rows_add_text (self, column, text, strlen (text), NULL, error);
  return add_date (self, column, date, mn_date_first_day (date) - EPOCH,
                   date.day != 0     ? MN_SHOWS_DAY
                   : date.month != 0 ? MN_SHOWS_MONTH
                                     : MN_SHOWS_YEAR,
                   error);
}

gboolean
_mn_table_rows_take (MnTableRows *self, GArray *cells, guint *line)
{
  static const MnCell nothing = { MN_CELL_EMPTY, "", 0 };
  Row *row;

  if (self->next == self->rows->len)
    return FALSE;
  row = &g_array_index (self->rows, Row, self->next);
  g_array_set_size (cells, 0);
  for (guint i = 0; i < row->n; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, row->first + i);
      const char *text = cell->lasting != NULL ? cell->lasting : self->text->str + cell->offset;

      while (cells->len <= cell->column)
        g_array_append_val (cells, nothing);
      g_array_index (cells, MnCell, cell->column) = (MnCell) { cell->kind, text, cell->number };
    }
  *line = row->line++;
  if (--row->repeat == 0)
    self->next++;
  return TRUE;
}
