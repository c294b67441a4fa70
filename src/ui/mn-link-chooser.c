/* mn-link-chooser.c: a button that opens a search over the rows a field may link to
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-link-chooser.h"
#include "mn-link-offer.h"
#include "mn-record-form.h"

struct _MnLinkChooser {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *button;
  GtkWidget *button_label;
  GtkWidget *clear;
  GtkWidget *popover;
  GtkWidget *search;
  GtkWidget *list;
  GtkWidget *add;

  /* Owned */
  MnSession *session;
  MnRecord *record;
  GArray *offered; /* of gint64, as in the list */

  /* Borrowed */
  const MnField *field;
  const MnEntity *target;

  gint64 row_id;
};

enum {
  CHOSEN,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (MnLinkChooser, mn_link_chooser, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static MnLinkOffer
offer_of (MnLinkChooser *self)
{
  return (MnLinkOffer) { self->session, self->record, self->target };
}

/* The list ---------------------------------------------------------------------------------------- */

static void
fill_list (MnLinkChooser *self)
{
  const MnLinkOffer offer = offer_of (self);
  g_autoptr (GPtrArray) rows = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL && GTK_IS_LIST_BOX_ROW (child))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  mn_link_offer_find (&offer, gtk_editable_get_text (GTK_EDITABLE (self->search)), self->offered);
  rows = mn_query_fetch (self->target, mn_session_get_reader (self->session),
                         (const gint64 *)(void *)self->offered->data, self->offered->len, NULL);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (g_ptr_array_index (rows, i) != NULL)
      gtk_list_box_append (GTK_LIST_BOX (self->list), mn_link_offer_create_row (&offer, g_ptr_array_index (rows, i)));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
}

/* A household chosen says where the child lives, unless that was said already. */
static void
fill_from_household (MnLinkChooser *self, gint64 row_id)
{
  g_autoptr (MnRecord) household = NULL;

  if (strcmp (self->target->name, "household") != 0 || mn_entity_field (mn_record_get_entity (self->record), "unit") < 0
      || mn_entity_field (mn_record_get_entity (self->record), "village") < 0)
    return;
  household = mn_record_load (mn_session_get_reader (self->session), self->target, row_id, NULL);
  if (household == NULL)
    return;
  if (!mn_record_is_set (self->record, "unit"))
    mn_record_set_integer (self->record, "unit", mn_record_get_integer (household, "unit"));
  if (!mn_record_is_set (self->record, "village") && mn_record_is_set (household, "village"))
    mn_record_set_integer (self->record, "village", mn_record_get_integer (household, "village"));
}

static void
choose (MnLinkChooser *self, gint64 row_id)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  mn_link_chooser_set_row (self, row_id);
  g_signal_emit (self, signals[CHOSEN], 0, row_id);
  if (row_id != 0)
    fill_from_household (self, row_id);
  gtk_widget_grab_focus (self->button);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, MnLinkChooser *self)
{
  guint index = (guint)gtk_list_box_row_get_index (row);

  if (index < self->offered->len)
    choose (self, g_array_index (self->offered, gint64, index));
}

static void
search_activate_cb (GtkWidget *search, MnLinkChooser *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (row != NULL)
    row_activated_cb (GTK_LIST_BOX (self->list), row, self);
}

/* The entry takes Esc for itself, and the popover never sees it. */
static void
stop_search_cb (GtkWidget *search, MnLinkChooser *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (self->button);
}

/* The focus stays in the entry; the arrows move in the list below it. */
static gboolean
search_key_cb (GtkEventControllerKey *controller, guint keyval, guint code, GdkModifierType state, MnLinkChooser *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  GtkListBoxRow *next;

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;
  next = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list),
                                        keyval == GDK_KEY_Down ? index + 1 : MAX (index - 1, 0));
  if (next != NULL)
    {
      GtkWidget *viewport = gtk_widget_get_ancestor (self->list, GTK_TYPE_SCROLLED_WINDOW);
      GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (viewport));
      double x, y;

      gtk_list_box_select_row (GTK_LIST_BOX (self->list), next);
      if (gtk_widget_translate_coordinates (GTK_WIDGET (next), self->list, 0, 0, &x, &y))
        gtk_adjustment_clamp_page (adjustment, y, y + gtk_widget_get_allocated_height (GTK_WIDGET (next)));
    }
  return GDK_EVENT_STOP;
}

