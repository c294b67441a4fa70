/* mn-export.c: rows of the register into a table
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "mn-export.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mn-csv.h"
#include "mn-link-finder.h"
#include "mn-sheet-writer.h"

#define ROWS_AT_A_TIME 512
#define ZIP_TIME 10 /* bytes into a zip file: time and day of its first part, and that part's name */
#define ZIP_NAME 30

typedef struct {
  const MnEntity *entity;
  MnDb *db;
  MnLinkFinder *links;
  MnPrivateFile *file;
  GString *row;
} Export;

gboolean
mn_export_choose_kind (const char *path, MnTableKind *kind, GError **error)
{
  g_autofree char *shown = NULL;

  g_return_val_if_fail (path != NULL && kind != NULL, FALSE);

  if (mn_sheet_writer_kind_of (path, kind))
    return TRUE;
  shown = g_filename_display_name (path);
  g_set_error (error, MN_FILE_ERROR, MN_FILE_ERROR_PLACE,
               _ ("The name “%s” does not say which kind of table is wanted: let it end with .csv, .xlsx or .ods."),
               shown);
  return FALSE;
}

/* Our CSV begins with a mark; the first part of our workbooks, which is another than in those of Excel and LibreOffice,
 * has the day on which the time of zip files begins. */
static gboolean
is_ours (const char *head, gsize n)
{
  static const char *const parts[] = { "xl/worksheets/sheet1.xml", "mimetype" };
  static const char start[] = { 0, 0, 0x21, 0 };

  if (n >= strlen (MN_CSV_MARK) && memcmp (head, MN_CSV_MARK, strlen (MN_CSV_MARK)) == 0)
    return TRUE;
  if (n < ZIP_NAME + sizeof "xl/worksheets/sheet1.xml" || memcmp (head, "PK\3\4", 4) != 0
      || memcmp (head + ZIP_TIME, start, sizeof start) != 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (memcmp (head + ZIP_NAME, parts[i], strlen (parts[i])) == 0)
      return TRUE;
  return FALSE;
}

gboolean
mn_export_check_place (const char *path, GError **error)
{
  char head[64];
  struct stat info;
  gboolean ours;
  gssize n;
  int fd;

  g_return_val_if_fail (path != NULL, FALSE);

  if (stat (path, &info) != 0 || !S_ISREG (info.st_mode) || info.st_size == 0)
    return TRUE; /* mn_private_file_new() has a sentence for whatever is wrong */
  fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0)
    return TRUE;
  n = read (fd, head, sizeof head);
  ours = is_ours (head, (gsize)MAX (n, 0));
  close (fd);
  if (!ours)
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, MN_FILE_ERROR, MN_FILE_ERROR_PLACE,
                   _ ("“%s” is there already and is not as Măng Non wrote it: choose another name."), shown);
    }
  return ours;
}

/* No name of a child and none of the file: what left, and how much of it. */
static gboolean
note_cb (MnTransaction *transaction, gpointer subject, GError **error)
{
  mn_transaction_set_subject (transaction, subject);
  return mn_transaction_get_change (transaction) != 0;
}

char *
mn_export_subject (const MnEntity *entity, guint n_rows, guint n_columns, gboolean sensitive)
{
  g_autofree char *count = mn_number_format (n_rows);

  g_return_val_if_fail (entity != NULL, NULL);

  return g_strdup_printf (sensitive ? _ ("%s: %s rows, %u columns, sensitive ones too") : _ ("%s: %s rows, %u columns"),
                          mn_entity_titles (entity), count, n_columns);
}

gboolean
mn_export_note (MnRegister *reg, const MnEntity *entity, guint n_rows, guint n_columns, gboolean sensitive,
                GError **error)
{
  g_autofree char *subject = NULL;

  g_return_val_if_fail (MN_IS_REGISTER (reg) && entity != NULL, FALSE);

  if (mn_register_is_read_only (reg))
    return TRUE;
  subject = mn_export_subject (entity, n_rows, n_columns, sensitive);
  return mn_store_write (mn_register_get_store (reg), "export", note_cb, subject, NULL, error);
}

/* The code would lead to another state of the unit, or into the bin: then only the UUID says which row is meant. */
static char *
link_text (Export *export, const MnRowData *data, guint field, MnDate day, GError **error)
{
  const MnEntity *target = mn_field_target (&export->entity->fields[field]);
  gint64 id = mn_value_get_integer (&data->values[field]);
  g_autoptr (MnRecord) record = NULL;
  g_autoptr (GError) local = NULL;

  if (id == 0 || target->code_field < 0)
    return mn_row_data_stored (data, export->entity, field);
  if (mn_link_finder_find (export->links, target, data->links[field], day, &local) == id)
    return g_strdup (data->links[field]);
  record = mn_record_load (export->db, target, id, error);
  return record != NULL ? g_strdup (mn_record_get_uuid (record)) : NULL;
}

