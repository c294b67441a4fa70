/* mn-search-button.c: a button that opens a search over a list
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-details-parts.h"
#include "mn-i18n.h"
#include "mn-money-parts.h"
#include "mn-search-button.h"

struct _MnSearchButton {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *popover;
  GtkWidget *box;
  GtkWidget *search;
  GtkWidget *scrolled;
  GtkWidget *list;
};

enum {
  FIND,
  CHOSEN,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (MnSearchButton, mn_search_button, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
fill (MnSearchButton *self)
{
  mn_money_list_clear (self->list);
  g_signal_emit (self, signals[FIND], 0, mn_search_button_get_typed (self));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
}

/* Nothing is looked for behind a closed popover. */
static void
search_changed_cb (GtkWidget *search, MnSearchButton *self)
{
  if (gtk_widget_get_visible (self->popover))
    fill (self);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, MnSearchButton *self)
{
  guint index = (guint)gtk_list_box_row_get_index (row);

  mn_search_button_close (self);
  g_signal_emit (self, signals[CHOSEN], 0, index);
}

static void
search_activate_cb (GtkWidget *search, MnSearchButton *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (row != NULL)
    row_activated_cb (GTK_LIST_BOX (self->list), row, self);
}

/* Down or up by one, and to where it is seen. */
static void
move (MnSearchButton *self, int step)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  double x, y;

  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), MAX (index + step, 0));
  if (row == NULL)
    return;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  if (gtk_widget_translate_coordinates (GTK_WIDGET (row), self->list, 0, 0, &x, &y))
    gtk_adjustment_clamp_page (adjustment, y, y + gtk_widget_get_allocated_height (GTK_WIDGET (row)));
}

static gboolean
search_key_cb (GtkEventControllerKey *controller, guint keyval, guint code, GdkModifierType state, MnSearchButton *self)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;
  move (self, keyval == GDK_KEY_Down ? 1 : -1);
  return GDK_EVENT_STOP;
}

static gboolean
button_key_cb (GtkEventControllerKey *controller, guint keyval, guint code, GdkModifierType state, MnSearchButton *self)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);
  char text[8] = "";

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || !g_unichar_isalnum (letter))
    return GDK_EVENT_PROPAGATE;
  text[g_unichar_to_utf8 (letter, text)] = '\0';
  mn_search_button_open (self, text);
  return GDK_EVENT_STOP;
}

static void
shown_cb (GtkWidget *popover, MnSearchButton *self)
{
  fill (self);
  gtk_widget_grab_focus (self->search);
}

static void
closed_cb (GtkWidget *popover, MnSearchButton *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

/* Making ----------------------------------------------------------------------------------------- */

static void
create_popover (MnSearchButton *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->popover = gtk_popover_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Type to search"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search"), -1);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), gtk_label_new (_ ("Nothing found")));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Found"), -1);
  gtk_widget_add_css_class (self->list, "mn-choices");
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->list);
  gtk_box_append (GTK_BOX (self->box), self->search);
  gtk_box_append (GTK_BOX (self->box), self->scrolled);
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->box);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), self->popover);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->search, keys);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  g_signal_connect (self->search, "changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect (self->search, "activate", G_CALLBACK (search_activate_cb), self);
  /* The entry takes Esc for itself, and the popover never sees it. */
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (mn_search_button_close), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect (self->popover, "show", G_CALLBACK (shown_cb), self);
  g_signal_connect (self->popover, "closed", G_CALLBACK (closed_cb), self);
}

static void
mn_search_button_dispose (GObject *object)
{
  MnSearchButton *self = MN_SEARCH_BUTTON (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (mn_search_button_parent_class)->dispose (object);
}

static gboolean
mn_search_button_grab_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* Shift+Tab on the button offers the focus to what is around it; taking it would keep it here for ever. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    return FALSE;
  return gtk_widget_grab_focus (MN_SEARCH_BUTTON (widget)->button);
}

static gboolean
mn_search_button_mnemonic_activate (GtkWidget *widget, gboolean group_cycling)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (MN_SEARCH_BUTTON (widget)->button));
  return TRUE;
}

static void
mn_search_button_class_init (MnSearchButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_search_button_dispose;
  widget_class->grab_focus = mn_search_button_grab_focus;
  /* What a row of a list does when it is activated. */
  widget_class->mnemonic_activate = mn_search_button_mnemonic_activate;
  signals[FIND] = g_signal_new ("find", MN_TYPE_SEARCH_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);
  signals[CHOSEN] = g_signal_new ("chosen", MN_TYPE_SEARCH_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mn_search_button_init (MnSearchButton *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  create_popover (self);
  self->button = gtk_menu_button_new ();
  self->label = mn_part_line ("–", NULL);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  /* The words at the left, as in the entries above and below; GTK would centre them. */
  gtk_widget_set_halign (gtk_widget_get_parent (self->label), GTK_ALIGN_FILL);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (button_key_cb), self);
  gtk_widget_add_controller (self->button, keys);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
mn_search_button_new (int width)
{
  MnSearchButton *self = g_object_new (MN_TYPE_SEARCH_BUTTON, NULL);

  gtk_widget_set_size_request (self->scrolled, width, 240);
  return GTK_WIDGET (self);
}

void
mn_search_button_set_label (MnSearchButton *self, const char *label)
{
  g_return_if_fail (MN_IS_SEARCH_BUTTON (self));
  gtk_label_set_label (GTK_LABEL (self->label), label);
}

GtkWidget *
mn_search_button_get_button (MnSearchButton *self)
{
  g_return_val_if_fail (MN_IS_SEARCH_BUTTON (self), NULL);
  return self->button;
}

void
mn_search_button_append (MnSearchButton *self, GtkWidget *child, const char *said)
{
  g_return_if_fail (MN_IS_SEARCH_BUTTON (self));

  gtk_list_box_append (GTK_LIST_BOX (self->list), child);
  if (said != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (child)), GTK_ACCESSIBLE_PROPERTY_LABEL, said,
                                    -1);
}

void
mn_search_button_set_foot (MnSearchButton *self, GtkWidget *foot)
{
  g_return_if_fail (MN_IS_SEARCH_BUTTON (self));
  gtk_box_append (GTK_BOX (self->box), foot);
}

const char *
mn_search_button_get_typed (MnSearchButton *self)
{
  g_return_val_if_fail (MN_IS_SEARCH_BUTTON (self), NULL);
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

void
mn_search_button_open (MnSearchButton *self, const char *text)
{
  g_return_if_fail (MN_IS_SEARCH_BUTTON (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
  gtk_widget_grab_focus (self->search);
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
}

void
mn_search_button_close (MnSearchButton *self)
{
  g_return_if_fail (MN_IS_SEARCH_BUTTON (self));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (self->button);
}
