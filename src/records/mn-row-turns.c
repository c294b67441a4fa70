/* mn-row-turns.c: which rows are brought up to date at once, and which when there is time
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include "mn-record-list.h"

#include "mn-records-private.h"

/* The view keeps 206 rows alive and shows some twenty. Filling all of them for each key press costs four times what the
 * frame needs, so the others take their turn when the frame is drawn, or when they are scrolled to before that. */
struct _MnRowTurns {
  GPtrArray *waiting; /* of MnRow */
  guint first, n;     /* what is shown; none: all of them */
  guint n_shown;      /* so many at the end of those who wait are shown */
  guint source;
};

/* Some 2 ms. */
#define SLICE 16

MnRowTurns *
_mn_row_turns_new (void)
{
  MnRowTurns *turns = g_rc_box_new0 (MnRowTurns);

  turns->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  return turns;
}

static void
turns_clear (gpointer data)
{
  MnRowTurns *turns = data;

  g_ptr_array_unref (turns->waiting);
}

void
_mn_row_turns_free (MnRowTurns *turns)
{
  if (turns == NULL)
    return;
  _mn_row_turns_stop (turns);
  g_rc_box_release_full (turns, turns_clear);
}

void
_mn_row_turns_stop (MnRowTurns *turns)
{
  g_clear_handle_id (&turns->source, g_source_remove);
  g_ptr_array_set_size (turns->waiting, 0);
  turns->n_shown = 0;
}

static gboolean
slice_cb (gpointer data)
{
  MnRowTurns *turns = data;
  guint n = turns->n_shown > 0 ? turns->n_shown : SLICE;
  gboolean again = turns->n_shown == 0 && turns->waiting->len > SLICE;
  /* A row holds its list, and the list the turns: the last one may take all of it along. */
  g_autoptr (GPtrArray) now = g_ptr_array_new_with_free_func (g_object_unref);

  while (now->len < n && turns->waiting->len > 0)
    g_ptr_array_add (now, g_ptr_array_steal_index (turns->waiting, turns->waiting->len - 1));
  turns->n_shown = 0;
  if (!again)
    {
      turns->source = 0;
      if (turns->waiting->len > 0)
        turns->source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, slice_cb, turns, NULL);
    }
  for (guint i = 0; i < now->len; i++)
    _mn_row_refresh (g_ptr_array_index (now, i));
  return again ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
is_shown (MnRowTurns *turns, MnRow *row)
{
  guint position = mn_row_get_position (row);

  /* What pads a short result is hidden at once: the list would be too long for a moment. */
  return turns->n == 0 || (position >= turns->first && position - turns->first < turns->n) || mn_row_is_inert (row);
}

void
_mn_row_turns_refresh (MnRowTurns *turns, GPtrArray *rows)
{
  _mn_row_turns_stop (turns);
  for (guint i = 0; i < rows->len; i++)
    if (!is_shown (turns, g_ptr_array_index (rows, i)))
      g_ptr_array_add (turns->waiting, g_object_ref (g_ptr_array_index (rows, i)));
  if (turns->waiting->len > 0)
    turns->source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, slice_cb, turns, NULL);
  for (guint i = 0; i < rows->len; i++)
    if (is_shown (turns, g_ptr_array_index (rows, i)))
      _mn_row_refresh (g_ptr_array_index (rows, i));
}

/* The view says what it shows in the midst of its layout too, between measuring its rows and giving them their places:
 * no row may appear or change then. They come before the next frame. */
void
_mn_row_turns_set_shown (MnRowTurns *turns, guint first, guint n)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  turns->first = first;
  turns->n = n;
  for (guint i = turns->waiting->len; i > 0; i--)
    if (is_shown (turns, g_ptr_array_index (turns->waiting, i - 1)))
      g_ptr_array_add (shown, g_ptr_array_steal_index (turns->waiting, i - 1));
  turns->n_shown = shown->len;
  if (shown->len == 0)
    return;
  g_ptr_array_extend (turns->waiting, shown, NULL, NULL);
  g_clear_handle_id (&turns->source, g_source_remove);
  turns->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, slice_cb, turns, NULL);
}
