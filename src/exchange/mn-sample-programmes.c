/* mn-sample-programmes.c: the sample's programmes, who took part and who received gifts
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "mn-sample-private.h"

typedef enum {
  ANYBODY,
  NEEDY_FIRST, /* poor, near-poor, orphans, disabled; then others */
  NEEDY_ONLY,
} Choice;

typedef struct {
  gint64 unit;  /* 0: of the whole district */
  gint32 day;   /* a child of under 16 on that day */
  int from_age; /* years */
  Choice choice;
  guint n;
} Wanted;

static gboolean
is_needy (MnSample *sample, const MnSampleChild *child)
{
  return _mn_sample_household_of (sample, child)->poverty != 0 || (child->marks & MN_SAMPLE_ASSISTED) != 0;
}

static gboolean
is_wanted (MnSample *sample, const MnSampleChild *child, const Wanted *wanted)
{
  MnDate born = mn_date_from_day (child->born), day = mn_date_from_day (wanted->day);

  if (child->year_only || (child->marks & MN_SAMPLE_STAY) != 0 || child->born > wanted->day)
    return FALSE;
  if (wanted->unit != 0
      && _mn_sample_commune (sample, _mn_sample_village_of (sample, child)->commune)->id != wanted->unit)
    return FALSE;
  return mn_date_is_under (born, 16, day) && !mn_date_is_under (born, wanted->from_age, day);
}

/* Indexes of children, each once. (transfer full) */
static GArray *
choose (MnSample *sample, const Wanted *wanted)
{
  g_autoptr (GArray) order = _mn_sample_shuffle (sample, sample->children->len);
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < order->len && chosen->len < wanted->n; i++)
        {
          guint index = g_array_index (order, guint, i);
          const MnSampleChild *child = _mn_sample_child (sample, index);
          gboolean needy = is_needy (sample, child);

          if (wanted->choice == ANYBODY ? pass > 0 : (pass == 0) != needy)
            continue;
          if (pass > 0 && wanted->choice == NEEDY_ONLY)
            continue;
          if (is_wanted (sample, child, wanted))
            g_array_append_val (chosen, index);
        }
    }
  return chosen;
}

static gboolean
add_participations (MnSample *sample, gint64 activity, const Wanted *wanted, GError **error)
{
  g_autoptr (GArray) chosen = choose (sample, wanted);

  for (guint i = 0; i < chosen->len; i++)
    {
      MnRecord *row = _mn_sample_row (sample, "participation");

      mn_record_set_integer (row, "child", _mn_sample_child (sample, g_array_index (chosen, guint, i))->id);
      mn_record_set_integer (row, "activity", activity);
      mn_record_set_text (row, "role", "Tham gia");
      if (_mn_sample_add (sample, row, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static gint32
cell_day (const MnTsv *tsv, guint row, const char *column)
{
  MnDate date = MN_DATE_NONE;

  if (!mn_date_parse_iso (mn_tsv_get (tsv, row, mn_tsv_column (tsv, column)), &date, NULL))
    g_error ("the sample's tables: %s is no day", column);
  return mn_date_first_day (date);
}

static gint64
cell_number (const MnTsv *tsv, guint row, const char *column)
{
  return g_ascii_strtoll (mn_tsv_get (tsv, row, mn_tsv_column (tsv, column)), NULL, 10);
}

/* 0 for the district as for no unit: everybody. */
static gboolean
cell_unit (MnSample *sample, const MnTsv *tsv, guint row, gint64 *unit, GError **error)
{
  const char *code = mn_tsv_get (tsv, row, mn_tsv_column (tsv, "unit"));

  *unit = 0;
  if (*code == '\0' || g_str_equal (code, "468"))
    return TRUE;
  *unit = _mn_sample_find (sample, "unit", code, error);
  return *unit != 0;
}

static gboolean
write_activities (MnSample *sample, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (MnTsv) tsv = mn_tsv_load (MN_SAMPLE_TABLES "activities.tsv", error);

  if (tsv == NULL || !_mn_sample_table (sample, "activity", "activities.tsv", ids, error))
    return FALSE;
  for (guint i = 0; i < mn_tsv_n_rows (tsv); i++)
    {
      Wanted wanted = { .from_age = (int)cell_number (tsv, i, "from_age"),
                        .choice = cell_number (tsv, i, "needy") != 0 ? NEEDY_FIRST : ANYBODY,
                        .n = (guint)cell_number (tsv, i, "children") };

      if (wanted.n == 0)
        continue;
      wanted.day = cell_day (tsv, i, "starts_on");
      if (!cell_unit (sample, tsv, i, &wanted.unit, error)
          || !add_participations (sample, g_array_index (ids, gint64, i), &wanted, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_gift (MnSample *sample, const MnTsv *tsv, guint table_row, const MnSampleChild *child, GError **error)
{
  static const char *const texts[] = { "kind", "item", "received_on", "source" };
  const char *sponsor = mn_tsv_get (tsv, table_row, mn_tsv_column (tsv, "sponsor"));
  MnRecord *row = _mn_sample_row (sample, "benefit");

  mn_record_set_integer (row, "child", child->id);
  if (!_mn_sample_set_link (sample, row, "programme", mn_tsv_get (tsv, table_row, mn_tsv_column (tsv, "programme")),
                            error)
      || (*sponsor != '\0' && !_mn_sample_set_link (sample, row, "sponsor", sponsor, error)))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = mn_tsv_get (tsv, table_row, mn_tsv_column (tsv, texts[i]));

      if (*text != '\0')
        mn_record_set_text (row, texts[i], text);
    }
  if (cell_number (tsv, table_row, "quantity") != 0)
    mn_record_set_integer (row, "quantity", cell_number (tsv, table_row, "quantity"));
  if (cell_number (tsv, table_row, "amount") != 0)
    mn_record_set_integer (row, "amount", cell_number (tsv, table_row, "amount"));
  return _mn_sample_add (sample, row, error) != 0;
}

static gboolean
write_gifts (MnSample *sample, GError **error)
{
  g_autoptr (MnTsv) tsv = mn_tsv_load (MN_SAMPLE_TABLES "gifts.tsv", error);

  if (tsv == NULL)
    return FALSE;
  for (guint i = 0; i < mn_tsv_n_rows (tsv); i++)
    {
      gboolean money = g_str_equal (mn_tsv_get (tsv, i, mn_tsv_column (tsv, "kind")), "money");
      Wanted wanted = { .choice = money ? NEEDY_ONLY : NEEDY_FIRST, .n = (guint)cell_number (tsv, i, "children") };
      g_autoptr (GArray) chosen = NULL;

      wanted.day = cell_day (tsv, i, "received_on");
      if (!cell_unit (sample, tsv, i, &wanted.unit, error))
        return FALSE;
      chosen = choose (sample, &wanted);
      for (guint c = 0; c < chosen->len; c++)
        {
          if (!add_gift (sample, tsv, i, _mn_sample_child (sample, g_array_index (chosen, guint, c)), error))
            return FALSE;
        }
    }
  return TRUE;
}

gboolean
_mn_sample_write_programmes (MnSample *sample, GError **error)
{
  return _mn_sample_table (sample, "programme", "programmes.tsv", NULL, error) && write_activities (sample, error)
         && write_gifts (sample, error);
}
