/* mn-turn-month.c: the births and deaths of a month
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "config.h"

#include "mn-i18n.h"
#include "mn-turns.h"

static void
birth_clear (gpointer data)
{
  MnTurnBirth *birth = data;

  g_clear_pointer (&birth->name, g_free);
  g_clear_pointer (&birth->mother, g_free);
}

MnTurnMonth *
mn_turn_month_new (MnDate working_date)
{
  MnTurnMonth *self = g_new0 (MnTurnMonth, 1);

  self->working_date = working_date;
  self->births = g_array_new (FALSE, TRUE, sizeof (MnTurnBirth));
  self->deaths = g_array_new (FALSE, TRUE, sizeof (MnTurnDeath));
  g_array_set_clear_func (self->births, birth_clear);
  return self;
}

void
mn_turn_month_free (MnTurnMonth *self)
{
  g_array_unref (self->births);
  g_array_unref (self->deaths);
  g_free (self);
}

/* As the household booklet has it: a child is entered before it is named. Data, not a word of the screen. */
const char *
mn_turn_unnamed (const char *sex)
{
  return g_strcmp0 (sex, "female") == 0 ? "Gái" : "Trai";
}

/* FALSE when nobody wants it any more. */
static gboolean
go_on (MnTransaction *transaction, MnTurnMonth *self, guint written, GError **error)
{
  g_atomic_int_set (&self->written, (int)written);
  return !g_cancellable_set_error_if_cancelled (mn_transaction_get_cancellable (transaction), error);
}

static gboolean
write_birth (MnTransaction *transaction, const MnTurnBirth *birth, MnDate working_date, GError **error)
{
  g_autoptr (MnRecord) child = mn_record_new (mn_entity_find ("child"));
  g_autoptr (MnRecord) residence = mn_record_new (mn_entity_find ("residence"));

  mn_record_set_text (child, "full_name",
                      birth->name != NULL && *birth->name != '\0' ? birth->name : mn_turn_unnamed (birth->sex));
  mn_record_set_text (child, "sex", birth->sex);
  mn_record_set_date (child, "birth_date", birth->birth);
  if (birth->mother != NULL && *birth->mother != '\0')
    mn_record_set_text (child, "mother_name", birth->mother);
  if (!mn_record_save (child, transaction, working_date, error))
    return FALSE;
  mn_record_set_integer (residence, "child", mn_record_get_id (child));
  mn_record_set_integer (residence, "unit", birth->unit);
  if (birth->village != 0)
    mn_record_set_integer (residence, "village", birth->village);
  if (birth->household != 0)
    mn_record_set_integer (residence, "household", birth->household);
  mn_record_set_text (residence, "status", "permanent");
  mn_record_set_date (residence, "valid_from", birth->birth);
  return mn_record_save (residence, transaction, working_date, error);
}

static gboolean
write_death (MnTransaction *transaction, const MnTurnDeath *death, MnDate working_date, GError **error)
{
  const MnLifeEvent event = { .kind = MN_LIFE_DEATH, .child = death->child, .on = death->on };
  g_autoptr (GPtrArray) endings = NULL;

  if (!mn_child_event_check (mn_transaction_get_db (transaction), &event, working_date, error))
    return FALSE;
  endings = mn_child_event_endings (mn_transaction_get_db (transaction), &event, error);
  return endings != NULL && mn_child_event_write (transaction, &event, endings, working_date, error);
}

gboolean
mn_turn_month_write (MnTransaction *transaction, gpointer data, GError **error)
{
  MnTurnMonth *self = data;

  for (guint i = 0; i < self->births->len; i++)
    if (!go_on (transaction, self, i, error))
      return FALSE;
    else if (!write_birth (transaction, &g_array_index (self->births, MnTurnBirth, i), self->working_date, error))
      {
        g_prefix_error (error, _ ("Birth %u: "), i + 1);
        return FALSE;
      }
  for (guint i = 0; i < self->deaths->len; i++)
    if (!go_on (transaction, self, self->births->len + i, error))
      return FALSE;
    else if (!write_death (transaction, &g_array_index (self->deaths, MnTurnDeath, i), self->working_date, error))
      {
        g_prefix_error (error, _ ("Death %u: "), i + 1);
        return FALSE;
      }
  /* Each of these writes names itself: the change is all of them. */
  mn_transaction_set_subject (transaction, _ ("Births and deaths"));
  return TRUE;
}
