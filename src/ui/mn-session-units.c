/* mn-session-units.c: by the units of which day a register is shown
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-session-units.h"

#include "mn-i18n.h"
#include "mn-settings.h"

/* Hangs on the session: pages that know nothing of units need not know of this either. */
typedef struct {
  MnDate day;
  MnUnitView *view; /* read when first asked for */
} State;

static void
state_free (gpointer data)
{
  State *state = data;

  g_clear_pointer (&state->view, mn_unit_view_unref);
  g_free (state);
}

static const char *
path_of (MnSession *session)
{
  return mn_store_get_path (mn_register_get_store (mn_session_get_register (session)));
}

/* Mergers and splits lead elsewhere. */
static void
changed_cb (MnSession *session, MnChangeSet *set, State *state)
{
  static const char *const tables[] = { "unit", "unit_link", NULL };

  if (!mn_date_is_set (state->day) || !mn_change_set_touches (set, tables))
    return;
  g_clear_pointer (&state->view, mn_unit_view_unref);
  g_signal_emit_by_name (session, "units-changed");
}

static State *
get_state (MnSession *session)
{
  State *state = g_object_get_data (G_OBJECT (session), "mn-units");
  g_autofree char *kept = NULL;

  if (state != NULL)
    return state;
  state = g_new0 (State, 1);
  kept = mn_settings_get_unit_day (path_of (session));
  if (kept == NULL || !mn_date_parse_iso (kept, &state->day, NULL) || !mn_date_is_full (state->day))
    state->day = MN_DATE_NONE;
  g_object_set_data_full (G_OBJECT (session), "mn-units", state, state_free);
  g_signal_connect (session, "changed", G_CALLBACK (changed_cb), state);
  return state;
}

MnDate
mn_session_get_unit_day (MnSession *session)
{
  g_return_val_if_fail (MN_IS_SESSION (session), MN_DATE_NONE);

  return get_state (session)->day;
}

void
mn_session_set_unit_day (MnSession *session, MnDate day)
{
  g_autofree char *text = NULL;
  State *state;

  g_return_if_fail (MN_IS_SESSION (session));
  g_return_if_fail (!mn_date_is_set (day) || mn_date_is_full (day));

  state = get_state (session);
  if (mn_date_compare (state->day, day) == 0)
    return;
  state->day = day;
  g_clear_pointer (&state->view, mn_unit_view_unref);
  text = mn_date_to_iso (day);
  mn_settings_set_unit_day (path_of (session), text);
  g_signal_emit_by_name (session, "units-changed");
}

MnUnitView *
mn_session_get_unit_view (MnSession *session)
{
  g_autoptr (GError) error = NULL;
  State *state;

  g_return_val_if_fail (MN_IS_SESSION (session), NULL);

  state = get_state (session);
  if (!mn_date_is_set (state->day))
    return NULL;
  if (state->view == NULL)
    state->view = mn_unit_view_load (mn_session_get_reader (session), state->day, &error);
  if (state->view == NULL)
    mn_session_toast_error (session, error);
  return state->view;
}

char *
mn_session_unit_day_text (MnSession *session)
{
  MnDate day = mn_session_get_unit_day (session);
  g_autofree char *date = mn_date_is_set (day) ? mn_date_format (day) : NULL;

  return date != NULL ? g_strdup_printf (_ ("By the units of %s"), date) : NULL;
}
