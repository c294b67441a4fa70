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

void
_mn_seed_set_lasting_uuid (MnRecord *record, const char *list, const char *const *key)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA1);
  char uuid[37];
  const char *hex;

  g_checksum_update (sum, (const guchar *)list, -1);
  for (; *key != NULL; key++)
    {
      g_checksum_update (sum, (const guchar *)"\t", 1);
      g_checksum_update (sum, (const guchar *)*key, -1);
    }
  hex = g_checksum_get_string (sum);
  /* Version 5 (made from a name), variant 1. */
  g_snprintf (uuid, sizeof uuid, "%.8s-%.4s-5%.3s-a%.3s-%.12s", hex, hex + 8, hex + 13, hex + 17, hex + 20);
  mn_record_set_uuid (record, uuid);
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
  SEED_UNIT, /* a unit's code on the day */
  SEED_DECIMAL,
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
  guint n_key;          /* so many first columns tell its rows apart */
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

static const SeedColumn indicator_columns[] = {
  { "code", "code", SEED_TEXT },
  { "name", "name", SEED_TEXT },
  { "short_name", "short_name", SEED_TEXT },
  { "kind", "kind", SEED_TEXT },
  { "unit_text", "unit_text", SEED_TEXT },
  { "direction", "direction", SEED_TEXT },
  { "minimum", "minimum", SEED_DECIMAL },
  { "maximum", "maximum", SEED_DECIMAL },
  { "numerator", "numerator", SEED_TEXT },
  { "denominator", "denominator", SEED_TEXT },
  { "breakdowns", "breakdowns", SEED_TEXT },
  { "source", "source", SEED_TEXT },
  { "method", "method", SEED_TEXT },
  { "legal_basis", "legal_basis", SEED_TEXT },
  { "verified", "verified", SEED_YES },
  { "note", "note", SEED_TEXT },
};

static const SeedColumn target_columns[] = {
  { "indicator", "indicator", SEED_LINK },
  { "unit", "unit", SEED_UNIT },
  { "year", "year", SEED_INTEGER },
  { "comparison", "comparison", SEED_TEXT },
  { "value", "value", SEED_DECIMAL },
  { "value_to", "value_to", SEED_DECIMAL },
  { "legal_basis", "legal_basis", SEED_TEXT },
  { "verified", "verified", SEED_YES },
  { "valid_from", "valid_from", SEED_FROM },
  { "valid_to", "valid_to", SEED_TEXT },
  { "note", "note", SEED_TEXT },
};

static const SeedColumn observation_columns[] = {
  { "indicator", "indicator", SEED_LINK },
  { "unit", "unit", SEED_UNIT },
  { "place", "place", SEED_TEXT },
  { "series", "series", SEED_TEXT },
  { "period_start", "period_start", SEED_TEXT },
  { "period_end", "period_end", SEED_TEXT },
  { "value", "value", SEED_DECIMAL },
  { "bound", "bound", SEED_TEXT },
  { "state", "state", SEED_TEXT },
  { "source", "source", SEED_TEXT },
  { "source_date", "source_date", SEED_TEXT },
  { "note", "note", SEED_TEXT },
};

/* A list comes after those it links to. */
static const SeedList lists[] = {
  { "ethnic_group", "ethnic-groups.tsv", ethnic_group_columns, G_N_ELEMENTS (ethnic_group_columns), FALSE, 1 },
  { "circumstance_group", "circumstance-groups.tsv", circumstance_group_columns,
    G_N_ELEMENTS (circumstance_group_columns), TRUE, 1 },
  { "assistance_category", "assistance-categories.tsv", category_columns, G_N_ELEMENTS (category_columns), TRUE, 1 },
  { "assistance_rate", "assistance-rates.tsv", rate_columns, G_N_ELEMENTS (rate_columns), FALSE, 2 },
};

#define SERIES(name)                                                                                                   \
  {                                                                                                                    \
    "observation", "series/" name ".tsv", observation_columns, G_N_ELEMENTS (observation_columns), FALSE, 6            \
  }

static const SeedList indicator_lists[] = {
  { "indicator", "indicators.tsv", indicator_columns, G_N_ELEMENTS (indicator_columns), TRUE, 1 },
  { "target", "indicator-targets.tsv", target_columns, G_N_ELEMENTS (target_columns), FALSE, 4 },
  SERIES ("abused-children"),
  SERIES ("basic-sanitation"),
  SERIES ("birth-registration"),
  SERIES ("child-drowning-deaths"),
  SERIES ("child-injury-deaths"),
  SERIES ("dropout-quang-ngai"),
  SERIES ("drowning-rate-all-ages"),
  SERIES ("dtp3-immunisation"),
  SERIES ("infant-mortality"),
  SERIES ("lower-secondary-completion"),
  SERIES ("measles-immunisation"),
  SERIES ("ministry-points"),
  SERIES ("neonatal-mortality"),
  SERIES ("out-of-school-primary"),
  SERIES ("primary-completion"),
  SERIES ("special-circumstances"),
  SERIES ("stunting-modelled"),
  SERIES ("stunting-survey"),
  SERIES ("under5-mortality"),
  SERIES ("underweight"),
};

/* What a list is read with. */
typedef struct {
  MnTransaction *tx;
  MnDate on;
  GHashTable *codes; /* code → id, of lists that others link to */
} Seeding;

/* A shipped list is ours: a link to nothing in it is a fault of the program, found by the first test. */
static gint64
resolve (const Seeding *seeding, const char *list, const char *code)
{
  gint64 id = GPOINTER_TO_INT (g_hash_table_lookup (seeding->codes, code));

  if (id == 0)
    g_error ("%s: no row with the code %s stands above", list, code);
  return id;
}

