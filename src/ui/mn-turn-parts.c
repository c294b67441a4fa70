/* mn-turn-parts.c: what the windows of the yearly turns have in common
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include <adwaita.h>

#include "mn-i18n.h"
#include "mn-turn-dialogs.h"

#define PROGRESS_MS 100

/* What such a window is made of; it hangs on the window. */
typedef struct {
  GtkWidget *content, *cancel, *write, *progress; /* borrowed */
  GCancellable *cancellable;                      /* while something is written */
} Frame;

static void
frame_free (gpointer data)
{
  Frame *frame = data;

  g_clear_object (&frame->cancellable);
  g_free (frame);
}

static Frame *
frame_of (GtkWindow *window)
{
  return g_object_get_data (G_OBJECT (window), "mn-turn-frame");
}

/* While something is written the window stays until that is taken back. */
static gboolean
close_request_cb (GtkWindow *window, Frame *frame)
{
  if (frame->cancellable == NULL)
    return FALSE;
  g_cancellable_cancel (frame->cancellable);
  gtk_widget_set_sensitive (frame->cancel, FALSE);
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (frame->progress), _ ("Stopping…"));
  return TRUE;
}

static void
bind_keys (GtkWidget *window, GtkWidget *write_button)
{
  static const struct {
    guint key;
    GdkModifierType modifiers;
    const char *action; /* NULL: the main button */
  } keys[] = { { GDK_KEY_Escape, 0, "window.close" },
               { GDK_KEY_w, GDK_CONTROL_MASK, "window.close" },
               { GDK_KEY_s, GDK_CONTROL_MASK, NULL },
               { GDK_KEY_Return, GDK_CONTROL_MASK, NULL },
               { GDK_KEY_KP_Enter, GDK_CONTROL_MASK, NULL } };

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *widget = i == 0 ? window : write_button;
      GtkEventController *controller = gtk_shortcut_controller_new ();

      if (i == 1)
        {
          /* Before a text that is being written takes Enter for itself. */
          gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
          gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
        }
      for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
        if ((keys[k].action == NULL) == (i == 1))
          gtk_shortcut_controller_add_shortcut (
              GTK_SHORTCUT_CONTROLLER (controller),
              gtk_shortcut_new (gtk_keyval_trigger_new (keys[k].key, keys[k].modifiers),
                                keys[k].action != NULL ? gtk_named_action_new (keys[k].action)
                                                       : g_object_ref (gtk_activate_action_get ())));
      gtk_widget_add_controller (widget, controller);
    }
}

static GtkWidget *
create_header (Frame *frame, const char *title)
{
  GtkWidget *header = gtk_header_bar_new ();

  frame->cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  frame->write = gtk_button_new_with_mnemonic (_ ("_Write"));
  gtk_widget_add_css_class (frame->write, "mn-main-button");
  gtk_widget_set_tooltip_text (frame->write, _ ("Write (Ctrl+S)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (frame->cancel), "window.close");
  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (header), FALSE);
  gtk_header_bar_set_title_widget (GTK_HEADER_BAR (header), adw_window_title_new (title, NULL));
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), frame->cancel);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), frame->write);
  return header;
}

GtkWindow *
mn_turn_window (GtkWidget *parent, const char *title, GtkWidget *content, GtkWidget **write_button, int width,
                int height)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Frame *frame = g_new0 (Frame, 1);

  g_object_set_data_full (G_OBJECT (window), "mn-turn-frame", frame, frame_free);
  gtk_box_append (GTK_BOX (box), create_header (frame, title));
  frame->progress = gtk_progress_bar_new ();
  gtk_progress_bar_set_show_text (GTK_PROGRESS_BAR (frame->progress), TRUE);
  gtk_widget_add_css_class (frame->progress, "mn-form");
  gtk_widget_set_visible (frame->progress, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (frame->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Writing…"), -1);
  gtk_box_append (GTK_BOX (box), frame->progress);
  frame->content = content;
  gtk_box_append (GTK_BOX (box), content);
  gtk_widget_set_vexpand (content, TRUE);
  adw_window_set_content (ADW_WINDOW (window), box);
  bind_keys (window, frame->write);
  g_signal_connect (window, "close-request", G_CALLBACK (close_request_cb), frame);
  gtk_window_set_title (GTK_WINDOW (window), title);
  /* On a small screen the buttons at the foot must not be below it. */
  if (gtk_widget_get_height (GTK_WIDGET (gtk_widget_get_root (parent))) > 0)
    height = MIN (height, gtk_widget_get_height (GTK_WIDGET (gtk_widget_get_root (parent))));
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (parent)));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  *write_button = frame->write;
  return GTK_WINDOW (window);
}