static gboolean
button_key_cb (GtkEventControllerKey *controller, guint keyval, guint code, GdkModifierType state, MnLinkChooser *self)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);
  char text[8] = "";

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_BackSpace)
    {
      if (gtk_widget_get_visible (self->clear))
        choose (self, 0);
      return GDK_EVENT_STOP;
    }
  if (letter == 0 || !g_unichar_isalnum (letter))
    return GDK_EVENT_PROPAGATE;
  g_unichar_to_utf8 (letter, text);
  mn_link_chooser_open (self, text);
  return GDK_EVENT_STOP;
}

static void
saved_cb (gint64 row_id, gpointer user_data)
{
  choose (user_data, row_id);
}

static void
add_clicked_cb (GtkButton *button, MnLinkChooser *self)
{
  g_autoptr (MnRecord) preset = mn_record_new (self->target);
  const MnLinkOffer offer = offer_of (self);
  gint64 unit = mn_link_offer_get_unit (&offer);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (unit != 0)
    mn_record_set_integer (preset, "unit", unit);
  if (unit != 0 && mn_entity_field (self->target, "village") >= 0
      && mn_entity_field (mn_record_get_entity (self->record), "village") >= 0
      && mn_record_is_set (self->record, "village"))
    mn_record_set_integer (preset, "village", mn_record_get_integer (self->record, "village"));
  if (self->target->label_field >= 0 && *typed != '\0')
    mn_record_type (preset, (guint)self->target->label_field, typed, NULL);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  mn_record_form_present_full (self->session, GTK_WIDGET (self), self->target, 0, g_steal_pointer (&preset), saved_cb,
                               g_object_ref (self), g_object_unref);
}

/* Another commune: its villages are other ones, and the one chosen is not among them. */
static void
unit_changed_cb (MnRecord *record, guint field, MnLinkChooser *self)
{
  g_autoptr (MnRecord) row = NULL;
  const MnLinkOffer offer = offer_of (self);
  gint64 unit = mn_link_offer_get_unit (&offer);

  if (self->row_id == 0 || unit == 0)
    return;
  row = mn_record_load (mn_session_get_reader (self->session), self->target, self->row_id, NULL);
  if (row != NULL && mn_record_get_integer (row, "unit") != unit)
    {
      mn_link_chooser_set_row (self, 0);
      g_signal_emit (self, signals[CHOSEN], 0, (gint64)0);
    }
}

static void
popover_shown_cb (GtkWidget *popover, MnLinkChooser *self)
{
  fill_list (self);
  gtk_widget_grab_focus (self->search);
}

static void
create_popover (MnLinkChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->popover = gtk_popover_new ();
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Type to search"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search"), -1);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), gtk_label_new (_ ("Nothing found")));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Found"), -1);
  gtk_widget_add_css_class (self->list, "mn-choices");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_widget_set_size_request (scrolled, 340, 240);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scrolled);
  self->add = gtk_button_new_with_label (_ ("Add new…"));
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), self->add);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);

  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), self->popover);
  gtk_widget_add_controller (self->search, keys);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (fill_list), self);
  g_signal_connect (self->search, "activate", G_CALLBACK (search_activate_cb), self);
  g_signal_connect (self->search, "stop-search", G_CALLBACK (stop_search_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect (self->add, "clicked", G_CALLBACK (add_clicked_cb), self);
  g_signal_connect (self->popover, "show", G_CALLBACK (popover_shown_cb), self);
}

static void
mn_link_chooser_dispose (GObject *object)
{
  MnLinkChooser *self = MN_LINK_CHOOSER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->record);
  g_clear_object (&self->session);
  g_clear_pointer (&self->offered, g_array_unref);
  G_OBJECT_CLASS (mn_link_chooser_parent_class)->dispose (object);
}

