/* mn-template.c: the table that a commune fills in
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE
#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-template.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "mn-i18n.h"
#include "mn-private-file.h"
#include "mn-query.h"
#include "mn-text.h"
#include "mn-tsv.h"

#define COLUMNS "/io/github/mangnon/MangNon/lists/template-columns.tsv"
#define CREATED 946684800 /* 1 January 2000: the same bytes on any day */
#define FIRST_ROW 3       /* below two lines and the heading */
#define LAST_ROW 5000     /* of those that have lists */

/* Printed wording, which is Vietnamese in any language of the program. */
#define TITLE "DANH SÁCH TRẺ EM"
#define SHEET "Danh sách"
#define LISTS_SHEET "Danh mục"
#define NOT_LISTED "Giá trị này không có trong danh sách."

typedef struct {
  MnRegister *reg;
  gint64 unit;
  MnTsv *columns;
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_worksheet *lists;
  lxw_col_t n_lists;
} Template;

/* Labels of the rows of a query. */
static gboolean
take_label_cb (MnRowData *data, gpointer user_data, GError **error)
{
  gpointer *both = user_data;
  const MnEntity *entity = both[0];
  int short_name = mn_entity_field (entity, "short_name");
  g_autofree char *text = short_name >= 0 ? mn_row_data_display (data, entity, (guint)short_name) : NULL;

  if (text == NULL || *text == '\0')
    {
      g_free (text);
      text = mn_row_data_display (data, entity, (guint)mn_entity_field (entity, "name"));
    }
  g_ptr_array_add (both[1], g_steal_pointer (&text));
  return TRUE;
}

/* NULL: @error. */
static GPtrArray *
read_labels (Template *self, const char *name, GError **error)
{
  const MnEntity *entity = mn_entity_find (name);
  g_autoptr (MnQuery) query = mn_query_new (entity);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  gpointer both[] = { (gpointer)entity, labels };

  if (strcmp (name, "village") == 0)
    {
      g_auto (MnValue) unit = MN_VALUE_INIT;

      mn_value_set_integer (&unit, self->unit);
      mn_query_add_filter (query, (guint)mn_entity_field (entity, "unit"), &unit);
    }
  if (!mn_query_each (query, mn_register_get_reader (self->reg), take_label_cb, both, error))
    return NULL;
  return g_steal_pointer (&labels);
}

/* What @list names or spells out. */
static GPtrArray *
make_choices (Template *self, const char *list, GError **error)
{
  g_auto (GStrv) words = NULL;
  GPtrArray *choices;

  if (strstr (list, " | ") == NULL)
    return read_labels (self, list, error);
  words = g_strsplit (list, " | ", -1);
  choices = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (choices, g_strdup (words[i]));
  return choices;
}

/* A list may have more than the 255 characters that a cell's own list has room for: it stands on a sheet of lists. */
static char *
write_list (Template *self, const char *heading, GPtrArray *choices)
{
  lxw_col_t column = self->n_lists++;
  char name[8];

  worksheet_write_string (self->lists, 0, column, heading, NULL);
  for (guint i = 0; i < choices->len; i++)
    worksheet_write_string (self->lists, i + 1, column, choices->pdata[i], NULL);
  lxw_col_to_name (name, column, 1);
  return g_strdup_printf ("='" LISTS_SHEET "'!%s$2:%s$%u", name, name, choices->len + 1);
}

static gboolean
add_validation (Template *self, guint row, lxw_col_t column, GError **error)
{
  const MnTsv *tsv = self->columns;
  const char *heading = mn_tsv_get (tsv, row, mn_tsv_column (tsv, "heading"));
  const char *list = mn_tsv_get (tsv, row, mn_tsv_column (tsv, "list"));
  const char *hint = mn_tsv_get (tsv, row, mn_tsv_column (tsv, "hint"));
  gboolean strict = strcmp (mn_tsv_get (tsv, row, mn_tsv_column (tsv, "strict")), "yes") == 0;
  g_autoptr (GPtrArray) choices = NULL;
  g_autofree char *range = NULL;
  lxw_data_validation rule
      = { .validate = LXW_VALIDATION_TYPE_ANY,
          .error_type = strict ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_INFORMATION,
          .error_message = (char *)NOT_LISTED };

  if (*list != '\0')
    {
      choices = make_choices (self, list, error);
      if (choices == NULL)
        return FALSE;
    }
  if (choices != NULL && choices->len > 0)
    {
      range = write_list (self, heading, choices);
      rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
      rule.value_formula = range;
    }
  if (*hint != '\0')
    {
      rule.input_title = (char *)heading;
      rule.input_message = (char *)hint;
    }
  if (*hint != '\0' || range != NULL)
    worksheet_data_validation_range (self->sheet, FIRST_ROW, column, LAST_ROW, column, &rule);
  return TRUE;
}

