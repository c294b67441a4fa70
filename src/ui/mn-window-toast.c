/* mn-window-toast.c: the short messages of the window, one at a time
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-window-private.h"

#include "mn-i18n.h"

#define TOAST_YOUNG (700 * G_TIME_SPAN_MILLISECOND)

static void
on_toast_dismissed (MnWindow *self, AdwToast *toast)
{
  if (self->toast == toast)
    g_clear_weak_pointer (&self->toast);
}

/* Frames are counted, not seconds: on a machine that is busy the animation comes in late. */
static gboolean
grow_toast (GtkWidget *toasts, GdkFrameClock *clock, gpointer window)
{
  MnWindow *self = window;

  if (gdk_frame_clock_get_frame_time (clock) - self->toast_at < TOAST_YOUNG)
    return G_SOURCE_CONTINUE;

  self->toast_tick = 0;
  return G_SOURCE_REMOVE;
}

static void
watch_toast (MnWindow *self)
{
  GtkWidget *toasts = GTK_WIDGET (self->toasts);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (toasts);

  self->toast_at = clock != NULL ? gdk_frame_clock_get_frame_time (clock) : g_get_monotonic_time ();
  if (self->toast_tick == 0)
    self->toast_tick = gtk_widget_add_tick_callback (toasts, grow_toast, self, NULL);
}

/* One at a time, the newest: what an older one offers to undo may be undone already. libadwaita 1.2 frees a toast under
 * its own animation when it goes before it has come in, so a young one takes over the new words instead. */
static AdwToast *
take_toast (MnWindow *self)
{
  AdwToast *toast;

  if (self->toast != NULL && self->toast_tick != 0)
    return self->toast;
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);

  toast = adw_toast_new ("");
  g_set_weak_pointer (&self->toast, toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_toast_dismissed), self, G_CONNECT_SWAPPED);
  adw_toast_set_timeout (toast, 8);
  adw_toast_overlay_add_toast (self->toasts, toast);
  watch_toast (self);
  return toast;
}

void
_mn_window_toast (MnWindow *self, const char *message, gint64 change_id, MnSession *session)
{
  g_autofree char *title = g_markup_escape_text (message, -1);
  AdwToast *toast = take_toast (self);

  adw_toast_set_title (toast, title);
  /* the action never without its target */
  adw_toast_set_action_name (toast, NULL);
  adw_toast_set_button_label (toast, change_id != 0 ? _ ("_Undo") : NULL);
  adw_toast_set_action_target_value (toast, change_id != 0 ? g_variant_new_int64 (change_id) : NULL);
  adw_toast_set_action_name (toast, change_id != 0 ? "win.undo-change" : NULL);
}

void
_mn_window_toast_file (MnWindow *self, const char *message, GFile *file, MnSession *session)
{
  g_autofree char *title = g_markup_escape_text (message, -1);
  AdwToast *toast = take_toast (self);

  adw_toast_set_title (toast, title);
  adw_toast_set_action_name (toast, NULL);
  adw_toast_set_button_label (toast, _ ("_Open Folder"));
  adw_toast_set_action_target_value (toast, g_variant_new_bytestring (g_file_peek_path (file)));
  adw_toast_set_action_name (toast, "win.show-folder");
}
