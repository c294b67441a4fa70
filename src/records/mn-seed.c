/* mn-seed.c: the national lists that every register begins with
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-seed.h"

#include "mn-seed-private.h"

#include <gio/gio.h>

void
_mn_seed_set_text (MnRecord *record, const char *field, const char *text)
{
  if (*text != '\0')
    mn_record_set_text (record, field, text);
}

void
_mn_seed_set_integer (MnRecord *record, const char *field, const char *text)
{
  if (*text != '\0')
    mn_record_set_integer (record, field, g_ascii_strtoll (text, NULL, 10));
}

gint64
_mn_seed_add (MnRecord *record, MnTransaction *tx, GError **error)
{
  gint64 id = 0;

  if (mn_record_insert (record, tx, error))
    id = mn_record_get_id (record);
  mn_record_reset (record);
  return id;
}

/* How the columns of a list become fields of an entity. */
typedef enum {
  SEED_TEXT,
  SEED_INTEGER,
  SEED_YES,  /* yes or no */
  SEED_FROM, /* empty: since always */
  SEED_LINK, /* a code in the list of links */
} SeedKind;

typedef struct {
  const char *column;
  const char *field;
  SeedKind kind;
} SeedColumn;

typedef struct {
  const char *entity;
  const char *list; /* file name in the resources */
  const SeedColumn *columns;
  guint n_columns;
  gboolean keeps_codes; /* its "code" column becomes what later rows and lists link to */
} SeedList;

static const SeedColumn ethnic_group_columns[] = {
  { "code", "code", SEED_TEXT },
  { "name", "name", SEED_TEXT },
  { "other_names", "other_names", SEED_TEXT },
};

static const SeedColumn circumstance_group_columns[] = {
  { "code", "code", SEED_TEXT },
  { "parent_code", "parent", SEED_LINK },
  { "name", "name", SEED_TEXT },
  { "short_name", "short_name", SEED_TEXT },
  { "kind", "kind", SEED_TEXT },
  { "sensitive", "sensitive", SEED_INTEGER },
  { "legal_basis", "legal_basis", SEED_TEXT },
  { "valid_from", "valid_from", SEED_FROM },
  { "valid_to", "valid_to", SEED_TEXT },
  { "verified", "verified", SEED_YES },
  { "note", "note", SEED_TEXT },
};

static const SeedColumn category_columns[] = {
  { "code", "code", SEED_TEXT }, { "name", "name", SEED_TEXT }, { "condition", "condition", SEED_TEXT },
  { "kind", "kind", SEED_TEXT }, { "note", "note", SEED_TEXT },
};

static const SeedColumn rate_columns[] = {
  { "category_code", "category", SEED_LINK },
  { "valid_from", "valid_from", SEED_FROM },
  { "valid_to", "valid_to", SEED_TEXT },
  { "standard", "standard", SEED_INTEGER },
  { "coefficient", "coefficient", SEED_INTEGER },
  { "amount", "amount", SEED_INTEGER },
  { "legal_basis", "legal_basis", SEED_TEXT },
  { "verified", "verified", SEED_YES },
  { "note", "note", SEED_TEXT },
};

/* A list comes after those it links to. */
static const SeedList lists[] = {
  { "ethnic_group", "ethnic-groups.tsv", ethnic_group_columns, G_N_ELEMENTS (ethnic_group_columns), FALSE },
  { "circumstance_group", "circumstance-groups.tsv", circumstance_group_columns,
    G_N_ELEMENTS (circumstance_group_columns), TRUE },
  { "assistance_category", "assistance-categories.tsv", category_columns, G_N_ELEMENTS (category_columns), TRUE },
  { "assistance_rate", "assistance-rates.tsv", rate_columns, G_N_ELEMENTS (rate_columns), FALSE },
};

/* A shipped list is ours: a link to nothing in it is a fault of the program, found by the first test. */
static gint64
resolve (GHashTable *codes, const char *list, const char *code)
{
  gint64 id = GPOINTER_TO_INT (g_hash_table_lookup (codes, code));

  if (id == 0)
    g_error ("%s: no row with the code %s stands above", list, code);
  return id;
}

static void
set_cell (MnRecord *record, const SeedColumn *column, const char *list, const char *text, GHashTable *codes)
{
  switch (column->kind)
    {
    case SEED_TEXT:
      _mn_seed_set_text (record, column->field, text);
      break;
    case SEED_INTEGER:
      _mn_seed_set_integer (record, column->field, text);
      break;
    case SEED_YES:
      mn_record_set_integer (record, column->field, g_str_equal (text, "yes"));
      break;
    case SEED_FROM:
      mn_record_set_text (record, column->field, *text != '\0' ? text : "0001-01-01");
      break;
    case SEED_LINK:
      if (*text != '\0')
        mn_record_set_integer (record, column->field, resolve (codes, list, text));
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
seed_list (const SeedList *list, MnTransaction *tx, GHashTable *codes, GError **error)
{
  const MnEntity *entity = mn_entity_find (list->entity);
  g_autofree char *path = g_strconcat (MN_SEED_LISTS, list->list, NULL);
  g_autoptr (MnTsv) tsv = mn_tsv_load (path, error);
  g_autoptr (MnRecord) record = NULL;

  if (tsv == NULL)
    return FALSE;
  record = mn_record_new (entity);
  mn_transaction_begin_range (tx, entity->name);
  for (guint row = 0; row < mn_tsv_n_rows (tsv); row++)
    {
      gint64 id;

      for (guint i = 0; i < list->n_columns; i++)
        {
          const SeedColumn *column = &list->columns[i];

          set_cell (record, column, list->list, mn_tsv_get (tsv, row, mn_tsv_column (tsv, column->column)), codes);
        }
      if ((id = _mn_seed_add (record, tx, error)) == 0)
        return FALSE;
      if (list->keeps_codes)
        g_hash_table_insert (codes, g_strdup (mn_tsv_get (tsv, row, mn_tsv_column (tsv, "code"))),
                             GINT_TO_POINTER (id));
    }
  return mn_transaction_end_range (tx, error);
}

gboolean
mn_seed_lists (MnTransaction *tx, MnDate on, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) codes = NULL;

  g_return_val_if_fail (tx != NULL, FALSE);
  g_return_val_if_fail (mn_date_is_full (on), FALSE);

  if (!_mn_seed_units (tx, on, cancellable, error))
    return FALSE;
  /* One table for all: no code stands in two lists that others link to. */
  codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !seed_list (&lists[i], tx, codes, error))
        return FALSE;
    }
  return TRUE;
}