static void
mn_link_chooser_class_init (MnLinkChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_link_chooser_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", MN_TYPE_LINK_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
clear_clicked_cb (GtkButton *button, MnLinkChooser *self)
{
  choose (self, 0);
}

static void
mn_link_chooser_init (MnLinkChooser *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->offered = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  create_popover (self);
  self->button = gtk_menu_button_new ();
  self->button_label = gtk_label_new ("–");
  gtk_label_set_xalign (GTK_LABEL (self->button_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->button_label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->button_label, TRUE);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->button_label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  /* The words at the left, as in the entries above and below; GTK would centre them. */
  gtk_widget_set_halign (gtk_widget_get_parent (self->button_label), GTK_ALIGN_FILL);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_set_hexpand (self->button, TRUE);
  gtk_widget_add_css_class (self->button, "mn-link");
  g_signal_connect (keys, "key-pressed", G_CALLBACK (button_key_cb), self);
  gtk_widget_add_controller (self->button, keys);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));

  self->clear = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_set_tooltip_text (self->clear, _ ("Clear"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Clear"), -1);
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_widget_add_css_class (self->clear, "mn-small");
  gtk_widget_set_valign (self->clear, GTK_ALIGN_CENTER);
  /* Tab goes to the next field; the keyboard clears with Delete. */
  gtk_widget_set_focusable (self->clear, FALSE);
  gtk_widget_set_visible (self->clear, FALSE);
  g_signal_connect (self->clear, "clicked", G_CALLBACK (clear_clicked_cb), self);
  gtk_widget_set_parent (self->clear, GTK_WIDGET (self));
}

GtkWidget *
mn_link_chooser_new (MnSession *session, MnRecord *record, guint field)
{
  MnLinkChooser *self;
  MnLinkOffer offer;

  g_return_val_if_fail (MN_IS_SESSION (session) && MN_IS_RECORD (record), NULL);

  self = g_object_new (MN_TYPE_LINK_CHOOSER, NULL);
  self->session = g_object_ref (session);
  self->record = g_object_ref (record);
  self->field = &mn_record_get_entity (record)->fields[field];
  self->target = mn_field_target (self->field);
  /* A list of 16,919 units is the law's, not the officer's: rows of the rest are made where they are missed. */
  gtk_widget_set_visible (self->add, strcmp (self->target->name, "unit") != 0);
  offer = offer_of (self);
  if (mn_link_offer_follows_unit (&offer))
    g_signal_connect_object (record, "changed::unit", G_CALLBACK (unit_changed_cb), self, 0);
  return GTK_WIDGET (self);
}

GtkWidget *
mn_link_chooser_get_button (MnLinkChooser *self)
{
  g_return_val_if_fail (MN_IS_LINK_CHOOSER (self), NULL);
  return self->button;
}

void
mn_link_chooser_set_row (MnLinkChooser *self, gint64 row_id)
{
  g_autofree char *label = NULL;

  g_return_if_fail (MN_IS_LINK_CHOOSER (self));

  if (row_id != 0)
    {
      g_autoptr (GPtrArray) rows
          = mn_query_fetch (self->target, mn_session_get_reader (self->session), &row_id, 1, NULL);

      if (rows != NULL && rows->len == 1 && g_ptr_array_index (rows, 0) != NULL)
        label = mn_link_offer_label (g_ptr_array_index (rows, 0), self->target);
    }
  self->row_id = row_id;
  gtk_label_set_label (GTK_LABEL (self->button_label), label != NULL ? label : "–");
  gtk_widget_set_visible (self->clear, row_id != 0 && (self->field->flags & MN_FIELD_REQUIRED) == 0);
}

void
mn_link_chooser_open (MnLinkChooser *self, const char *text)
{
  g_return_if_fail (MN_IS_LINK_CHOOSER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
  gtk_widget_grab_focus (self->search);
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
}

GArray *
mn_link_chooser_get_offered (MnLinkChooser *self)
{
  g_return_val_if_fail (MN_IS_LINK_CHOOSER (self), NULL);
  return self->offered;
}
