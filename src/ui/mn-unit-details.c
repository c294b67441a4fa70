/* mn-unit-details.c: a unit: its villages, its people, what it was and what it became
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-unit-details.h"

#include <string.h>

#include "mn-details-parts.h"

struct _MnUnitDetails {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *scrolled;
  GtkWidget *box;

  /* Owned */
  MnSession *session;
  MnUnits *units;
  GPtrArray *current; /* of MnUnitCount */

  gint64 unit;
  MnDate day;
};

G_DEFINE_FINAL_TYPE (MnUnitDetails, mn_unit_details, GTK_TYPE_WIDGET)

/* Pieces ----------------------------------------------------------------------------------------- */

/* A heading with a button for one more row. */
static void
add_section (MnUnitDetails *self, const char *title, const char *add_label, const char *action)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = mn_part_line (title, "mn-group");

  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_widget_set_margin_top (gtk_widget_get_last_child (self->box), 12);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (head), label);
  gtk_widget_set_margin_top (head, 4);
  if (add_label != NULL && !mn_session_is_read_only (self->session))
    {
      GtkWidget *button = gtk_button_new_with_label (add_label);

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "mn-small");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
      gtk_box_append (GTK_BOX (head), button);
    }
  gtk_box_append (GTK_BOX (self->box), head);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, MnUnitDetails *self)
{
  const MnEntity *entity = g_object_get_data (G_OBJECT (row), "entity");
  gint64 *id = g_object_get_data (G_OBJECT (row), "row-id");

  if (entity != NULL)
    mn_session_edit (self->session, GTK_WIDGET (self), entity, *id, NULL);
}

static GtkWidget *
add_list (MnUnitDetails *self, const char *name, const char *empty)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *nothing = mn_part_label (empty, "mn-secondary");

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (list), FALSE);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (list), nothing);
  gtk_widget_add_css_class (list, "mn-unit-rows");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (self->box), list);
  return list;
}

