/* mn-day-entry.c: a day to type, or none for the usual one
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-day-entry.h"

#include "mn-details-parts.h"
#include "mn-i18n.h"

#define DELAY_MS 200

struct _MnDayEntry {
  GtkWidget parent_instance;

  GtkWidget *entry;
  GtkWidget *problem;

  MnDate day;
  guint delay_id;
};

enum {
  DAY_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnDayEntry, mn_day_entry, GTK_TYPE_WIDGET)

static gboolean
apply (MnDayEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GError) error = NULL;
  const char *problem = NULL;
  MnDate day = MN_DATE_NONE;

  if (*text != '\0' && !mn_date_parse (text, &day, &error))
    problem = error->message;
  else if (*text != '\0' && !mn_date_is_full (day))
    problem = _ ("The day, the month and the year are needed.");
  gtk_label_set_label (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (problem != NULL || mn_date_compare (day, self->day) == 0)
    return problem == NULL;
  self->day = day;
  g_signal_emit (self, signals[DAY_CHANGED], 0);
  return TRUE;
}

static gboolean
delay_cb (gpointer data)
{
  MnDayEntry *self = data;

  self->delay_id = 0;
  apply (self);
  return G_SOURCE_REMOVE;
}

/* A text that takes the place of another is none for a moment: that moment is no question. */
static void
changed_cb (MnDayEntry *self)
{
  g_clear_handle_id (&self->delay_id, g_source_remove);
  self->delay_id = g_timeout_add (DELAY_MS, delay_cb, self);
}

static gboolean
mn_day_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MN_DAY_ENTRY (widget)->entry);
}

static void
mn_day_entry_dispose (GObject *object)
{
  MnDayEntry *self = MN_DAY_ENTRY (object);

  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->problem, gtk_widget_unparent);
  G_OBJECT_CLASS (mn_day_entry_parent_class)->dispose (object);
}

static void
mn_day_entry_class_init (MnDayEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_day_entry_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = mn_day_entry_grab_focus;
  signals[DAY_CHANGED]
      = g_signal_new ("day-changed", MN_TYPE_DAY_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
mn_day_entry_init (MnDayEntry *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  /* What is wrong stands below the day, whole: beside it there is never room. */
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 11);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 11);
  gtk_widget_set_valign (self->entry, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (self->entry, GTK_ALIGN_START);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  self->problem = mn_part_label ("", "mn-form-problem");
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (self->problem), 24);
  gtk_label_set_max_width_chars (GTK_LABEL (self->problem), 30);
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));
}

GtkWidget *
mn_day_entry_new (const char *label, const char *hint)
{
  MnDayEntry *self = g_object_new (MN_TYPE_DAY_ENTRY, NULL);

  gtk_widget_set_tooltip_text (self->entry, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

void
mn_day_entry_set_usual (MnDayEntry *self, MnDate day)
{
  g_autofree char *text = mn_date_format (day);

  g_return_if_fail (MN_IS_DAY_ENTRY (self));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), text);
}

gboolean
mn_day_entry_set_text (MnDayEntry *self, const char *text)
{
  g_return_val_if_fail (MN_IS_DAY_ENTRY (self), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  g_clear_handle_id (&self->delay_id, g_source_remove);
  return apply (self);
}

MnDate
mn_day_entry_get_day (MnDayEntry *self)
{
  g_return_val_if_fail (MN_IS_DAY_ENTRY (self), MN_DATE_NONE);
  return self->day;
}