static MnDate
row_day (const MnEntity *entity, const MnRowData *data)
{
  MnDate day = MN_DATE_NONE;

  if (mn_entity_is_dated (entity))
    mn_date_parse_iso (mn_value_get_text (&data->values[mn_entity_field (entity, "valid_from")]), &day, NULL);
  return day;
}

static gboolean
put_row (Export *export, const MnRowData *data, GError **error)
{
  MnDate day = row_day (export->entity, data);

  g_string_truncate (export->row, 0);
  mn_csv_append_cell (export->row, data->uuid);
  for (guint i = 0; i < export->entity->n_fields; i++)
    {
      const MnField *field = &export->entity->fields[i];
      g_autofree char *text = NULL;

      if (field->kind == MN_KIND_LINK)
        text = link_text (export, data, i, day, error);
      else if (field->kind == MN_KIND_TEXT || field->kind == MN_KIND_NOTE)
        text = mn_csv_guard (mn_value_get_text (&data->values[i]));
      else
        text = mn_row_data_stored (data, export->entity, i);
      if (text == NULL)
        return FALSE;
      mn_csv_append_cell (export->row, text);
    }
  mn_csv_end_row (export->row);
  /* What went wrong is said when the file is committed. */
  mn_private_file_write (export->file, export->row->str, export->row->len);
  return TRUE;
}

static void
put_head (Export *export)
{
  g_string_assign (export->row, "uuid");
  for (guint i = 0; i < export->entity->n_fields; i++)
    mn_csv_append_cell (export->row, export->entity->fields[i].name);
  mn_csv_end_row (export->row);
  mn_private_file_write (export->file, MN_CSV_MARK, strlen (MN_CSV_MARK));
  mn_private_file_write (export->file, export->row->str, export->row->len);
}

static gboolean
put_rows (Export *export, GArray *ids, GCancellable *cancellable, GError **error)
{
  for (guint first = 0; first < ids->len && !mn_private_file_has_failed (export->file); first += ROWS_AT_A_TIME)
    {
      guint n = MIN (ROWS_AT_A_TIME, ids->len - first);
      g_autoptr (GPtrArray) rows = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      rows = mn_query_fetch (export->entity, export->db, &g_array_index (ids, gint64, first), n, error);
      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        if (rows->pdata[i] != NULL && !put_row (export, rows->pdata[i], error))
          return FALSE;
    }
  return TRUE;
}

gboolean
mn_export_csv (MnRegister *reg, const MnQuery *query, const char *path, guint *n_rows, GCancellable *cancellable,
               GError **error)
{
  g_autoptr (MnPrivateFile) file = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GString) row = g_string_new (NULL);
  g_autoptr (MnLinkFinder) links = NULL;
  Export export = { 0 };

  g_return_val_if_fail (MN_IS_REGISTER (reg) && query != NULL && path != NULL, FALSE);

  if (!mn_export_check_place (path, error))
    return FALSE;
  file = mn_private_file_new (path, error);
  if (file == NULL)
    return FALSE;
  ids = mn_query_keys (query, mn_register_get_reader (reg), error);
  if (ids == NULL)
    return FALSE;
  links = mn_link_finder_new (mn_register_get_reader (reg), mn_register_get_working_date (reg));
  export = (Export) { mn_query_get_entity (query), mn_register_get_reader (reg), links, file, row };
  put_head (&export);
  if (!put_rows (&export, ids, cancellable, error) || !mn_private_file_commit (file, error))
    return FALSE;
  if (n_rows != NULL)
    *n_rows = ids->len;
  return TRUE;
}

/* Depth first: what an entity links to stands before it. A link to its own kind says nothing about the order. */
static void
add_after_targets (const MnEntity *entity, GHashTable *seen, GPtrArray *order)
{
  if (!g_hash_table_add (seen, (gpointer)entity))
    return;
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MnEntity *target = mn_field_target (&entity->fields[i]);

      if (target != NULL && (entity->fields[i].flags & MN_FIELD_DERIVED) == 0)
        add_after_targets (target, seen, order);
    }
  g_ptr_array_add (order, (gpointer)entity);
}

GPtrArray *
mn_export_order (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *order = g_ptr_array_new ();

  for (const MnEntity *const *entity = mn_entities (); *entity != NULL; entity++)
    add_after_targets (*entity, seen, order);
  return order;
}
