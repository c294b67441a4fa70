/* mn-mirror-data.c: what the mirror holds
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include <string.h>

#include "mn-mirror-private.h"

static const char *const column_fields[MN_N_MIRROR_COLUMNS] = {
  "unit", "circumstances", "support", "sex", "birth_date", "schooling", "residence_status", "poverty",
};

int
_mn_mirror_column_of (const MnEntity *entity, guint field)
{
  for (int i = 0; i < MN_N_MIRROR_COLUMNS; i++)
    if (g_strcmp0 (column_fields[i], entity->fields[field].name) == 0)
      return i;
  return -1;
}

static void
column_init (MnMirrorColumn *column)
{
  column->codes = g_array_new (FALSE, FALSE, sizeof (guint16));
  column->values = g_ptr_array_new_with_free_func (g_free);
  column->days = g_array_new (FALSE, FALSE, sizeof (gint32));
  column->numbers = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
column_clear (MnMirrorColumn *column)
{
  g_array_unref (column->codes);
  g_array_unref (column->days);
  g_hash_table_unref (column->numbers);
  g_ptr_array_unref (column->values);
}

static guint
combination_hash (gconstpointer key)
{
  const MnMirrorCombination *combination = key;
  guint hash = 5381;

  for (guint i = 0; i < MN_N_MIRROR_COLUMNS; i++)
    hash = hash * 33 + combination->codes[i];
  return hash;
}

static gboolean
combination_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (MnMirrorCombination)) == 0;
}

void
_mn_mirror_data_forget_totals (MnMirrorData *data)
{
  for (guint i = 0; i < G_N_ELEMENTS (data->totals); i++)
    g_clear_pointer (&data->totals[i], g_free);
}

MnMirrorData *
_mn_mirror_data_new (void)
{
  MnMirrorData *data = g_new0 (MnMirrorData, 1);

  data->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  data->words = _mn_mirror_words_new ();
  _mn_mirror_phrases_init (&data->own);
  _mn_mirror_phrases_init (&data->others);
  data->names = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < MN_MIRROR_PEOPLE; i++)
    data->people[i] = g_array_new (FALSE, FALSE, sizeof (guint32));
  _mn_mirror_runs_init (&data->heads, sizeof (guint64));
  _mn_mirror_runs_init (&data->numbers, sizeof (char));
  data->combined = g_array_new (FALSE, FALSE, sizeof (guint16));
  data->combinations = g_array_new (FALSE, FALSE, sizeof (MnMirrorCombination));
  data->combination_numbers = g_hash_table_new_full (combination_hash, combination_equal, g_free, NULL);
  for (guint i = 0; i < MN_N_MIRROR_COLUMNS; i++)
    column_init (&data->columns[i]);
  return data;
}

void
_mn_mirror_data_free (MnMirrorData *data)
{
  if (data == NULL)
    return;
  g_array_unref (data->ids);
  _mn_mirror_words_free (data->words);
  _mn_mirror_phrases_clear (&data->own);
  _mn_mirror_phrases_clear (&data->others);
  g_array_unref (data->names);
  for (guint i = 0; i < MN_MIRROR_PEOPLE; i++)
    g_array_unref (data->people[i]);
  _mn_mirror_runs_clear (&data->heads);
  _mn_mirror_runs_clear (&data->numbers);
  g_array_unref (data->combined);
  g_array_unref (data->combinations);
  g_hash_table_unref (data->combination_numbers);
  _mn_mirror_data_forget_totals (data);
  for (guint i = 0; i < MN_N_MIRROR_COLUMNS; i++)
    column_clear (&data->columns[i]);
  g_free (data);
}

/* Values -------------------------------------------------------------------------------------------------------- */

guint16
_mn_mirror_value_number (MnMirrorData *data, MnMirrorColumnId id, const char *value)
{
  MnMirrorColumn *column = &data->columns[id];
  guint number;
  char *kept;
  MnDate date = MN_DATE_NONE;
  gint32 day;

  value = value != NULL ? value : "";
  number = GPOINTER_TO_UINT (g_hash_table_lookup (column->numbers, value));
  if (number != 0)
    return (guint16)(number - 1);
  if (column->values->len >= G_MAXUINT16)
    {
      data->full = TRUE;
      return 0;
    }
  if (id == MN_MIRROR_BIRTH && *value != '\0')
    mn_date_parse_iso (value, &date, NULL);
  day = mn_date_last_day (date);
  kept = g_strdup (value);
  g_ptr_array_add (column->values, kept);
  g_array_append_val (column->days, day);
  g_hash_table_insert (column->numbers, kept, GUINT_TO_POINTER (column->values->len));
  return (guint16)(column->values->len - 1);
}

guint16
_mn_mirror_combination_number (MnMirrorData *data, const MnMirrorCombination *combination)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (data->combination_numbers, combination));

  if (number != 0)
    return (guint16)(number - 1);
  if (data->combinations->len >= G_MAXUINT16)
    {
      data->full = TRUE;
      return 0;
    }
  g_array_append_val (data->combinations, *combination);
  g_hash_table_insert (data->combination_numbers, g_memdup2 (combination, sizeof *combination),
                       GUINT_TO_POINTER (data->combinations->len));
  return (guint16)(data->combinations->len - 1);
}
