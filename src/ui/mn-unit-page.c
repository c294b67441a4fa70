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
#include "mn-unit-change-dialog.h"
#include "mn-unit-moves.h"

struct _MnUnitPage {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *box;
  GtkWidget *date;
  GtkWidget *problem;
  GtkWidget *note;
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
  char **words;       /* of the search, folded */

  MnDate day;
  gint64 selected;
  guint filling : 1;
  guint day_chosen : 1; /* no longer the working date */
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

/* The list --------------------------------------------------------------------------------------- */

static const MnUnit *
unit_of (MnUnitPage *self, GtkListBoxRow *row)
{
  return g_ptr_array_index (self->shown, (guint)gtk_list_box_row_get_index (row));
}

static gboolean
filter_func (GtkListBoxRow *row, gpointer user_data)
{
  MnUnitPage *self = user_data;
  const MnUnit *unit = unit_of (self, row);
  const char *texts[] = { unit->code, unit->name };
  g_autofree char *key = NULL;

  if (self->words == NULL || self->words[0] == NULL)
    return TRUE;
  key = mn_fold_key (texts, G_N_ELEMENTS (texts));
  return mn_fold_matches (key, (const char *const *)self->words);
}

static gint64
count_of (MnUnitPage *self, gint64 unit)
{
  gint64 *count = g_hash_table_lookup (self->counts, &unit);

  return count != NULL ? *count : 0;
}

static GtkWidget *
create_row (MnUnitPage *self, const MnUnit *unit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = mn_part_line (unit->name, NULL);
  g_autofree char *number = mn_number_format (count_of (self, unit->id));
  g_autofree char *label = g_strdup_printf (_ ("%s, children: %s"), unit->name, number);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), mn_part_label (number, "numeric"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return row;
}

static void
show_selected (MnUnitPage *self)
{
  mn_unit_details_set (MN_UNIT_DETAILS (self->details), self->units, self->selected, self->day, self->current);
}

static void
select_unit (MnUnitPage *self, gint64 unit)
{
  GtkListBoxRow *first = NULL;

  for (guint i = 0; i < self->shown->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int)i);

      if (!filter_func (row, self))
        continue;
      if (first == NULL || unit_of (self, row)->id == unit)
        first = row;
      if (unit_of (self, row)->id == unit)
        break;
    }
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), first);
  self->selected = first != NULL ? unit_of (self, first)->id : 0;
}

/* Today's children by the units of the day that is shown. */
static gboolean
count (MnUnitPage *self, GError **error)
{
  g_autoptr (GHashTable) totals = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  g_clear_pointer (&self->current, g_ptr_array_unref);
  self->current = mn_unit_query_current (mn_session_get_reader (self->session), error);
  if (self->current == NULL)
    {
      self->current = g_ptr_array_new ();
      return FALSE;
    }
  for (guint i = 0; i < self->current->len; i++)
    {
      MnUnitCount *group = g_ptr_array_index (self->current, i);
      gint64 *sum = g_hash_table_lookup (totals, &group->unit);

      if (sum != NULL)
        *sum += group->count;
      else
        g_hash_table_insert (totals, &group->unit, g_memdup2 (&group->count, sizeof group->count));
    }
  g_clear_pointer (&self->counts, g_hash_table_unref);
  self->counts = mn_units_regroup (self->units, totals, self->day);
  return TRUE;
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
  text = g_strdup_printf (
      ngettext ("%s child lives in a unit that has ended.", "%s children live in units that have ended.", (gulong)n),
      number);
  gtk_label_set_label (GTK_LABEL (self->pending_label), text);
  gtk_widget_set_visible (self->pending_bar, n > 0);
}

static void
fill (MnUnitPage *self)
{
  g_autoptr (GError) error = NULL;
  gint64 own = mn_register_get_unit (mn_session_get_register (self->session));
  GtkListBoxRow *row;

  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = mn_units_territory (self->units, own, self->day);
  if (!count (self, &error))
    mn_session_toast_error (self->session, error);
  for (guint i = 0; i < self->shown->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (self, g_ptr_array_index (self->shown, i)));
  select_unit (self, self->selected);
  self->filling = FALSE;
  show_note (self);
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
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, MnUnitPage *self)
{
  if (self->filling || row == NULL)
    return;
  self->selected = unit_of (self, row)->id;
  show_selected (self);
  mn_page_changed (MN_PAGE (self));
}

static void
session_changed_cb (MnSession *session, MnChangeSet *set, MnUnitPage *self)
{
  static const char *const graph[] = { "unit", "unit_link", NULL };
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
date_changed_cb (GtkEditable *entry, MnUnitPage *self)
{
  g_autoptr (GError) error = NULL;
  const char *problem = NULL;
  MnDate day;

  if (self->filling)
    return;
  if (!mn_date_parse (gtk_editable_get_text (entry), &day, &error))
    problem = error->message;
  else if (!mn_date_is_full (day))
    problem = _ ("The day, the month and the year are needed.");
  gtk_label_set_label (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (problem != NULL || mn_date_compare (day, self->day) == 0)
    return;
  self->day = day;
  self->day_chosen = mn_date_compare (day, mn_session_get_working_date (self->session)) != 0;
  fill (self);
}

static void
show_day (MnUnitPage *self)
{
  g_autofree char *text = mn_date_format (self->day);

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->date), text);
  self->filling = FALSE;
}

