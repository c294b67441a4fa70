/* mn-turn-poverty.c: the list of poor and near-poor households of a new year
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "config.h"

#include "mn-i18n.h"
#include "mn-record.h"
#include "mn-turns.h"

/* Written folded; a cell that is one of these alone is the class. */
static const struct {
  const char *word;
  const char *class;
} words[] = {
  { "ngheo", "poor" },          { "ho ngheo", "poor" },          { "hn", "poor" },       { "poor", "poor" },
  { "can ngheo", "near_poor" }, { "ho can ngheo", "near_poor" }, { "hcn", "near_poor" }, { "near_poor", "near_poor" },
  { "near-poor", "near_poor" }, { "cn", "near_poor" },
};

static const char *
class_of (const char *cell)
{
  g_autofree char *fold = mn_fold (cell);

  g_strstrip (fold);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (fold, words[i].word) == 0)
      return words[i].class;
  return NULL;
}

void
mn_turn_poverty_free (MnTurnPoverty *self)
{
  g_free (self->decision);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->unknown, g_ptr_array_unref);
  g_clear_pointer (&self->households, g_ptr_array_unref);
  g_free (self);
}

/* Reading the list ------------------------------------------------------------------------------- */

typedef struct {
  GHashTable *by_code; /* to MnTurnHousehold */
  GHashTable *by_head; /* folded name to GPtrArray */
  GHashTable *chosen;  /* MnTurnHousehold to its class */
} Finder;

static void
index_households (Finder *finder, const GPtrArray *households)
{
  finder->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  finder->by_head = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  finder->chosen = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < households->len; i++)
    {
      MnTurnHousehold *household = g_ptr_array_index (households, i);
      char *head = mn_fold (household->head);
      GPtrArray *same = g_hash_table_lookup (finder->by_head, head);

      g_hash_table_insert (finder->by_code, household->code, household);
      if (same == NULL)
        {
          same = g_ptr_array_new ();
          g_hash_table_insert (finder->by_head, g_strdup (head), same);
        }
      g_ptr_array_add (same, household);
      g_free (head);
    }
}

static void
finder_clear (Finder *finder)
{
  g_clear_pointer (&finder->by_code, g_hash_table_unref);
  g_clear_pointer (&finder->by_head, g_hash_table_unref);
  g_clear_pointer (&finder->chosen, g_hash_table_unref);
}

/* Of several heads of one name the one whose unit or village stands in the line too. */
static MnTurnHousehold *
narrow (const GPtrArray *same, const char *line)
{
  MnTurnHousehold *found = NULL;
  g_autofree char *fold = mn_fold (line);

  for (guint i = 0; i < same->len; i++)
    {
      MnTurnHousehold *household = g_ptr_array_index (same, i);
      g_autofree char *unit = mn_fold (household->unit);
      g_autofree char *village = mn_fold (household->village);

      if (strstr (fold, unit) == NULL && (*village == '\0' || strstr (fold, village) == NULL))
        continue;
      if (found != NULL)
        return NULL;
      found = household;
    }
  return found;
}

static MnTurnHousehold *
find_household (const Finder *finder, char **cells, const char *line, const char **problem)
{
  const GPtrArray *same = NULL;

  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *cell = mn_text_clean (cells[i]);
      MnTurnHousehold *household = cell != NULL ? g_hash_table_lookup (finder->by_code, cell) : NULL;
      g_autofree char *fold = cell != NULL ? mn_fold (cell) : NULL;

      if (household != NULL)
        return household;
      if (same == NULL && fold != NULL && *fold != '\0')
        same = g_hash_table_lookup (finder->by_head, fold);
    }
  *problem
      = same == NULL ? _ ("no household has this number or head") : _ ("several households have a head of this name");
  if (same != NULL && same->len == 1)
    return g_ptr_array_index (same, 0);
  return same != NULL ? narrow (same, line) : NULL;
}

static void
read_line (MnTurnPoverty *self, Finder *finder, const char *line, gboolean above)
{
  g_auto (GStrv) cells = g_strsplit_set (line, "\t;,", -1);
  const char *class = NULL, *problem = NULL;
  MnTurnHousehold *household;

  for (guint i = 0; cells[i] != NULL && class == NULL; i++)
    class = class_of (cells[i]);
  household = find_household (finder, cells, line, &problem);
  if (class == NULL && household == NULL && above)
    return; /* titles and the heading */
  if (class == NULL)
    problem = _ ("it does not say “nghèo” or “cận nghèo”");
  else if (household != NULL && g_hash_table_contains (finder->chosen, household))
    problem = _ ("the household stands in the list already");
  else if (household != NULL)
    {
      g_hash_table_insert (finder->chosen, household, (gpointer) class);
      return;
    }
  g_ptr_array_add (self->unknown, g_strdup_printf ("%s: %s", line, problem));
}

static void
read_list (MnTurnPoverty *self, Finder *finder, const char *list)
{
  g_autofree char *normal = mn_text_nfc (list);
  g_auto (GStrv) rows = g_strsplit (normal != NULL ? normal : "", "\n", -1);
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_strdelimit (rows[i], "\r", ' ');
      g_strchomp (rows[i]);
      if (*rows[i] == '\0')
        continue;
      read_line (self, finder, rows[i], self->unknown->len == 0 && g_hash_table_size (finder->chosen) == 0);
    }
}

