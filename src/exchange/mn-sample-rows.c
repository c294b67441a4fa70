/* mn-sample-rows.c: rows of the sample on their way into the file
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "mn-sample-private.h"

MnRecord *
_mn_sample_row (MnSample *sample, const char *entity)
{
  MnRecord *row = g_hash_table_lookup (sample->records, entity);

  if (row == NULL)
    {
      row = mn_record_new (mn_entity_find (entity));
      g_hash_table_insert (sample->records, g_strdup (entity), row);
    }
  return row;
}

gint64
_mn_sample_add (MnSample *sample, MnRecord *row, GError **error)
{
  gint64 id = 0;

  if (!mn_record_is_set (row, "note"))
    mn_record_set_text (row, "note", MN_SAMPLE_INVENTED);
  if (mn_record_insert (row, sample->tx, error))
    id = mn_record_get_id (row);
  mn_record_reset (row);
  return id;
}

gint64
_mn_sample_find (MnSample *sample, const char *entity, const char *code, GError **error)
{
  g_autofree char *key = g_strconcat (entity, ":", code, NULL);
  gint64 id = GPOINTER_TO_INT (g_hash_table_lookup (sample->links, key));

  if (id == 0)
    {
      id = mn_record_find (mn_transaction_get_db (sample->tx), mn_entity_find (entity), code, sample->on, error);
      g_hash_table_insert (sample->links, g_steal_pointer (&key), GINT_TO_POINTER (id));
    }
  return id;
}

gboolean
_mn_sample_set_link (MnSample *sample, MnRecord *row, const char *field, const char *code, GError **error)
{
  const MnEntity *entity = mn_record_get_entity (row);
  const MnField *info = &entity->fields[mn_entity_field (entity, field)];
  gint64 id = _mn_sample_find (sample, info->target, code, error);

  if (id == 0)
    return FALSE;
  mn_record_set_integer (row, field, id);
  return TRUE;
}

static gboolean
set_cell (MnSample *sample, MnRecord *row, const MnField *field, const char *text, GError **error)
{
  gint64 hundredths = 0;

  if (*text == '\0')
    return TRUE;
  switch (field->kind)
    {
    case MN_KIND_LINK:
      return _mn_sample_set_link (sample, row, field->name, text, error);
    case MN_KIND_INTEGER:
    case MN_KIND_YEAR:
    case MN_KIND_MONEY:
    case MN_KIND_BOOLEAN:
      mn_record_set_integer (row, field->name, g_ascii_strtoll (text, NULL, 10));
      return TRUE;
    case MN_KIND_DECIMAL:
      if (!mn_decimal_parse (text, &hundredths, error))
        return FALSE;
      mn_record_set_integer (row, field->name, hundredths);
      return TRUE;
    case MN_KIND_TEXT:
    case MN_KIND_NOTE:
    case MN_KIND_DATE:
    case MN_KIND_CHOICE:
      mn_record_set_text (row, field->name, text);
      return TRUE;
    default:
      g_error ("the sample's tables have no %s", field->name);
    }
}

gboolean
_mn_sample_table (MnSample *sample, const char *entity_name, const char *file, GArray *ids, GError **error)
{
  const MnEntity *entity = mn_entity_find (entity_name);
  g_autofree char *path = g_strconcat (MN_SAMPLE_TABLES, file, NULL);
  g_autoptr (MnTsv) tsv = mn_tsv_load (path, error);

  if (tsv == NULL)
    return FALSE;
  for (guint i = 0; i < mn_tsv_n_rows (tsv); i++)
    {
      MnRecord *row = _mn_sample_row (sample, entity_name);
      gint64 id;

      for (guint f = 0; f < entity->n_fields; f++)
        {
          const MnField *field = &entity->fields[f];

          if (!set_cell (sample, row, field, mn_tsv_get (tsv, i, mn_tsv_column (tsv, field->name)), error))
            return FALSE;
        }
      if (mn_entity_is_dated (entity) && !mn_record_is_set (row, "valid_from"))
        mn_record_set_date (row, "valid_from", MN_DATE_ALWAYS);
      if ((id = _mn_sample_add (sample, row, error)) == 0)
        return FALSE;
      if (ids != NULL)
        g_array_append_val (ids, id);
    }
  return TRUE;
}

void
_mn_sample_set_day (MnRecord *row, const char *field, gint32 day)
{
  mn_record_set_date (row, field, mn_date_from_day (day));
}

gint32
_mn_sample_day (int year, int month, int day)
{
  return mn_date_first_day (mn_date_new (year, month, day));
}