/* "24.182" → 2418: series print more places than the two that are kept; half goes up. */
static gint64
read_hundredths (const char *list, const char *text)
{
  gboolean negative = *text == '-';
  char *end = NULL;
  gint64 value = g_ascii_strtoll (text + negative, &end, 10) * 1000;
  gint64 place = 100;

  if (*end == '.')
    for (end++; g_ascii_isdigit (*end); end++, place /= 10)
      value += g_ascii_digit_value (*end) * place;
  if (*end != '\0')
    g_error ("%s: “%s” is no number", list, text);
  value = (value + 5) / 10;
  return negative ? -value : value;
}

static void
set_lasting_uuid (MnRecord *record, const SeedList *list, const MnTsv *tsv, guint row)
{
  const char *key[8] = { NULL };

  g_assert (list->n_key < G_N_ELEMENTS (key));
  for (guint i = 0; i < list->n_key; i++)
    key[i] = mn_tsv_get (tsv, row, mn_tsv_column (tsv, list->columns[i].column));
  _mn_seed_set_lasting_uuid (record, list->list, key);
}

/* A register made by hand may lack the unit: then @known is FALSE, and the row is none of its business. */
static gboolean
set_unit (MnRecord *record, const char *field, const char *code, const Seeding *seeding, gboolean *known,
          GError **error)
{
  MnDb *db = mn_transaction_get_db (seeding->tx);
  GError *local = NULL;
  gint64 id = mn_record_find (db, mn_entity_find ("unit"), code, seeding->on, &local);

  if (id != 0)
    mn_record_set_integer (record, field, id);
  *known = id != 0;
  if (g_error_matches (local, MN_RECORD_ERROR, MN_RECORD_ERROR_UNKNOWN))
    g_clear_error (&local);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
set_cell (MnRecord *record, const SeedColumn *column, const char *list, const char *text, const Seeding *seeding,
          gboolean *known, GError **error)
{
  switch (column->kind)
    {
    case SEED_TEXT:
      _mn_seed_set_text (record, column->field, text);
      break;
    case SEED_INTEGER:
      _mn_seed_set_integer (record, column->field, text);
      break;
    case SEED_DECIMAL:
      if (*text != '\0')
        mn_record_set_integer (record, column->field, read_hundredths (list, text));
      break;
    case SEED_YES:
      mn_record_set_integer (record, column->field, g_str_equal (text, "yes"));
      break;
    case SEED_FROM:
      mn_record_set_text (record, column->field, *text != '\0' ? text : "0001-01-01");
      break;
    case SEED_LINK:
      if (*text != '\0')
        mn_record_set_integer (record, column->field, resolve (seeding, list, text));
      break;
    case SEED_UNIT:
      return *text == '\0' || set_unit (record, column->field, text, seeding, known, error);
    default:
      g_assert_not_reached ();
    }
  return TRUE;
}

static gboolean
seed_row (const SeedList *list, MnRecord *record, const MnTsv *tsv, guint row, const Seeding *seeding, GError **error)
{
  gboolean known = TRUE;
  gint64 id;

  for (guint i = 0; known && i < list->n_columns; i++)
    {
      const SeedColumn *column = &list->columns[i];
      const char *text = mn_tsv_get (tsv, row, mn_tsv_column (tsv, column->column));

      if (!set_cell (record, column, list->list, text, seeding, &known, error))
        return FALSE;
    }
  if (!known)
    {
      mn_record_reset (record);
      return TRUE;
    }
  set_lasting_uuid (record, list, tsv, row);
  if ((id = _mn_seed_add (record, seeding->tx, error)) == 0)
    return FALSE;
  if (list->keeps_codes)
    g_hash_table_insert (seeding->codes, g_strdup (mn_tsv_get (tsv, row, mn_tsv_column (tsv, "code"))),
                         GINT_TO_POINTER (id));
  return TRUE;
}

static gboolean
seed_list (const SeedList *list, const Seeding *seeding, GError **error)
{
  const MnEntity *entity = mn_entity_find (list->entity);
  g_autofree char *path = g_strconcat (MN_SEED_LISTS, list->list, NULL);
  g_autoptr (MnTsv) tsv = mn_tsv_load (path, error);
  g_autoptr (MnRecord) record = NULL;

  if (tsv == NULL)
    return FALSE;
  record = mn_record_new (entity);
  mn_transaction_begin_range (seeding->tx, entity->name);
  for (guint row = 0; row < mn_tsv_n_rows (tsv); row++)
    {
      if (!seed_row (list, record, tsv, row, seeding, error))
        return FALSE;
    }
  return mn_transaction_end_range (seeding->tx, error);
}

static gboolean
seed_all (const SeedList *some, guint n, MnTransaction *tx, MnDate on, GCancellable *cancellable, GError **error)
{
  /* One table for all: no code stands in two lists that others link to. */
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const Seeding seeding = { .tx = tx, .on = on, .codes = codes };

  for (guint i = 0; i < n; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !seed_list (&some[i], &seeding, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
mn_seed_lists (MnTransaction *tx, MnDate on, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (tx != NULL, FALSE);
  g_return_val_if_fail (mn_date_is_full (on), FALSE);

  return _mn_seed_units (tx, on, cancellable, error)
         && seed_all (lists, G_N_ELEMENTS (lists), tx, on, cancellable, error)
         && mn_seed_indicators (tx, on, cancellable, error);
}

gboolean
mn_seed_indicators (MnTransaction *tx, MnDate on, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (tx != NULL, FALSE);

  return seed_all (indicator_lists, G_N_ELEMENTS (indicator_lists), tx, on, cancellable, error);
}
