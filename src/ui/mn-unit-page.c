/* mn-unit-page.c: places and officers: the units of any day
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-unit-page.h"

#include <adwaita.h>
#include <string.h>

#include "mn-details-parts.h"
#include "mn-session-units.h"
#include "mn-unit-change-dialog.h"
#include "mn-unit-list.h"
#include "mn-unit-moves.h"
#include "mn-unit-takeover-dialog.h"
#include "mn-unit-takeover.h"

struct _MnUnitPage {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *box;
  GtkWidget *date; /* a button: the day is typed over the pages */
  GtkWidget *note;
  GtkWidget *ended_bar; /* the register's own unit is no more */
  GtkWidget *ended_label;
  GtkWidget *pending_bar;
  GtkWidget *pending_label;
  GtkWidget *list;
  GtkWidget *details;

  /* Owned */
  MnSession *session;
  MnUnits *units;
  GPtrArray *shown;   /* of MnUnit, as the rows; borrowed from units */
  GPtrArray *current; /* of MnUnitCount */
  GHashTable *counts; /* gint64 → gint64, by the units of the day */

  MnDate day; /* whose units are shown */
};

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static void page_iface_init (MnPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnUnitPage, mn_unit_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_PAGE, page_iface_init))

static GParamSpec *properties[N_PROPS];

/* What is shown ---------------------------------------------------------------------------------- */

static gint64
count_of (MnUnitPage *self, gint64 unit)
{
  gint64 *count = g_hash_table_lookup (self->counts, &unit);

  return count != NULL ? *count : 0;
}

static gint64
selected_unit (MnUnitPage *self)
{
  return mn_unit_list_get_selected (MN_UNIT_LIST (self->list));
}

static void
show_selected (MnUnitPage *self)
{
  mn_unit_details_set (MN_UNIT_DETAILS (self->details), self->units, selected_unit (self), self->day, self->current);
}

/* Today's children by the units of the day that is shown. */
static gboolean
count (MnUnitPage *self, GError **error)
{
  g_autoptr (GPtrArray) current = mn_unit_query_current (mn_session_get_reader (self->session),
                                                         mn_session_get_working_date (self->session), error);
  gboolean counted = current != NULL;

  g_ptr_array_unref (self->current);
  self->current = counted ? g_steal_pointer (&current) : g_ptr_array_new ();
  g_hash_table_unref (self->counts);
  self->counts = mn_units_count (self->units, self->current, self->day);
  return counted;
}

static void
show_note (MnUnitPage *self)
{
  g_autofree char *day = mn_date_format (mn_session_get_working_date (self->session));
  g_autofree char *unclear = mn_number_format (count_of (self, 0));
  g_autofree char *note = NULL;

  if (self->shown->len == 0)
    note = g_strdup (_ ("Nothing is known of the units of this day."));
  else if (count_of (self, 0) > 0)
    note = g_strdup_printf (_ ("Children of %s. Of %s it is not certain in which unit of this day they live."), day,
                            unclear);
  else
    note = g_strdup_printf (_ ("Children of %s, counted by the units of this day."), day);
  gtk_label_set_label (GTK_LABEL (self->note), note);
}

static void
show_ended (MnUnitPage *self)
{
  const MnUnit *own = mn_units_get (self->units, mn_register_get_unit (mn_session_get_register (self->session)));
  gboolean ended
      = own != NULL
        && mn_date_is_set (mn_unit_takeover_day (self->units, own->id, mn_session_get_working_date (self->session)));
  g_autofree char *end = ended ? mn_date_format (own->to) : NULL;
  g_autofree char *text
      = ended ? g_strdup_printf (_ ("%s, whose register this is, ended on %s."), own->name, end) : NULL;

  gtk_label_set_label (GTK_LABEL (self->ended_label), text != NULL ? text : "");
  gtk_widget_set_visible (self->ended_bar, ended);
}

