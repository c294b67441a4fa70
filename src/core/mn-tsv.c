/* mn-tsv.c: the code lists that ship with the program
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-core"

#include "mn-tsv.h"

#include "mn-i18n.h"

#include <string.h>

struct _MnTsv {
  char *text;         /* the whole list, cut into cells by zero bytes; the cells below point into it */
  char *head;         /* what the '#' lines say */
  GPtrArray *columns; /* const char *: the names in the heading line */
  GPtrArray *cells;   /* const char *: rows * columns, missing cells filled up with "" */
};

/* Cuts the line at @line off and returns the start of the next one, or NULL at the end. */
static char *
cut_line (char *line)
{
  char *end = strchr (line, '\n');

  if (end == NULL)
    return NULL;

  if (end > line && end[-1] == '\r')
    end[-1] = '\0';
  *end = '\0';
  return end + 1;
}

static guint
cut_cells (GPtrArray *into, char *line)
{
  guint n_cells = 0;

  for (char *cell = line; cell != NULL; n_cells++)
    {
      char *tab = strchr (cell, '\t');

      if (tab != NULL)
        *tab = '\0';
      g_ptr_array_add (into, cell);
      cell = tab != NULL ? tab + 1 : NULL;
    }

  return n_cells;
}

static gboolean
read_rows (MnTsv *tsv, char *line, guint line_number, GError **error)
{
  for (char *next; line != NULL; line = next, line_number++)
    {
      guint n_cells;

      next = cut_line (line);
      if (*line == '\0')
        continue;

      n_cells = cut_cells (tsv->cells, line);
      if (n_cells > tsv->columns->len)
        {
          g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_SYNTAX,
                       _ ("Line %u of the list has more cells than the heading has columns."), line_number);
          return FALSE;
        }
      for (; n_cells < tsv->columns->len; n_cells++)
        g_ptr_array_add (tsv->cells, (gpointer) "");
    }

  return TRUE;
}

static gboolean
read_list (MnTsv *tsv, GError **error)
{
  g_autoptr (GString) head = g_string_new (NULL);
  char *line = tsv->text;
  char *next;
  guint line_number = 1;

  if (g_str_has_prefix (line, "\xEF\xBB\xBF"))
    line += strlen ("\xEF\xBB\xBF");

  for (; line != NULL && *line == '#'; line = next, line_number++)
    {
      next = cut_line (line);
      line += line[1] == ' ' ? 2 : 1;
      if (line_number > 1)
        g_string_append_c (head, '\n');
      g_string_append (head, line);
    }
  tsv->head = g_strdup (head->str);

  if (line == NULL || *line == '\0' || *line == '\n')
    {
      g_set_error_literal (error, MN_VALUE_ERROR, MN_VALUE_ERROR_SYNTAX, _ ("The list has no heading line."));
      return FALSE;
    }

  next = cut_line (line);
  cut_cells (tsv->columns, line);
  return read_rows (tsv, next, line_number + 1, error);
}

MnTsv *
mn_tsv_new (GBytes *bytes, GError **error)
{
  g_autoptr (MnTsv) tsv = NULL;
  const char *data;
  gsize size;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (!g_utf8_validate_len (data, size, NULL))
    {
      g_set_error_literal (error, MN_VALUE_ERROR, MN_VALUE_ERROR_SYNTAX, _ ("The list is not text in UTF-8."));
      return NULL;
    }

  tsv = g_new0 (MnTsv, 1);
  tsv->text = g_strndup (data, size);
  tsv->columns = g_ptr_array_new ();
  tsv->cells = g_ptr_array_new ();
  if (!read_list (tsv, error))
    return NULL;

  return g_steal_pointer (&tsv);
}

MnTsv *
mn_tsv_load (const char *resource_path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (resource_path != NULL, NULL);

  bytes = g_resources_lookup_data (resource_path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  return bytes != NULL ? mn_tsv_new (bytes, error) : NULL;
}

void
mn_tsv_free (MnTsv *tsv)
{
  if (tsv == NULL)
    return;

  g_clear_pointer (&tsv->columns, g_ptr_array_unref);
  g_clear_pointer (&tsv->cells, g_ptr_array_unref);
  g_free (tsv->head);
  g_free (tsv->text);
  g_free (tsv);
}

guint
mn_tsv_n_rows (const MnTsv *tsv)
{
  g_return_val_if_fail (tsv != NULL, 0);

  return tsv->cells->len / tsv->columns->len;
}

int
mn_tsv_column (const MnTsv *tsv, const char *name)
{
  g_return_val_if_fail (tsv != NULL, -1);

  for (guint i = 0; i < tsv->columns->len; i++)
    if (strcmp (g_ptr_array_index (tsv->columns, i), name) == 0)
      return (int)i;

  return -1;
}

const char *
mn_tsv_get (const MnTsv *tsv, guint row, int column)
{
  g_return_val_if_fail (tsv != NULL, "");
  g_return_val_if_fail (row < mn_tsv_n_rows (tsv), "");

  if (column < 0 || (guint)column >= tsv->columns->len)
    return "";

  return g_ptr_array_index (tsv->cells, row * tsv->columns->len + (guint)column);
}

const char *
mn_tsv_head (const MnTsv *tsv)
{
  g_return_val_if_fail (tsv != NULL, "");

  return tsv->head;
}
