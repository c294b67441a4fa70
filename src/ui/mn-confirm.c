/* mn-confirm.c: a question with two answers
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-confirm.h"

struct _MnConfirm {
  AdwWindow parent_instance;

  GtkWidget *words;
  GtkWidget *buttons;
  MnConfirmFunc func; /* NULL once told */
  gpointer user_data;
  guint idle_id;
  gboolean confirmed;
};

G_DEFINE_FINAL_TYPE (MnConfirm, mn_confirm, ADW_TYPE_WINDOW)

static gboolean
destroy_cb (gpointer data)
{
  MnConfirm *self = data;

  self->idle_id = 0;
  gtk_window_destroy (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

/* Not at once: the button is still being released, and the answer may destroy what is above it. */
static void
answer (MnConfirm *self, gboolean confirmed)
{
  if (self->idle_id != 0)
    return;
  self->confirmed = confirmed;
  self->idle_id = g_idle_add (destroy_cb, self);
}

static void
answer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  answer (MN_CONFIRM (widget), g_str_equal (name, "confirm.accept"));
}

static gboolean
mn_confirm_close_request (GtkWindow *window)
{
  answer (MN_CONFIRM (window), FALSE);
  return GDK_EVENT_STOP;
}

static void
mn_confirm_dispose (GObject *object)
{
  MnConfirm *self = MN_CONFIRM (object);
  MnConfirmFunc func = self->func;

  self->func = NULL;
  g_clear_handle_id (&self->idle_id, g_source_remove);
  G_OBJECT_CLASS (mn_confirm_parent_class)->dispose (object);
  if (func != NULL)
    func (self->confirmed, self->user_data);
}

static void
mn_confirm_class_init (MnConfirmClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_confirm_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = mn_confirm_close_request;
  gtk_widget_class_install_action (widget_class, "confirm.accept", NULL, answer_action);
  gtk_widget_class_install_action (widget_class, "confirm.cancel", NULL, answer_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "confirm.cancel", NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT_DIALOG);
}

static void
mn_confirm_init (MnConfirm *self)
{
  GtkWidget *handle = gtk_window_handle_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_set_homogeneous (GTK_BOX (self->buttons), TRUE);
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_box_append (GTK_BOX (box), self->buttons);
  gtk_widget_add_css_class (box, "mn-confirm");
  gtk_window_handle_set_child (GTK_WINDOW_HANDLE (handle), box);
  adw_window_set_content (ADW_WINDOW (self), handle);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_resizable (GTK_WINDOW (self), FALSE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
}

static GtkWidget *
add_words (MnConfirm *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (label), 36);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->words), label);
  return label;
}

static GtkWidget *
add_button (MnConfirm *self, const char *label, const char *action, const char *css_class)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  gtk_box_append (GTK_BOX (self->buttons), button);
  return button;
}

void
mn_confirm_present (GtkWindow *parent, const char *heading, const char *body, const char *cancel_label,
                    const char *confirm_label, gboolean destructive, MnConfirmFunc func, gpointer user_data)
{
  MnConfirm *self;
  GtkWidget *words, *cancel, *confirm;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (func != NULL);

  self = g_object_new (MN_TYPE_CONFIRM, "transient-for", parent, "title", heading, NULL);
  self->func = func;
  self->user_data = user_data;
  add_words (self, heading, "title-2");
  words = add_words (self, body, NULL);
  cancel = add_button (self, cancel_label, "confirm.cancel", NULL);
  confirm = add_button (self, confirm_label, "confirm.accept", destructive ? "destructive-action" : "suggested-action");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, words, NULL, -1);
  gtk_window_set_default_widget (GTK_WINDOW (self), destructive ? cancel : confirm);
  gtk_window_set_focus (GTK_WINDOW (self), destructive ? cancel : confirm);
  gtk_window_present (GTK_WINDOW (self));
}