static void
show_pending (MnUnitPage *self)
{
  g_autoptr (GPtrArray) pending = mn_unit_query_pending (mn_session_get_reader (self->session),
                                                         mn_session_get_working_date (self->session), NULL);
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;
  gint64 n = 0;

  for (guint i = 0; pending != NULL && i < pending->len; i++)
    n += ((MnUnitCount *)g_ptr_array_index (pending, i))->count;
  number = mn_number_format (n);
  text = g_strdup_printf (ngettext ("%s child (16 and over too) lives in a unit that has ended.",
                                    "%s children (16 and over too) live in units that have ended.", (gulong)n),
                          number);
  gtk_label_set_label (GTK_LABEL (self->pending_label), text);
  gtk_widget_set_visible (self->pending_bar, n > 0);
}

static void
fill (MnUnitPage *self)
{
  g_autoptr (GError) error = NULL;
  gint64 own = mn_register_get_unit (mn_session_get_register (self->session));

  g_ptr_array_unref (self->shown);
  self->shown = mn_units_territory (self->units, own, self->day);
  if (!count (self, &error))
    mn_session_toast_error (self->session, error);
  mn_unit_list_set (MN_UNIT_LIST (self->list), self->shown, self->counts);
  show_note (self);
  show_ended (self);
  show_pending (self);
  show_selected (self);
}

static void
load (MnUnitPage *self)
{
  g_autoptr (GError) error = NULL;
  MnUnits *units = mn_units_load (mn_session_get_reader (self->session), &error);

  if (units == NULL)
    {
      mn_session_toast_error (self->session, error);
      return;
    }
  /* What is shown borrows from the old ones. */
  {
    g_autoptr (MnUnits) old = self->units;

    self->units = units;
    fill (self);
  }
}

static void
selected_cb (MnUnitPage *self)
{
  show_selected (self);
  mn_page_changed (MN_PAGE (self));
}

static void
session_changed_cb (MnSession *session, MnChangeSet *set, MnUnitPage *self)
{
  static const char *const graph[] = { "unit", "unit_link", "register", NULL };
  static const char *const facts[] = { "village", "officer", "population", "child", "residence", NULL };
  gboolean again = set->external, anew = set->external;

  for (guint i = 0; !anew && i < set->touched->len; i++)
    {
      const char *table = g_array_index (set->touched, MnTouched, i).table;

      anew = g_strv_contains (graph, table);
      again |= g_strv_contains (facts, table);
    }
  if (anew)
    load (self);
  else if (again)
    fill (self);
}

/* The day ---------------------------------------------------------------------------------------- */

static void
show_day (MnUnitPage *self)
{
  MnDate chosen = mn_session_get_unit_day (self->session);
  g_autofree char *day = NULL;
  g_autofree char *label = NULL;

  self->day = mn_date_is_set (chosen) ? chosen : mn_session_get_working_date (self->session);
  day = mn_date_format (self->day);
  label = g_strdup_printf (_ ("Units of %s"), day);
  gtk_button_set_label (GTK_BUTTON (self->date), label);
}

static void
update_day (MnUnitPage *self)
{
  show_day (self);
  fill (self);
}

/* The page --------------------------------------------------------------------------------------- */

static const char *
page_get_new_label (MnPage *page)
{
  MnUnitPage *self = MN_UNIT_PAGE (page);

  return mn_session_is_read_only (self->session) || selected_unit (self) == 0 ? NULL : _ ("Add village");
}

static void
page_create_new (MnPage *page)
{
  mn_unit_details_add (MN_UNIT_DETAILS (MN_UNIT_PAGE (page)->details), "village");
}

static const char *
page_get_search_hint (MnPage *page)
{
  return _ ("Name, code of a unit");
}

static void
page_set_search (MnPage *page, const char *text)
{
  MnUnitPage *self = MN_UNIT_PAGE (page);

  mn_unit_list_set_search (MN_UNIT_LIST (self->list), text);
  show_selected (self);
}

static void
page_delete_selected (MnPage *page)
{
  MnUnitPage *self = MN_UNIT_PAGE (page);
  const MnEntity *entity;
  gint64 row_id;

  /* A unit is the law's: only what the office wrote itself goes. */
  if (mn_unit_details_get_focused (MN_UNIT_DETAILS (self->details), &entity, &row_id))
    mn_session_delete (self->session, entity, row_id);
}

