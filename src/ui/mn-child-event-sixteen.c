/* mn-child-event-sixteen.c: the children who turn 16 in a month, and what ends with it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-child-event-sixteen.h"

#include "mn-child-event-ending.h"
#include "mn-child-event-frame.h"
#include "mn-details-parts.h"
#include "mn-i18n.h"

struct _MnChildEventSixteen {
  AdwWindow parent_instance;

  MnChildEventFrame frame;
  GtkWidget *month_label;
  GtkWidget *list;

  /* Owned */
  MnSession *session;
  GPtrArray *children; /* of MnSixteen: the check buttons write into them */

  MnDate month; /* its first day */
  guint saving : 1;
};

G_DEFINE_FINAL_TYPE (MnChildEventSixteen, mn_child_event_sixteen, ADW_TYPE_WINDOW)

typedef struct {
  GPtrArray *children;
  MnDate working_date;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_ptr_array_unref (job->children);
  g_free (job);
}

/* Showing ---------------------------------------------------------------------------------------- */

static void
add_child (MnChildEventSixteen *self, const MnSixteen *sixteen)
{
  g_autofree char *day = mn_date_format (sixteen->birthday), *born = mn_date_format (sixteen->birth);
  g_autofree char *name = g_strdup_printf ("%s, %s", sixteen->name, born);
  g_autofree char *when = g_strdup_printf (_ ("16 years old on %s"), day);
  GtkWidget *title = mn_part_label (name, "mn-title");

  gtk_widget_set_margin_top (title, 8);
  gtk_box_append (GTK_BOX (self->list), title);
  gtk_box_append (GTK_BOX (self->list), mn_part_label (when, "mn-secondary"));
  if (sixteen->endings->len == 0)
    gtk_box_append (GTK_BOX (self->list), mn_part_label (_ ("Nothing ends."), "mn-secondary"));
  for (guint i = 0; i < sixteen->endings->len; i++)
    gtk_box_append (GTK_BOX (self->list), mn_child_event_ending_new (g_ptr_array_index (sixteen->endings, i)));
}

static void
show_month (MnChildEventSixteen *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (_ ("%02d/%d"), self->month.month, self->month.year);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  gtk_label_set_label (GTK_LABEL (self->month_label), text);
  self->children = mn_child_event_sixteens (mn_session_get_reader (self->session), self->month,
                                            mn_date_month_end (self->month), &error);
  mn_child_event_frame_notice (&self->frame, self->children == NULL ? error->message : NULL);
  if (self->children == NULL)
    return;
  if (self->children->len == 0)
    gtk_box_append (GTK_BOX (self->list), mn_part_label (_ ("Nobody turns 16 in this month."), "mn-secondary"));
  for (guint i = 0; i < self->children->len; i++)
    add_child (self, g_ptr_array_index (self->children, i));
}

/* Actions ---------------------------------------------------------------------------------------- */

static void
month_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnChildEventSixteen *self = MN_CHILD_EVENT_SIXTEEN (widget);

  if (self->saving)
    return;
  self->month = mn_date_add_months (self->month, g_str_has_suffix (name, "next") ? 1 : -1);
  show_month (self);
}

static gboolean
write_cb (MnTransaction *transaction, gpointer data, GError **error)
{
  Job *job = data;

  return mn_child_event_write_sixteens (transaction, job->children, job->working_date, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MnChildEventSixteen) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 change_id = 0;

  self->saving = FALSE;
  gtk_widget_set_sensitive (self->frame.content, TRUE);
  if (!mn_store_write_finish (MN_STORE (source), result, &change_id, &error))
    {
      mn_child_event_frame_notice (&self->frame, error->message);
      return;
    }
  mn_session_toast_undo (self->session, change_id != 0 ? _ ("Recorded: turning 16") : _ ("Nothing was changed."),
                         change_id);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnChildEventSixteen *self = MN_CHILD_EVENT_SIXTEEN (widget);
  Job *job;

  if (self->saving || self->children == NULL)
    return;
  for (guint i = 0; i < self->children->len; i++)
    {
      MnSixteen *sixteen = g_ptr_array_index (self->children, i);

      sixteen->chosen = FALSE;
      for (guint j = 0; j < sixteen->endings->len; j++)
        sixteen->chosen |= ((MnLifeEnding *)g_ptr_array_index (sixteen->endings, j))->chosen;
    }
  job = g_new0 (Job, 1);
  job->children = g_ptr_array_ref (self->children);
  job->working_date = mn_session_get_working_date (self->session);
  self->saving = TRUE;
  gtk_root_set_focus (GTK_ROOT (self), NULL);
  gtk_widget_set_sensitive (self->frame.content, FALSE);
  mn_store_write_async (mn_register_get_store (mn_session_get_register (self->session)), "edit", write_cb, job,
                        job_free, NULL, written_cb, g_object_ref (self));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!MN_CHILD_EVENT_SIXTEEN (widget)->saving)
    gtk_window_destroy (GTK_WINDOW (widget));
}

/* Making ----------------------------------------------------------------------------------------- */

static void
mn_child_event_sixteen_finalize (GObject *object)
{
  MnChildEventSixteen *self = MN_CHILD_EVENT_SIXTEEN (object);

  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mn_child_event_sixteen_parent_class)->finalize (object);
}

static void
mn_child_event_sixteen_class_init (MnChildEventSixteenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mn_child_event_sixteen_finalize;
  gtk_widget_class_install_action (widget_class, "event.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "event.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "event.next", NULL, month_action);
  gtk_widget_class_install_action (widget_class, "event.previous", NULL, month_action);
  mn_child_event_frame_bind_keys (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "event.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "event.previous", NULL);
}

static GtkWidget *
new_button (const char *icon, const char *action, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
mn_child_event_sixteen_init (MnChildEventSixteen *self)
{
  GtkWidget *months = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  mn_child_event_frame_build (ADW_WINDOW (self), &self->frame);
  self->month_label = mn_part_line (NULL, "mn-title");
  gtk_box_append (GTK_BOX (months),
                  new_button ("go-previous-symbolic", "event.previous", _ ("Previous month (Page Up)")));
  gtk_box_append (GTK_BOX (months), self->month_label);
  gtk_box_append (GTK_BOX (months), new_button ("go-next-symbolic", "event.next", _ ("Next month (Page Down)")));
  gtk_box_append (GTK_BOX (self->frame.content), months);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (self->frame.content), self->list);
}

GtkWindow *
mn_child_event_sixteen_present (MnSession *session, GtkWidget *parent)
{
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;
  MnChildEventSixteen *self;

  g_return_val_if_fail (MN_IS_SESSION (session), NULL);

  self = g_object_new (MN_TYPE_CHILD_EVENT_SIXTEEN, "modal", TRUE, "transient-for", GTK_IS_WINDOW (root) ? root : NULL,
                       NULL);
  self->session = g_object_ref (session);
  self->month = mn_date_month_start (mn_session_get_working_date (session));
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->frame.title), _ ("Turning 16"));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Turning 16"));
  gtk_widget_set_visible (self->frame.save, !mn_session_is_read_only (session));
  show_month (self);
  gtk_window_set_default_size (GTK_WINDOW (self), 560, -1);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WINDOW (self);
}

GPtrArray *
mn_child_event_sixteen_get_children (MnChildEventSixteen *self)
{
  g_return_val_if_fail (MN_IS_CHILD_EVENT_SIXTEEN (self), NULL);
  return self->children;
}
