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
#include "mn-search-button.h"

struct _MnLinkChooser {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *button; /* an MnSearchButton */
  GtkWidget *clear;
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
find_cb (MnSearchButton *button, const char *typed, MnLinkChooser *self)
{
  const MnLinkOffer offer = offer_of (self);
  g_autoptr (GPtrArray) rows = NULL;

  mn_link_offer_find (&offer, typed, self->offered);
  rows = mn_query_fetch (self->target, mn_session_get_reader (self->session),
                         (const gint64 *)(void *)self->offered->data, self->offered->len, NULL);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (g_ptr_array_index (rows, i) != NULL)
      mn_search_button_append (button, mn_link_offer_create_row (&offer, g_ptr_array_index (rows, i)), NULL);
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
  mn_link_chooser_set_row (self, row_id);
  g_signal_emit (self, signals[CHOSEN], 0, row_id);
  if (row_id != 0)
    fill_from_household (self, row_id);
  gtk_widget_grab_focus (self->button);
}

static void
chosen_cb (MnSearchButton *button, guint index, MnLinkChooser *self)
{
  if (index < self->offered->len)
    choose (self, g_array_index (self->offered, gint64, index));
}

static gboolean
button_key_cb (GtkEventControllerKey *controller, guint keyval, guint code, GdkModifierType state, MnLinkChooser *self)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0
      || (keyval != GDK_KEY_Delete && keyval != GDK_KEY_BackSpace))
    return GDK_EVENT_PROPAGATE;
  if (gtk_widget_get_visible (self->clear))
    choose (self, 0);
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
  const char *typed = mn_search_button_get_typed (MN_SEARCH_BUTTON (self->button));

  if (unit != 0)
    mn_record_set_integer (preset, "unit", unit);
  if (unit != 0 && mn_entity_field (self->target, "village") >= 0
      && mn_entity_field (mn_record_get_entity (self->record), "village") >= 0
      && mn_record_is_set (self->record, "village"))
    mn_record_set_integer (preset, "village", mn_record_get_integer (self->record, "village"));
  if (self->target->label_field >= 0 && *typed != '\0')
    mn_record_type (preset, (guint)self->target->label_field, typed, NULL);
  mn_search_button_close (MN_SEARCH_BUTTON (self->button));
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
create_button (MnLinkChooser *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *focus;

  self->button = mn_search_button_new (340);
  self->add = gtk_button_new_with_label (_ ("Add new…"));
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  mn_search_button_set_foot (MN_SEARCH_BUTTON (self->button), self->add);
  focus = mn_link_chooser_get_button (self);
  gtk_widget_add_css_class (focus, "mn-link");
  gtk_widget_add_controller (focus, keys);
  gtk_widget_set_hexpand (self->button, TRUE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (button_key_cb), self);
  g_signal_connect (self->add, "clicked", G_CALLBACK (add_clicked_cb), self);
  g_signal_connect (self->button, "find", G_CALLBACK (find_cb), self);
  g_signal_connect (self->button, "chosen", G_CALLBACK (chosen_cb), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
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
  self->offered = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  create_button (self);
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
  return mn_search_button_get_button (MN_SEARCH_BUTTON (self->button));
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
  mn_search_button_set_label (MN_SEARCH_BUTTON (self->button), label != NULL ? label : "–");
  gtk_widget_set_visible (self->clear, row_id != 0 && (self->field->flags & MN_FIELD_REQUIRED) == 0);
}

void
mn_link_chooser_open (MnLinkChooser *self, const char *text)
{
  g_return_if_fail (MN_IS_LINK_CHOOSER (self));
  mn_search_button_open (MN_SEARCH_BUTTON (self->button), text);
}

GArray *
mn_link_chooser_get_offered (MnLinkChooser *self)
{
  g_return_val_if_fail (MN_IS_LINK_CHOOSER (self), NULL);
  return self->offered;
}