static void
page_edit_selected (MnPage *page)
{
  MnUnitPage *self = MN_UNIT_PAGE (page);
  const MnEntity *entity = mn_entity_find ("unit");
  gint64 row_id = selected_unit (self);

  if (mn_unit_details_get_focused (MN_UNIT_DETAILS (self->details), &entity, &row_id) || row_id != 0)
    mn_session_edit (self->session, GTK_WIDGET (self), entity, row_id, NULL);
}

static void
page_show_history (MnPage *page)
{
  MnUnitPage *self = MN_UNIT_PAGE (page);
  const MnEntity *entity = mn_entity_find ("unit");
  gint64 row_id = selected_unit (self);

  if (mn_unit_details_get_focused (MN_UNIT_DETAILS (self->details), &entity, &row_id) || row_id != 0)
    mn_session_show_history (self->session, GTK_WIDGET (self), entity, row_id);
}

static void
page_show_row (MnPage *page, gint64 row_id)
{
  MnUnitPage *self = MN_UNIT_PAGE (page);

  page_set_search (page, "");
  mn_unit_list_select (MN_UNIT_LIST (self->list), row_id);
  show_selected (self);
}

static void
page_iface_init (MnPageInterface *iface)
{
  iface->get_new_label = page_get_new_label;
  iface->create_new = page_create_new;
  iface->get_search_hint = page_get_search_hint;
  iface->set_search = page_set_search;
  iface->delete_selected = page_delete_selected;
  iface->edit_selected = page_edit_selected;
  iface->show_history = page_show_history;
  iface->show_row = page_show_row;
}

/* Making ----------------------------------------------------------------------------------------- */

static GtkWidget *
create_bar (MnUnitPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *change = gtk_button_new_with_mnemonic (_ ("_Merger or split…"));

  self->date = gtk_button_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->date), "win.units-day");
  gtk_widget_set_tooltip_text (self->date, _ ("Show everything by the units of another day (Ctrl+U)"));
  show_day (self);
  self->note = mn_part_line ("", "mn-secondary");
  gtk_widget_set_hexpand (self->note, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (change), "units.change");
  gtk_widget_set_tooltip_text (change, _ ("Record a merger or a split of units (Ctrl+M)"));
  gtk_box_append (GTK_BOX (bar), self->date);
  gtk_box_append (GTK_BOX (bar), self->note);
  gtk_box_append (GTK_BOX (bar), change);
  gtk_widget_add_css_class (bar, "mn-unit-bar");
  return bar;
}

/* Something that somebody has to say. */
static GtkWidget *
create_warning (GtkWidget **label, const char *button_label, const char *tooltip, const char *action)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *button = gtk_button_new_with_mnemonic (button_label);

  *label = mn_part_line ("", NULL);
  gtk_widget_set_hexpand (*label, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_box_append (GTK_BOX (bar), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (bar), *label);
  gtk_box_append (GTK_BOX (bar), button);
  gtk_widget_add_css_class (bar, "mn-unit-bar");
  gtk_widget_add_css_class (bar, "mn-unit-pending");
  return bar;
}

static void
create_warnings (MnUnitPage *self)
{
  self->ended_bar = create_warning (&self->ended_label, _ ("_Take over…"),
                                    _ ("Go on as the register of the unit that took the work over (Ctrl+Shift+T)"),
                                    "units.takeover");
  self->pending_bar
      = create_warning (&self->pending_label, _ ("_Decide…"),
                        _ ("Decide where the children of ended units live (Ctrl+Shift+M)"), "units.moves");
  gtk_box_append (GTK_BOX (self->box), self->ended_bar);
  gtk_box_append (GTK_BOX (self->box), self->pending_bar);
}

static GtkWidget *
create_both (MnUnitPage *self)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->list = mn_unit_list_new ();
  g_signal_connect_swapped (self->list, "selected", G_CALLBACK (selected_cb), self);
  gtk_box_append (GTK_BOX (both), self->list);
  self->details = mn_unit_details_new (self->session);
  gtk_widget_set_hexpand (self->details, TRUE);
  gtk_widget_set_vexpand (self->details, TRUE);
  gtk_box_append (GTK_BOX (both), self->details);
  return both;
}

