/* mn-child-event-check.c: whether a move or a death can have been so
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "config.h"

#include "mn-child-event-private.h"

#include "mn-query.h"

static gboolean
refuse (GError **error, char *sentence_taken)
{
  g_set_error_literal (error, MN_RECORD_ERROR, MN_RECORD_ERROR_INVALID, sentence_taken);
  g_free (sentence_taken);
  return FALSE;
}

MnRecord *
_mn_child_event_last_residence (MnDb *db, gint64 child, GError **error)
{
  const MnEntity *entity = mn_entity_find ("residence");
  g_autoptr (MnQuery) query = mn_query_new (entity);
  g_autoptr (GArray) keys = NULL;
  g_auto (MnValue) value = MN_VALUE_INIT;

  mn_value_set_integer (&value, child);
  mn_query_add_filter (query, (guint)mn_entity_field (entity, "child"), &value);
  mn_query_set_sort (query, "valid_from", TRUE);
  mn_query_set_limit (query, 1);
  keys = mn_query_keys (query, db, error);
  return keys != NULL && keys->len > 0 ? mn_record_load (db, entity, g_array_index (keys, gint64, 0), error) : NULL;
}

static gboolean
check_place (MnDb *db, const MnLifeEvent *event, const MnRecord *last, GError **error)
{
  MnDate since = last != NULL ? mn_record_get_date (last, "valid_from") : MN_DATE_NONE;
  g_autofree char *shown = mn_date_format (event->on), *before = mn_date_format (since);

  if (last != NULL && mn_date_first_day (event->on) < mn_date_first_day (since))
    return refuse (error, g_strdup_printf (event->kind == MN_LIFE_DEATH
                                               ? _ ("The last move was on %s: a death on %s would be before it.")
                                               : _ ("The last move was on %s: a move on %s would be before it."),
                                           before, shown));
  if (event->kind == MN_LIFE_DEATH)
    return TRUE;
  if (last != NULL && mn_date_compare (event->on, since) == 0)
    return refuse (error, g_strdup_printf (_ ("A residence begins on %s already: correct it instead."), before));
  if (event->kind == MN_LIFE_MOVE && event->unit == 0)
    return refuse (error, g_strdup (_ ("Choose the commune that the child moves to.")));
  if (event->kind == MN_LIFE_MOVE_AWAY && last == NULL)
    return refuse (error,
                   g_strdup (_ ("It isn't recorded where the child lived: there is nothing to move away from.")));
  if (event->kind == MN_LIFE_MOVE_AWAY && g_strcmp0 (mn_record_get_text (last, "status"), "moved_away") == 0
      && !mn_record_is_set (last, "valid_to"))
    return refuse (error, g_strdup_printf (_ ("The child moved away on %s already."), before));
  return TRUE;
}

gboolean
mn_child_event_check (MnDb *db, const MnLifeEvent *event, MnDate working_date, GError **error)
{
  g_autoptr (MnRecord) child = mn_record_load (db, mn_entity_find ("child"), event->child, error);
  g_autoptr (MnRecord) last = NULL;
  g_autofree char *shown = NULL, *other = NULL;
  GError *local = NULL;
  MnDate birth, died;

  if (child == NULL)
    return FALSE;
  if (!mn_date_is_full (event->on))
    return refuse (error, g_strdup (_ ("Write the day, the month and the year.")));
  shown = mn_date_format (event->on);
  if (mn_date_first_day (event->on) > mn_date_last_day (working_date))
    {
      other = mn_date_format (working_date);
      return refuse (error, g_strdup_printf (_ ("%s is after the working date %s."), shown, other));
    }
  birth = mn_record_get_date (child, "birth_date");
  if (mn_date_last_day (event->on) < mn_date_first_day (birth))
    {
      other = mn_date_format (birth);
      return refuse (error, g_strdup_printf (_ ("%s is before the child was born (%s)."), shown, other));
    }
  died = mn_record_get_date (child, "died_on");
  if (mn_date_is_set (died))
    {
      other = mn_date_format (died);
      return refuse (error, g_strdup_printf (_ ("The child died on %s: nothing can happen after it."), other));
    }
  if (event->kind == MN_LIFE_SIXTEEN)
    return TRUE;
  last = _mn_child_event_last_residence (db, event->child, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  return check_place (db, event, last, error);
}