/* "Thôn Cam Phú 1 | thôn | 124 trẻ em": the first gives way. */
static void
add_row (GtkWidget *list, const char *entity, gint64 id, const char *first, const char *second, const char *third)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = mn_part_line (first, NULL);
  g_autofree char *name
      = g_strjoin (", ", first, *second != '\0' ? second : third, *second != '\0' ? third : NULL, NULL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  label = mn_part_line (second, "mn-secondary");
  gtk_label_set_width_chars (GTK_LABEL (label), 24);
  gtk_box_append (GTK_BOX (box), label);
  label = mn_part_label (third, "numeric");
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_width_chars (GTK_LABEL (label), 16);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (entity != NULL)
    {
      g_object_set_data (G_OBJECT (row), "entity", (gpointer)mn_entity_find (entity));
      g_object_set_data_full (G_OBJECT (row), "row-id", g_memdup2 (&id, sizeof id), g_free);
    }
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static const char *
choice_label (const char *entity, const char *field, const char *code)
{
  const MnEntity *described = mn_entity_find (entity);
  const char *label = mn_field_choice_label (&described->fields[mn_entity_field (described, field)], code);

  return label != NULL ? label : "";
}

static char *
children_text (gint64 n)
{
  g_autofree char *number = mn_number_format (n);

  return g_strdup_printf (ngettext ("%s child", "%s children", (gulong)n), number);
}

/* Sections --------------------------------------------------------------------------------------- */

static void
show_head (MnUnitDetails *self, const MnUnit *unit)
{
  const MnUnit *parent = mn_units_parent (self->units, unit->id, self->day);
  g_autofree char *from = mn_date_format (unit->from);
  g_autofree char *to = mn_date_format (unit->to);
  g_autofree char *code = g_strdup_printf (_ ("%s, code %s"), choice_label ("unit", "kind", unit->kind), unit->code);
  g_autofree char *span = NULL;
  gboolean always = mn_date_compare (unit->from, MN_DATE_ALWAYS) == 0;

  gtk_box_append (GTK_BOX (self->box), mn_part_label (unit->name, "mn-name"));
  gtk_box_append (GTK_BOX (self->box), mn_part_label (code, "mn-secondary"));
  gtk_widget_set_margin_bottom (gtk_widget_get_last_child (self->box), 6);
  if (parent != NULL)
    mn_part_fact (GTK_BOX (self->box), _ ("Belongs to"), parent->name);
  if (*to != '\0')
    span = always ? g_strdup_printf (_ ("until %s"), to) : g_strdup_printf (_ ("%s until %s"), from, to);
  else if (!always)
    span = g_strdup_printf (_ ("since %s"), from);
  mn_part_fact (GTK_BOX (self->box), _ ("In force"), span);
}

static gint64
count_in_village (MnUnitDetails *self, gint64 village)
{
  for (guint i = 0; i < self->current->len; i++)
    {
      const MnUnitCount *count = g_ptr_array_index (self->current, i);

      if (count->unit == self->unit && count->village == village)
        return count->count;
    }
  return 0;
}

static void
show_villages (MnUnitDetails *self, GError **error)
{
  MnDb *db = mn_session_get_reader (self->session);
  g_autoptr (GPtrArray) villages = mn_unit_query_villages (db, self->unit, self->day, error);
  gint64 nowhere = count_in_village (self, 0);
  GtkWidget *list;

  if (villages == NULL)
    return;
  add_section (self, _ ("Villages and quarters"), _ ("Add village"), "units.add-village");
  list = add_list (self, _ ("Villages and quarters"),
                   _ ("No village yet. Villages are the office's own: add each with its name, or let an import add "
                      "them."));
  for (guint i = 0; i < villages->len; i++)
    {
      const MnUnitItem *village = g_ptr_array_index (villages, i);
      gint64 n = count_in_village (self, village->id);
      g_autofree char *children = children_text (n);

      add_row (list, "village", village->id, village->name, choice_label ("village", "kind", village->detail),
               n > 0 ? children : "–");
    }
  if (nowhere > 0)
    {
      g_autofree char *children = children_text (nowhere);

      add_row (list, NULL, 0, _ ("Village not known"), "", children);
    }
}

static void
show_officers (MnUnitDetails *self, GError **error)
{
  MnDb *db = mn_session_get_reader (self->session);
  g_autoptr (GPtrArray) officers = mn_unit_query_officers (db, self->unit, self->day, error);
  GtkWidget *list;

  if (officers == NULL)
    return;
  add_section (self, _ ("Officers and collaborators"), _ ("Add officer"), "units.add-officer");
  list = add_list (self, _ ("Officers and collaborators"), _ ("Nobody is written down for this unit yet."));
  for (guint i = 0; i < officers->len; i++)
    {
      const MnUnitItem *officer = g_ptr_array_index (officers, i);

      add_row (list, "officer", officer->id, officer->name, officer->detail, officer->phone);
    }
}

static void
show_population (MnUnitDetails *self, GError **error)
{
  MnDb *db = mn_session_get_reader (self->session);
  g_autoptr (GPtrArray) years = mn_unit_query_population (db, self->unit, error);
  GtkWidget *list;

  if (years == NULL)
    return;
  add_section (self, _ ("Population by year"), _ ("Add year"), "units.add-population");
  list = add_list (self, _ ("Population by year"), _ ("No figures yet. Shares in tables need them."));
  for (guint i = 0; i < years->len; i++)
    {
      const MnUnitPeople *people = g_ptr_array_index (years, i);
      g_autofree char *total = mn_number_format (people->total);
      g_autofree char *year = g_strdup_printf (_ ("Year %d"), (int)people->year);
      g_autofree char *inhabitants = g_strdup_printf (_ ("%s inhabitants"), total);

      add_row (list, "population", people->id, year, people->source, inhabitants);
    }
}

static void
add_link (MnUnitDetails *self, GtkWidget *list, const MnUnitLink *link, gboolean after, guint n_links)
{
  const MnUnit *other = mn_units_get (self->units, after ? link->other : link->unit);
  g_autofree char *day = mn_date_format (link->from);
  g_autofree char *text
      = g_strdup_printf (after ? _ ("Became %s (%s)") : _ ("Came from %s (%s)"), other->name, other->code);
  g_autoptr (GString) detail = g_string_new (link->act);

  if (!link->certain)
    g_string_append_printf (detail, "%s%s", detail->len > 0 ? " · " : "",
                            n_links > 1 ? _ ("one of several") : _ ("not certain"));
  add_row (list, "unit_link", link->id, text, detail->str, day);
}

static void
show_history (MnUnitDetails *self)
{
  g_autoptr (GPtrArray) before = mn_units_predecessors (self->units, self->unit);
  g_autoptr (GPtrArray) after = mn_units_successors (self->units, self->unit);
  GtkWidget *list;

  add_section (self, _ ("Mergers and splits"), NULL, NULL);
  list = add_list (self, _ ("Mergers and splits"), _ ("None is known."));
  for (guint i = 0; i < before->len; i++)
    add_link (self, list, g_ptr_array_index (before, i), FALSE, 2);
  for (guint i = 0; i < after->len; i++)
    add_link (self, list, g_ptr_array_index (after, i), TRUE, after->len);
}

/* The widget ------------------------------------------------------------------------------------- */

static void
mn_unit_details_dispose (GObject *object)
{
  MnUnitDetails *self = MN_UNIT_DETAILS (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->units, mn_units_unref);
  g_clear_pointer (&self->current, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mn_unit_details_parent_class)->dispose (object);
}

static void
mn_unit_details_class_init (MnUnitDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_unit_details_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mn_unit_details_init (MnUnitDetails *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_add_css_class (self->box, "mn-details");
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->box);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

GtkWidget *
mn_unit_details_new (MnSession *session)
{
  MnUnitDetails *self;

  g_return_val_if_fail (MN_IS_SESSION (session), NULL);

  self = g_object_new (MN_TYPE_UNIT_DETAILS, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
mn_unit_details_set (MnUnitDetails *self, MnUnits *units, gint64 unit, MnDate day, GPtrArray *current)
{
  g_autoptr (GError) error = NULL;
  const MnUnit *state;
  GtkWidget *child;

  g_return_if_fail (MN_IS_UNIT_DETAILS (self));
  g_return_if_fail (units != NULL && current != NULL);

  mn_units_ref (units);
  g_clear_pointer (&self->units, mn_units_unref);
  self->units = units;
  g_ptr_array_ref (current);
  g_clear_pointer (&self->current, g_ptr_array_unref);
  self->current = current;
  self->unit = unit;
  self->day = day;
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  state = mn_units_get (units, unit);
  if (state == NULL)
    return;
  show_head (self, state);
  show_villages (self, &error);
  if (error == NULL)
    show_officers (self, &error);
  if (error == NULL)
    show_population (self, &error);
  if (error == NULL)
    show_history (self);
  else
    mn_session_toast_error (self->session, error);
}

void
mn_unit_details_add (MnUnitDetails *self, const char *entity)
{
  const MnEntity *described = mn_entity_find (entity);
  g_autoptr (MnRecord) preset = NULL;

  g_return_if_fail (MN_IS_UNIT_DETAILS (self));

  if (self->unit == 0 || mn_session_is_read_only (self->session))
    return;
  preset = mn_record_new (described);
  mn_record_set_integer (preset, "unit", self->unit);
  if (strcmp (entity, "population") == 0)
    mn_record_set_integer (preset, "year", self->day.year);
  else
    mn_record_set_date (preset, "valid_from", self->day);
  mn_session_edit (self->session, GTK_WIDGET (self), described, 0, g_steal_pointer (&preset));
}

gboolean
mn_unit_details_get_focused (MnUnitDetails *self, const MnEntity **entity, gint64 *row_id)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && !GTK_IS_LIST_BOX_ROW (focus))
    focus = gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
      || g_object_get_data (G_OBJECT (focus), "entity") == NULL)
    return FALSE;
  *entity = g_object_get_data (G_OBJECT (focus), "entity");
  *row_id = *(gint64 *)g_object_get_data (G_OBJECT (focus), "row-id");
  return TRUE;
}