static void
action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnUnitPage *self = MN_UNIT_PAGE (widget);

  if (g_str_equal (name, "units.focus-date"))
    gtk_widget_activate_action (widget, "win.units-day", NULL);
  else if (g_str_equal (name, "units.change"))
    mn_unit_change_dialog_present (self->session, widget, self->units);
  else if (g_str_equal (name, "units.moves"))
    mn_unit_moves_present (self->session, widget);
  else if (g_str_equal (name, "units.takeover"))
    mn_unit_takeover_dialog_present (self->session, widget);
  else
    mn_unit_details_add (MN_UNIT_DETAILS (self->details), name + strlen ("units.add-"));
}

static void
mn_unit_page_constructed (GObject *object)
{
  MnUnitPage *self = MN_UNIT_PAGE (object);
  gboolean writable = !mn_session_is_read_only (self->session);

  G_OBJECT_CLASS (mn_unit_page_parent_class)->constructed (object);

  self->counts = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->current = g_ptr_array_new ();
  self->shown = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), create_bar (self));
  create_warnings (self);
  gtk_box_append (GTK_BOX (self->box), create_both (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "units.change", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "units.moves", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "units.takeover", writable);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  g_signal_connect_object (self->session, "working-date-changed", G_CALLBACK (update_day), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "units-changed", G_CALLBACK (update_day), self, G_CONNECT_SWAPPED);
  load (self);
}

static void
mn_unit_page_dispose (GObject *object)
{
  MnUnitPage *self = MN_UNIT_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->current, g_ptr_array_unref);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->units, mn_units_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mn_unit_page_parent_class)->dispose (object);
}

static void
mn_unit_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    MN_UNIT_PAGE (object)->session = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
mn_unit_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_set_object (value, MN_UNIT_PAGE (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
mn_unit_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MN_UNIT_PAGE (widget)->list);
}

static void
mn_unit_page_class_init (MnUnitPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const struct {
    const char *action;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "units.change", GDK_KEY_m, GDK_CONTROL_MASK },
    { "units.moves", GDK_KEY_m, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "units.takeover", GDK_KEY_t, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "units.focus-date", GDK_KEY_d, GDK_CONTROL_MASK },
    { "units.add-village", GDK_KEY_t, GDK_CONTROL_MASK },
    { "units.add-officer", GDK_KEY_b, GDK_CONTROL_MASK },
    { "units.add-population", GDK_KEY_y, GDK_CONTROL_MASK },
  };

  object_class->constructed = mn_unit_page_constructed;
  object_class->dispose = mn_unit_page_dispose;
  object_class->set_property = mn_unit_page_set_property;
  object_class->get_property = mn_unit_page_get_property;
  widget_class->grab_focus = mn_unit_page_grab_focus;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].action, NULL, action_cb);
      gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers, actions[i].action, NULL);
    }
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MN_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mn_unit_page_init (MnUnitPage *self)
{
}

gboolean
mn_unit_page_set_day (MnUnitPage *self, const char *text)
{
  MnDate day;

  g_return_val_if_fail (MN_IS_UNIT_PAGE (self), FALSE);
  if (!mn_date_parse (text, &day, NULL) || !mn_date_is_full (day))
    return FALSE;
  mn_session_set_unit_day (self->session, day);
  return TRUE;
}

gint64
mn_unit_page_get_selected (MnUnitPage *self)
{
  g_return_val_if_fail (MN_IS_UNIT_PAGE (self), 0);
  return selected_unit (self);
}

guint
mn_unit_page_get_counts (MnUnitPage *self, gint64 *children, gint64 *unclear)
{
  g_return_val_if_fail (MN_IS_UNIT_PAGE (self), 0);

  *children = 0;
  for (guint i = 0; i < self->shown->len; i++)
    *children += count_of (self, ((MnUnit *)g_ptr_array_index (self->shown, i))->id);
  *unclear = count_of (self, 0);
  return self->shown->len;
}