static lxw_format *
add_format (Template *self, double size, gboolean bold)
{
  lxw_format *format = workbook_add_format (self->book);

  format_set_font_name (format, "Times New Roman");
  format_set_font_size (format, size);
  if (bold)
    format_set_bold (format);
  return format;
}

static gboolean
write_columns (Template *self, GError **error)
{
  lxw_format *heading = add_format (self, 12, TRUE);
  lxw_format *text = add_format (self, 12, FALSE);

  format_set_align (heading, LXW_ALIGN_CENTER);
  format_set_align (heading, LXW_ALIGN_VERTICAL_CENTER);
  format_set_text_wrap (heading);
  format_set_border (heading, LXW_BORDER_THIN);
  format_set_num_format (text, "@");
  for (guint i = 0; i < mn_tsv_n_rows (self->columns); i++)
    {
      const char *title = mn_tsv_get (self->columns, i, mn_tsv_column (self->columns, "heading"));
      const char *width = mn_tsv_get (self->columns, i, mn_tsv_column (self->columns, "width"));

      worksheet_set_column (self->sheet, (lxw_col_t)i, (lxw_col_t)i, g_ascii_strtod (width, NULL), text);
      worksheet_write_string (self->sheet, FIRST_ROW - 1, (lxw_col_t)i, title, heading);
      if (!add_validation (self, i, (lxw_col_t)i, error))
        return FALSE;
    }
  worksheet_freeze_panes (self->sheet, FIRST_ROW, 2);
  return TRUE;
}

/* "DANH SÁCH TRẺ EM", "Xã Cam Thành, Huyện Cam Lộ": import reads the commune from the second. */
static gboolean
write_title (Template *self, GError **error)
{
  const MnEntity *entity = mn_entity_find ("unit");
  int parent = mn_entity_field (entity, "parent");
  g_autoptr (GPtrArray) rows = mn_query_fetch (entity, mn_register_get_reader (self->reg), &self->unit, 1, error);
  g_autofree char *name = NULL;
  g_autofree char *full = NULL;
  const MnRowData *unit;

  if (rows == NULL)
    return FALSE;
  unit = rows->pdata[0];
  if (unit == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("There is no such commune in the register."));
      return FALSE;
    }
  name = mn_row_data_display (unit, entity, (guint)mn_entity_field (entity, "name"));
  if (parent >= 0 && unit->labels[parent] != NULL)
    full = g_strconcat (name, ", ", unit->labels[parent], NULL);
  worksheet_write_string (self->sheet, 0, 0, TITLE, add_format (self, 14, TRUE));
  worksheet_write_string (self->sheet, 1, 0, full != NULL ? full : name, add_format (self, 12, FALSE));
  return TRUE;
}

static gboolean
write_book (Template *self, const char *file, GError **error)
{
  lxw_doc_properties properties = { .created = CREATED };
  lxw_error problem;
  gboolean written;

  self->book = workbook_new (file);
  workbook_set_properties (self->book, &properties);
  self->sheet = workbook_add_worksheet (self->book, SHEET);
  self->lists = workbook_add_worksheet (self->book, LISTS_SHEET);
  worksheet_hide (self->lists);
  written = write_title (self, error) && write_columns (self, error);
  /* It frees the book, too. */
  problem = workbook_close (self->book);
  if (!written)
    return FALSE;
  if (problem == LXW_NO_ERROR)
    return TRUE;
  g_set_error_literal (error, MN_FILE_ERROR, MN_FILE_ERROR_PLACE,
                       _ ("The file cannot be written in this folder: choose another one."));
  return FALSE;
}

/* The library makes its file in memory: what goes wrong on the disk is then said by our own file. */
static gboolean
copy_book (int fd, MnPrivateFile *file, GError **error)
{
  g_autoptr (GMappedFile) book = g_mapped_file_new_from_fd (fd, FALSE, error);

  if (book == NULL)
    return FALSE;
  mn_private_file_write (file, g_mapped_file_get_contents (book), g_mapped_file_get_length (book));
  return mn_private_file_commit (file, error);
}

gboolean
mn_template_write (MnRegister *reg, gint64 unit, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (MnPrivateFile) file = NULL;
  g_autoptr (MnTsv) columns = NULL;
  g_autofree char *memory = NULL;
  Template self = { reg, unit, NULL, NULL, NULL, NULL, 0 };
  gboolean done;
  int fd;

  g_return_val_if_fail (MN_IS_REGISTER (reg) && path != NULL, FALSE);

  columns = mn_tsv_load (COLUMNS, error);
  if (columns == NULL)
    return FALSE;
  self.columns = columns;
  file = mn_private_file_new (path, error);
  if (file == NULL)
    return FALSE;
  fd = memfd_create ("template", MFD_CLOEXEC);
  g_return_val_if_fail (fd >= 0, FALSE);
  memory = g_strdup_printf ("/proc/self/fd/%d", fd);
  done = write_book (&self, memory, error) && !g_cancellable_set_error_if_cancelled (cancellable, error)
         && copy_book (fd, file, error);
  close (fd);
  return done;
}