static void
working_date_changed_cb (MnSession *session, MnUnitPage *self)
{
  if (!self->day_chosen)
    {
      self->day = mn_session_get_working_date (session);
      show_day (self);
    }
  fill (self);
}

/* The page --------------------------------------------------------------------------------------- */

static const char *
page_get_new_label (MnPage *page)
{
  MnUnitPage *self = MN_UNIT_PAGE (page);

  return mn_session_is_read_only (self->session) || self->selected == 0 ? NULL : _ ("Add village");
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

  g_strfreev (self->words);
  self->words = mn_fold_words (text);
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  self->filling = TRUE;
  select_unit (self, self->selected);
  self->filling = FALSE;
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
  gint64 row_id = self->selected;

  if (mn_unit_details_get_focused (MN_UNIT_DETAILS (self->details), &entity, &row_id) || row_id != 0)
    mn_session_edit (self->session, GTK_WIDGET (self), entity, row_id, NULL);
}

static void
page_show_history (MnPage *page)
{
  MnUnitPage *self = MN_UNIT_PAGE (page);
  const MnEntity *entity = mn_entity_find ("unit");
  gint64 row_id = self->selected;

  if (mn_unit_details_get_focused (MN_UNIT_DETAILS (self->details), &entity, &row_id) || row_id != 0)
    mn_session_show_history (self->session, GTK_WIDGET (self), entity, row_id);
}

static void
page_show_row (MnPage *page, gint64 row_id)
{
  MnUnitPage *self = MN_UNIT_PAGE (page);

  page_set_search (page, "");
  self->filling = TRUE;
  select_unit (self, row_id);
  self->filling = FALSE;
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
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("Units of the _day"));
  GtkWidget *change = gtk_button_new_with_mnemonic (_ ("_Merger or split…"));

  self->date = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->date), 11);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->date), 11);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->date);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->date), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Units of the day"),
                                  -1);
  g_signal_connect (self->date, "changed", G_CALLBACK (date_changed_cb), self);
  self->note = mn_part_line ("", "mn-secondary");
  self->problem = mn_part_line ("", "mn-form-problem");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_set_hexpand (self->note, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (change), "units.change");
  gtk_widget_set_tooltip_text (change, _ ("Record a merger or a split of units (Ctrl+M)"));
  gtk_box_append (GTK_BOX (bar), label);
  gtk_box_append (GTK_BOX (bar), self->date);
  gtk_box_append (GTK_BOX (bar), self->problem);
  gtk_box_append (GTK_BOX (bar), self->note);
  gtk_box_append (GTK_BOX (bar), change);
  gtk_widget_add_css_class (bar, "mn-unit-bar");
  return bar;
}

static GtkWidget *
create_pending_bar (MnUnitPage *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Decide…"));

  self->pending_bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->pending_label = mn_part_line ("", NULL);
  gtk_widget_set_hexpand (self->pending_label, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "units.moves");
  gtk_box_append (GTK_BOX (self->pending_bar), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (self->pending_bar), self->pending_label);
  gtk_box_append (GTK_BOX (self->pending_bar), button);
  gtk_widget_add_css_class (self->pending_bar, "mn-unit-bar");
  gtk_widget_add_css_class (self->pending_bar, "mn-unit-pending");
  return self->pending_bar;
}

static GtkWidget *
create_list (MnUnitPage *self)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), FALSE);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_func, self, NULL);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), mn_part_label (_ ("No unit matches."), "mn-secondary"));
  gtk_widget_add_css_class (self->list, "mn-programmes");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Units"), -1);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_widget_set_size_request (scrolled, 280, -1);
  gtk_widget_add_css_class (scrolled, "mn-side-list");
  gtk_box_append (GTK_BOX (both), scrolled);
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
    gtk_widget_grab_focus (self->date);
  else if (g_str_equal (name, "units.change"))
    mn_unit_change_dialog_present (self->session, widget, self->units);
  else if (g_str_equal (name, "units.moves"))
    mn_unit_moves_present (self->session, widget);
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
  self->day = mn_session_get_working_date (self->session);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), create_bar (self));
  gtk_box_append (GTK_BOX (self->box), create_pending_bar (self));
  gtk_box_append (GTK_BOX (self->box), create_list (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "units.change", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "units.moves", writable);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  g_signal_connect_object (self->session, "working-date-changed", G_CALLBACK (working_date_changed_cb), self, 0);
  show_day (self);
  load (self);
}

static void
mn_unit_page_dispose (GObject *object)
{
  MnUnitPage *self = MN_UNIT_PAGE (object);

  self->filling = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->current, g_ptr_array_unref);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->units, mn_units_unref);
  g_clear_pointer (&self->words, g_strfreev);
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
  MnUnitPage *self = MN_UNIT_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->list);
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
  g_return_val_if_fail (MN_IS_UNIT_PAGE (self), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->date), text);
  return !gtk_widget_get_visible (self->problem);
}

gint64
mn_unit_page_get_selected (MnUnitPage *self)
{
  g_return_val_if_fail (MN_IS_UNIT_PAGE (self), 0);
  return self->selected;
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