GtkWidget *
mn_turn_entry (GtkBox *box, const char *label, const char *text, int width)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *name = gtk_label_new (label);

  gtk_widget_add_css_class (name, "mn-secondary");
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (box, name);
  gtk_box_append (box, entry);
  return entry;
}

/* Writing ---------------------------------------------------------------------------------------- */

typedef struct {
  MnSession *session;
  GtkWindow *window; /* owned: the plan is its */
  GtkLabel *problem; /* weak */
  const int *written;
  guint total;
  guint tick;
  char *done;
} Write;

static void
write_free (Write *write)
{
  g_clear_handle_id (&write->tick, g_source_remove);
  g_clear_weak_pointer (&write->problem);
  g_object_unref (write->window);
  g_object_unref (write->session);
  g_free (write->done);
  g_free (write);
}

static gboolean
tick_cb (gpointer data)
{
  Write *write = data;
  GtkProgressBar *bar = GTK_PROGRESS_BAR (frame_of (write->window)->progress);
  guint written = MIN ((guint)g_atomic_int_get (write->written), write->total);
  g_autofree char *so_far = mn_number_format (written), *all = mn_number_format (write->total);
  g_autofree char *text = g_strdup_printf (_ ("Writing… %s of %s"), so_far, all);

  if (write->total > 0)
    gtk_progress_bar_set_fraction (bar, (double)written / write->total);
  if (!g_cancellable_is_cancelled (frame_of (write->window)->cancellable))
    gtk_progress_bar_set_text (bar, text);
  return G_SOURCE_CONTINUE;
}

static void
set_writing (GtkWindow *window, gboolean writing)
{
  Frame *frame = frame_of (window);

  g_clear_object (&frame->cancellable);
  if (writing)
    frame->cancellable = g_cancellable_new ();
  gtk_button_set_label (GTK_BUTTON (frame->cancel), writing ? _ ("_Stop") : _ ("_Cancel"));
  gtk_widget_set_sensitive (frame->cancel, TRUE);
  /* GTK warns of an entry that has the focus when it is put out of reach. */
  if (writing)
    gtk_widget_grab_focus (frame->cancel);
  gtk_widget_set_sensitive (frame->write, !writing);
  gtk_widget_set_sensitive (frame->content, !writing);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (frame->progress), 0);
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (frame->progress), _ ("Writing…"));
  gtk_widget_set_visible (frame->progress, writing);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Write *write = user_data;
  g_autoptr (GError) error = NULL;
  gboolean alive = write->problem != NULL; /* the window was not closed with its parent */
  gint64 change = 0;
  gboolean written = mn_store_write_finish (MN_STORE (source), result, &change, &error);
  gboolean stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_handle_id (&write->tick, g_source_remove);
  if (alive)
    set_writing (write->window, FALSE);
  if (written)
    mn_session_toast_undo (write->session, change != 0 ? write->done : _ ("There was nothing to write."), change);
  else if (stopped)
    mn_session_toast (write->session, _ ("Stopped: nothing was written."));
  else if (alive)
    gtk_label_set_label (write->problem, error->message);
  else
    mn_session_toast_error (write->session, error);
  if (alive && (written || stopped))
    gtk_window_destroy (write->window);
  write_free (write);
}

void
mn_turn_write (MnSession *session, GtkWindow *window, GtkLabel *problem, MnWriteFunc func, gpointer plan,
               const int *written, guint total, const char *done)
{
  Write *write = g_new0 (Write, 1);

  write->session = g_object_ref (session);
  write->window = g_object_ref (window);
  write->written = written;
  write->total = total;
  write->done = g_strdup (done);
  g_set_weak_pointer (&write->problem, problem);
  gtk_label_set_label (problem, "");
  set_writing (window, TRUE);
  write->tick = g_timeout_add (PROGRESS_MS, tick_cb, write);
  mn_store_write_async (mn_register_get_store (mn_session_get_register (session)), "edit", func, plan, NULL,
                        frame_of (window)->cancellable, written_cb, write);
}