static void
make_lines (MnTurnPoverty *self, const Finder *finder)
{
  for (guint i = 0; i < self->households->len; i++)
    {
      const MnTurnHousehold *household = g_ptr_array_index (self->households, i);
      const char *class = g_hash_table_lookup (finder->chosen, household);
      MnTurnLine *line;

      if (class == NULL && *household->class == '\0')
        continue;
      line = g_new0 (MnTurnLine, 1);
      line->household = household;
      line->class = class != NULL ? class : "";
      line->fate = class == NULL                           ? MN_TURN_LOSES
                   : *household->class == '\0'             ? MN_TURN_GAINS
                   : strcmp (household->class, class) == 0 ? MN_TURN_KEEPS
                                                           : MN_TURN_CHANGES;
      g_ptr_array_add (self->lines, line);
    }
}

MnTurnPoverty *
mn_turn_poverty_new (MnDb *db, int year, const char *list, GError **error)
{
  g_autoptr (MnTurnPoverty) self = g_new0 (MnTurnPoverty, 1);
  Finder finder = { 0 };

  self->on = mn_date_new (year, 1, 1);
  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->unknown = g_ptr_array_new_with_free_func (g_free);
  self->households = mn_turn_query_households (db, self->on, error);
  if (self->households == NULL)
    return NULL;
  index_households (&finder, self->households);
  read_list (self, &finder, list);
  make_lines (self, &finder);
  finder_clear (&finder);
  return g_steal_pointer (&self);
}

void
mn_turn_poverty_count (const MnTurnPoverty *self, guint counts[MN_N_TURN_FATES])
{
  memset (counts, 0, MN_N_TURN_FATES * sizeof *counts);
  for (guint i = 0; i < self->lines->len; i++)
    counts[((MnTurnLine *)g_ptr_array_index (self->lines, i))->fate]++;
}

char *
mn_turn_poverty_present_list (MnDb *db, MnDate on, GError **error)
{
  g_autoptr (GPtrArray) households = mn_turn_query_households (db, on, error);
  GString *text;

  if (households == NULL)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < households->len; i++)
    {
      const MnTurnHousehold *household = g_ptr_array_index (households, i);

      if (*household->class != '\0')
        g_string_append_printf (text, "%s\t%s\t%s\t%s\n", household->code,
                                strcmp (household->class, "poor") == 0 ? "Hộ nghèo" : "Hộ cận nghèo", household->head,
                                household->unit);
    }
  return g_string_free (text, FALSE);
}

/* Writing ---------------------------------------------------------------------------------------- */

static gboolean
set_column (MnTransaction *transaction, gint64 row, const char *column, const char *text, GError **error)
{
  MnColumn columns[] = { { .column = column } };
  gboolean written;

  mn_value_set_text (&columns[0].value, text);
  written = mn_transaction_update (transaction, "poverty", row, columns, 1, error);
  mn_value_clear (&columns[0].value);
  return written;
}

/* A class that began on the day or later was entered for this very year: it is corrected, or goes to the bin. */
static gboolean
write_line (MnTransaction *transaction, const MnTurnPoverty *self, const MnTurnLine *line, GError **error)
{
  const MnTurnHousehold *household = line->household;
  g_autofree char *last = mn_date_to_iso (mn_date_add_days (self->on, -1));
  gboolean is_new = household->poverty != 0 && mn_date_first_day (household->from) >= mn_date_first_day (self->on);
  g_autoptr (MnRecord) record = NULL;

  if (is_new && *line->class == '\0')
    return mn_transaction_delete (transaction, "poverty", household->poverty, error);
  if (is_new)
    return set_column (transaction, household->poverty, "class", line->class, error);
  if (household->poverty != 0 && !set_column (transaction, household->poverty, "valid_to", last, error))
    return FALSE;
  if (*line->class == '\0')
    return TRUE;
  record = mn_record_new (mn_entity_find ("poverty"));
  mn_record_set_integer (record, "household", household->household);
  mn_record_set_text (record, "class", line->class);
  mn_record_set_date (record, "valid_from", self->on);
  if (self->decision != NULL && *self->decision != '\0')
    mn_record_set_text (record, "decision", self->decision);
  return mn_record_insert (record, transaction, error);
}

gboolean
mn_turn_poverty_write (MnTransaction *transaction, gpointer data, GError **error)
{
  MnTurnPoverty *self = data;
  g_autofree char *subject = g_strdup_printf (_ ("Poor and near-poor households %d"), self->on.year);

  mn_transaction_set_subject (transaction, subject);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const MnTurnLine *line = g_ptr_array_index (self->lines, i);

      g_atomic_int_set (&self->written, (int)i);
      if (line->fate == MN_TURN_KEEPS)
        continue;
      if (g_cancellable_set_error_if_cancelled (mn_transaction_get_cancellable (transaction), error)
          || !write_line (transaction, self, line, error))
        return FALSE;
    }
  return TRUE;
}
