/* mn-cross-bar.c: of which days, and in which shares, a cross table is wanted
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-cross-bar.h"

#include "mn-day-entry.h"
#include "mn-i18n.h"

struct _MnCrossBar {
  GtkWidget parent_instance;

  GtkWidget *flow;    /* two lines of them where one has no room */
  GtkWidget *box;     /* what is asked */
  GtkWidget *buttons; /* what is done with the answer */
  GtkWidget *on;
  GtkWidget *units_on;
  GtkWidget *share;
  GtkWidget *spinner; /* turns while something is worked on */

  MnDate working_date;
  MnDate unit_day; /* by whose units everything is shown; not set: the day that is counted on */
};

enum {
  DAYS_CHANGED,
  SHARE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnCrossBar, mn_cross_bar, GTK_TYPE_WIDGET)

/* The units' usual day goes along with the day that is counted on. */
static void
show_usual (MnCrossBar *self)
{
  mn_day_entry_set_usual (MN_DAY_ENTRY (self->on), self->working_date);
  mn_day_entry_set_usual (MN_DAY_ENTRY (self->units_on),
                          mn_date_is_set (self->unit_day) ? self->unit_day : mn_cross_bar_get_on (self));
}

static void
day_changed_cb (MnCrossBar *self)
{
  show_usual (self);
  g_signal_emit (self, signals[DAYS_CHANGED], 0);
}

static void
share_cb (MnCrossBar *self)
{
  g_signal_emit (self, signals[SHARE_CHANGED], 0);
}

static GtkWidget *
add_day (MnCrossBar *self, const char *label, const char *hint)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = mn_day_entry_new (label, hint);

  g_signal_connect_swapped (entry, "day-changed", G_CALLBACK (day_changed_cb), self);
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (self->box), box);
  return entry;
}

static void
add_share (MnCrossBar *self)
{
  const char *const labels[] = { _ ("Counts only"),           _ ("Share of the row"),        _ ("Share of the column"),
                                 _ ("Share of all children"), _ ("Share of the population"), NULL };

  self->share = gtk_drop_down_new_from_strings (labels);
  gtk_widget_set_valign (self->share, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->share), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Shares"), -1);
  g_signal_connect_swapped (self->share, "notify::selected", G_CALLBACK (share_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->share);
}

static void
add_button (MnCrossBar *self, const char *icon, const char *label, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static void
mn_cross_bar_dispose (GObject *object)
{
  g_clear_pointer (&MN_CROSS_BAR (object)->flow, gtk_widget_unparent);

  G_OBJECT_CLASS (mn_cross_bar_parent_class)->dispose (object);
}

static void
mn_cross_bar_class_init (MnCrossBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_cross_bar_dispose;
  signals[DAYS_CHANGED]
      = g_signal_new ("days-changed", MN_TYPE_CROSS_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SHARE_CHANGED]
      = g_signal_new ("share-changed", MN_TYPE_CROSS_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
make_flow (MnCrossBar *self)
{
  self->flow = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->flow), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->flow), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->flow), 6);
  gtk_widget_add_css_class (self->flow, "mn-bar");
  gtk_widget_set_margin_start (self->flow, 0);
  gtk_flow_box_append (GTK_FLOW_BOX (self->flow), self->box);
  gtk_flow_box_append (GTK_FLOW_BOX (self->flow), self->buttons);
  /* Tab goes to what is inside. */
  for (int i = 0; i < 2; i++)
    gtk_widget_set_focusable (GTK_WIDGET (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->flow), i)), FALSE);
  gtk_widget_set_parent (self->flow, GTK_WIDGET (self));
}

static void
mn_cross_bar_init (MnCrossBar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_halign (self->buttons, GTK_ALIGN_END);
  self->on = add_day (self, _ ("Counted on"), _ ("Day, month and year; empty: the working date"));
  self->units_on
      = add_day (self, _ ("By the units of"),
                 _ ("The day whose communes the children are counted by; empty: the day they are counted on"));
  add_share (self);
  self->spinner = gtk_spinner_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Counting"), -1);
  gtk_box_append (GTK_BOX (self->box), self->spinner);
  add_button (self, "object-rotate-right-symbolic", _ ("Swap"), _ ("Swap rows and columns (Ctrl+Shift+X)"),
              "cross.swap");
  add_button (self, "edit-copy-symbolic", _ ("Copy as text"), _ ("Copy as text for a message (Ctrl+Shift+C)"),
              "cross.copy");
  add_button (self, "document-save-symbolic", _ ("Spreadsheet"), _ ("Save as a spreadsheet (Ctrl+Shift+E)"),
              "win.export");
  make_flow (self);
}

GtkWidget *
mn_cross_bar_new (MnDate working_date)
{
  MnCrossBar *self = g_object_new (MN_TYPE_CROSS_BAR, NULL);

  mn_cross_bar_set_working_date (self, working_date);
  return GTK_WIDGET (self);
}

gboolean
mn_cross_bar_set_working_date (MnCrossBar *self, MnDate working_date)
{
  g_return_val_if_fail (MN_IS_CROSS_BAR (self), FALSE);
  self->working_date = working_date;
  show_usual (self);
  return !mn_date_is_set (mn_day_entry_get_day (MN_DAY_ENTRY (self->on)));
}

gboolean
mn_cross_bar_set_unit_day (MnCrossBar *self, MnDate day)
{
  g_return_val_if_fail (MN_IS_CROSS_BAR (self), FALSE);
  self->unit_day = day;
  show_usual (self);
  return !mn_date_is_set (mn_day_entry_get_day (MN_DAY_ENTRY (self->units_on)));
}

void
mn_cross_bar_set_busy (MnCrossBar *self, gboolean busy)
{
  g_return_if_fail (MN_IS_CROSS_BAR (self));
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
}

gboolean
mn_cross_bar_set_on (MnCrossBar *self, const char *text)
{
  g_return_val_if_fail (MN_IS_CROSS_BAR (self), FALSE);
  return mn_day_entry_set_text (MN_DAY_ENTRY (self->on), text);
}

gboolean
mn_cross_bar_set_units_on (MnCrossBar *self, const char *text)
{
  g_return_val_if_fail (MN_IS_CROSS_BAR (self), FALSE);
  return mn_day_entry_set_text (MN_DAY_ENTRY (self->units_on), text);
}

void
mn_cross_bar_set_share (MnCrossBar *self, MnCrossShare share)
{
  g_return_if_fail (MN_IS_CROSS_BAR (self));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->share), share);
}

MnDate
mn_cross_bar_get_on (MnCrossBar *self)
{
  MnDate typed = mn_day_entry_get_day (MN_DAY_ENTRY (self->on));

  return mn_date_is_set (typed) ? typed : self->working_date;
}

MnDate
mn_cross_bar_get_units_on (MnCrossBar *self)
{
  MnDate typed = mn_day_entry_get_day (MN_DAY_ENTRY (self->units_on));

  return mn_date_is_set (typed) ? typed : mn_date_is_set (self->unit_day) ? self->unit_day : mn_cross_bar_get_on (self);
}

MnCrossShare
mn_cross_bar_get_share (MnCrossBar *self)
{
  return (MnCrossShare)MIN (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->share)), MN_N_CROSS_SHARES - 1);
}
