/* mn-turn-school.c: a new class in September
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "config.h"

#include "mn-i18n.h"
#include "mn-record.h"
#include "mn-turns.h"

/* Luật Giáo dục 43/2019/QH14, articles 23 and 28: five classes, four, three. The groups of a nursery school by age. */
static const char *const groups[] = { "nha tre", "mam", "choi", "la" };
static const char *const group_names[] = { "Nhà trẻ", "Mầm", "Chồi", "Lá" };
static const struct {
  const char *level;
  int first, last;
} levels[] = { { "primary", 1, 5 }, { "lower_secondary", 6, 9 }, { "upper_secondary", 10, 12 } };

/* -1: none of the four. The number of a group ("Lá 2") stays behind. */
static int
find_group (const char *text, char **rest)
{
  g_autofree char *fold = mn_fold (text);

  for (int i = 0; i < (int)G_N_ELEMENTS (groups); i++)
    {
      const char *after = fold + strlen (groups[i]);
      glong letters = g_utf8_strlen (group_names[i], -1);

      if (!g_str_has_prefix (fold, groups[i]) || g_ascii_isalpha (*after))
        continue;
      *rest = g_strdup (g_utf8_strlen (text, -1) > letters ? g_utf8_offset_to_pointer (text, letters) : "");
      return i;
    }
  return -1;
}

static gboolean
next_number (const char *text, MnTurnStep *step, char **level, char **next)
{
  char *rest = NULL;
  gint64 number = g_ascii_strtoll (text, &rest, 10);

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      if (number < levels[i].first || number > levels[i].last)
        continue;
      if (number < levels[i].last)
        {
          *step = MN_TURN_UP;
          *level = g_strdup (levels[i].level);
          *next = g_strdup_printf ("%d%s", (int)number + 1, rest);
        }
      else if (i + 1 < G_N_ELEMENTS (levels))
        {
          *step = MN_TURN_NEXT_LEVEL;
          *level = g_strdup (levels[i + 1].level);
          *next = g_strdup_printf ("%d", levels[i + 1].first);
        }
      else
        *step = MN_TURN_FINISH;
      return TRUE;
    }
  return FALSE;
}

gboolean
mn_turn_next_class (const char *from_level, const char *from_class, MnTurnStep *step, char **level, char **next)
{
  g_autofree char *rest = NULL;
  const char *text = from_class;
  int group;

  *level = *next = NULL;
  *step = MN_TURN_SKIP;
  /* "Lớp 6A" is 6A. */
  if (g_str_has_prefix (text, "Lớp "))
    text += strlen ("Lớp ");
  if (g_ascii_isdigit (*text))
    return next_number (text, step, level, next);
  group = find_group (text, &rest);
  if (group < 0 || g_strcmp0 (from_level, "preschool") != 0)
    return FALSE;
  *step = group + 1 < (int)G_N_ELEMENTS (groups) ? MN_TURN_UP : MN_TURN_NEXT_LEVEL;
  *level = g_strdup (*step == MN_TURN_UP ? "preschool" : "primary");
  *next = *step == MN_TURN_UP ? g_strconcat (group_names[group + 1], rest, NULL) : g_strdup ("1");
  return TRUE;
}

/* The plan --------------------------------------------------------------------------------------- */

static void
move_free (gpointer data)
{
  MnTurnMove *move = data;

  g_free (move->level);
  g_free (move->school_class);
  g_free (move);
}

void
mn_turn_school_free (MnTurnSchool *self)
{
  g_free (self->school_year);
  g_clear_pointer (&self->moves, g_ptr_array_unref);
  g_clear_pointer (&self->pupils, g_ptr_array_unref);
  g_free (self);
}

/* Who has a row of this year already was turned, or came new to school. */
static MnTurnMove *
propose (const MnTurnSchool *self, const MnTurnPupil *pupil)
{
  MnTurnMove *move = g_new0 (MnTurnMove, 1);

  move->pupil = pupil;
  move->proposed = MN_TURN_SKIP;
  if (mn_date_last_day (pupil->from) < mn_date_first_day (self->on)
      && strcmp (pupil->school_year, self->school_year) != 0)
    mn_turn_next_class (pupil->level, pupil->school_class, &move->proposed, &move->level, &move->school_class);
  move->step = move->proposed;
  return move;
}

MnTurnSchool *
mn_turn_school_new (MnDb *db, MnDate on, GError **error)
{
  g_autoptr (MnTurnSchool) self = g_new0 (MnTurnSchool, 1);

  g_return_val_if_fail (mn_date_is_full (on), NULL);

  self->on = on;
  /* A year that begins in summer is named after it; one that is turned late in spring, after the autumn before. */
  self->school_year = on.month >= 6 ? g_strdup_printf ("%d-%d", on.year, on.year + 1)
                                    : g_strdup_printf ("%d-%d", on.year - 1, on.year);
  self->moves = g_ptr_array_new_with_free_func (move_free);
  self->pupils = mn_turn_query_pupils (db, on, error);
  if (self->pupils == NULL)
    return NULL;
  for (guint i = 0; i < self->pupils->len; i++)
    g_ptr_array_add (self->moves, propose (self, g_ptr_array_index (self->pupils, i)));
  return g_steal_pointer (&self);
}

gboolean
mn_turn_move_allows (const MnTurnMove *move, MnTurnStep step)
{
  if (step == MN_TURN_UP || step == MN_TURN_NEXT_LEVEL || step == MN_TURN_FINISH)
    return step == move->proposed;
  return step == MN_TURN_SKIP || move->proposed != MN_TURN_SKIP;
}

void
mn_turn_school_count (const MnTurnSchool *self, guint counts[MN_N_TURN_STEPS])
{
  memset (counts, 0, MN_N_TURN_STEPS * sizeof *counts);
  for (guint i = 0; i < self->moves->len; i++)
    counts[((MnTurnMove *)g_ptr_array_index (self->moves, i))->step]++;
}

/* Writing ---------------------------------------------------------------------------------------- */

static gboolean
end_row (MnTransaction *transaction, const char *table, gint64 row, MnDate last, GError **error)
{
  g_autofree char *text = mn_date_to_iso (last);
  MnColumn column = { .column = "valid_to" };
  gboolean ended;

  mn_value_set_text (&column.value, text);
  ended = mn_transaction_update (transaction, table, row, &column, 1, error);
  mn_value_clear (&column.value);
  return ended;
}

static void
set_text (MnRecord *record, const char *field, const char *text)
{
  if (text != NULL && *text != '\0')
    mn_record_set_text (record, field, text);
}

static void
fill_row (MnRecord *record, const MnTurnSchool *self, const MnTurnMove *move)
{
  const MnTurnPupil *pupil = move->pupil;
  gboolean up = move->step == MN_TURN_UP || move->step == MN_TURN_NEXT_LEVEL;

  mn_record_set_integer (record, "child", pupil->child);
  mn_record_set_date (record, "valid_from", self->on);
  mn_record_set_text (record, "status",
                      move->step == MN_TURN_FINISH  ? "finished"
                      : move->step == MN_TURN_LEAVE ? "dropped_out"
                                                    : "studying");
  set_text (record, "level", up ? move->level : pupil->level);
  if (move->step == MN_TURN_FINISH || move->step == MN_TURN_LEAVE)
    return;
  mn_record_set_text (record, "school_year", self->school_year);
  set_text (record, "class", up ? move->school_class : pupil->school_class);
  if (move->step != MN_TURN_NEXT_LEVEL)
    set_text (record, "school", pupil->school);
}

gboolean
mn_turn_school_write (MnTransaction *transaction, gpointer data, GError **error)
{
  MnTurnSchool *self = data;
  g_autoptr (MnRecord) record = mn_record_new (mn_entity_find ("schooling"));
  g_autofree char *subject = g_strdup_printf (_ ("New classes %s"), self->school_year);
  MnDate last = mn_date_add_days (self->on, -1);

  mn_transaction_set_subject (transaction, subject);
  for (guint i = 0; i < self->moves->len; i++)
    {
      const MnTurnMove *move = g_ptr_array_index (self->moves, i);

      g_atomic_int_set (&self->written, (int)i);
      if (move->step == MN_TURN_SKIP)
        continue;
      if (g_cancellable_set_error_if_cancelled (mn_transaction_get_cancellable (transaction), error))
        return FALSE;
      mn_record_reset (record);
      fill_row (record, self, move);
      if (!end_row (transaction, "schooling", move->pupil->schooling, last, error)
          || !mn_record_insert (record, transaction, error))
        return FALSE;
    }
  return TRUE;
}
