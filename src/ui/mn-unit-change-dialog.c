/* mn-unit-change-dialog.c: a merger or a split of units is written down
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-unit-change-dialog.h"

#include <adwaita.h>
#include <string.h>

#include "mn-details-parts.h"
#include "mn-unit-pairs.h"

/* What a unit does on the day: the lines of its list. */
enum {
  STAYS,
  ENDS,
  TAKES_IN
};

static const char *const new_kinds[] = { "commune", "ward", "special_zone", "township" };

typedef struct {
  const MnUnit *unit;
  GtkWidget *role;
} Existing;

typedef struct {
  GtkWidget *row, *code, *name, *kind;
} New;

#define MN_TYPE_UNIT_CHANGE_DIALOG (mn_unit_change_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MnUnitChangeDialog, mn_unit_change_dialog, MN, UNIT_CHANGE_DIALOG, AdwWindow)

struct _MnUnitChangeDialog {
  AdwWindow parent_instance;

  /* Children */
  GtkWidget *date;
  GtkWidget *act;
  GtkWidget *existing_list;
  GtkWidget *new_list;
  GtkWidget *pairs;
  GtkWidget *outcome;
  GtkWidget *record;

  /* Owned */
  MnSession *session;
  MnUnits *units;
  GArray *existing; /* of Existing */
  GPtrArray *fresh; /* of New */

  guint filling : 1;
  guint writing : 1;
};

G_DEFINE_FINAL_TYPE (MnUnitChangeDialog, mn_unit_change_dialog, ADW_TYPE_WINDOW)

/* From the form ---------------------------------------------------------------------------------- */

static MnDate
typed_day (MnUnitChangeDialog *self)
{
  MnDate day;

  return mn_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->date)), &day, NULL) && mn_date_is_full (day)
             ? day
             : MN_DATE_NONE;
}

static MnUnitChange *
read_form (MnUnitChangeDialog *self)
{
  MnUnitChange *change = mn_unit_change_new ();

  change->day = typed_day (self);
  g_free (change->act);
  change->act = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->act))));
  for (guint i = 0; i < self->existing->len; i++)
    {
      const Existing *existing = &g_array_index (self->existing, Existing, i);
      guint role = gtk_drop_down_get_selected (GTK_DROP_DOWN (existing->role));

      if (role == ENDS)
        mn_unit_change_add_ending (change, existing->unit->id);
      else if (role == TAKES_IN)
        mn_unit_change_add_result (change, existing->unit->id, NULL, NULL, NULL);
    }
  for (guint i = 0; i < self->fresh->len; i++)
    {
      const New *fresh = g_ptr_array_index (self->fresh, i);
      g_autofree char *code = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (fresh->code))));
      g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (fresh->name))));

      mn_unit_change_add_result (change, 0, code, name,
                                 new_kinds[gtk_drop_down_get_selected (GTK_DROP_DOWN (fresh->kind))]);
    }
  mn_unit_pairs_apply (MN_UNIT_PAIRS (self->pairs), change);
  return change;
}

/* What comes of it -------------------------------------------------------------------------------- */

static gboolean
has_several (const MnUnitChange *change)
{
  for (guint i = 0; i < change->pairs->len; i++)
    if (!g_array_index (change->pairs, MnUnitPair, i).certain)
      return TRUE;
  return FALSE;
}

/* What is wrong, or what will come of it. */
static void
show_outcome (MnUnitChangeDialog *self, const MnUnitChange *change)
{
  g_autoptr (GPtrArray) problems = mn_unit_change_check (change, self->units);
  g_autofree char *text = NULL;

  if (problems->len > 0)
    text = g_strdup (g_ptr_array_index (problems, 0));
  else if (has_several (change))
    text = g_strdup (_ ("Children of the units that become one other move with it on that day. Of the units that are "
                        "split you will be asked where each village went."));
  else
    text = g_strdup (_ ("Villages, households and children of these units move to the new ones on that day; their old "
                        "residence stays in the history."));
  gtk_label_set_label (GTK_LABEL (self->outcome), text);
  /* Nobody is blamed for a form that is still empty. */
  if (problems->len > 0 && *gtk_editable_get_text (GTK_EDITABLE (self->date)) != '\0')
    gtk_widget_add_css_class (self->outcome, "mn-form-problem");
  else
    gtk_widget_remove_css_class (self->outcome, "mn-form-problem");
  gtk_widget_set_sensitive (self->record, problems->len == 0 && !self->writing);
}

static void
update (MnUnitChangeDialog *self)
{
  g_autoptr (MnUnitChange) change = NULL;

  if (self->filling)
    return;
  change = read_form (self);
  show_outcome (self, change);
}

/* Units came or went: so do their ticks. */
static void
update_all (MnUnitChangeDialog *self)
{
  g_autoptr (MnUnitChange) change = NULL;

  if (self->filling)
    return;
  change = read_form (self);
  mn_unit_pairs_fill (MN_UNIT_PAIRS (self->pairs), change, self->units);
  update (self);
}

/* The lists -------------------------------------------------------------------------------------- */

static void
fill_existing (MnUnitChangeDialog *self)
{
  const char *const roles[] = { _ ("Stays as it is"), _ ("Ends"), _ ("Goes on and takes in"), NULL };
  MnDate day = typed_day (self);
  g_autoptr (GPtrArray) territory = NULL;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->existing_list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->existing_list), GTK_WIDGET (row));
  g_array_set_size (self->existing, 0);
  if (!mn_date_is_set (day))
    return;
  territory = mn_units_territory (self->units, mn_register_get_unit (mn_session_get_register (self->session)),
                                  mn_date_add_days (day, -1));
  for (guint i = 0; i < territory->len; i++)
    {
      Existing existing = { g_ptr_array_index (territory, i), gtk_drop_down_new_from_strings (roles) };
      GtkWidget *line = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), existing.unit->name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (line), existing.unit->code);
      gtk_widget_set_valign (existing.role, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (existing.role), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      existing.unit->name, -1);
      g_signal_connect_object (existing.role, "notify::selected", G_CALLBACK (update_all), self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (line), existing.role);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), existing.role);
      gtk_list_box_append (GTK_LIST_BOX (self->existing_list), line);
      g_array_append_val (self->existing, existing);
    }
}

static void
date_changed_cb (MnUnitChangeDialog *self)
{
  fill_existing (self);
  update_all (self);
}

static void
remove_clicked_cb (GtkButton *button, MnUnitChangeDialog *self)
{
  New *fresh = g_object_get_data (G_OBJECT (button), "new");

  gtk_box_remove (GTK_BOX (self->new_list), fresh->row);
  g_ptr_array_remove (self->fresh, fresh);
  mn_unit_pairs_forget (MN_UNIT_PAIRS (self->pairs));
  update_all (self);
}

static GtkWidget *
create_entry (MnUnitChangeDialog *self, const char *label, int width, gboolean expand)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  g_object_set (entry, "placeholder-text", label, "hexpand", expand, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (update_all), self, G_CONNECT_SWAPPED);
  return entry;
}

/* Who types "Phường Cam Lộ" need not choose "ward" as well. */
static void
name_changed_cb (GtkEditable *name, GtkDropDown *kind)
{
  static const char *const words[] = { "xã ", "phường ", "đặc khu ", "thị trấn " };
  g_autofree char *lower = mn_text_lower (gtk_editable_get_text (name));

  G_STATIC_ASSERT (G_N_ELEMENTS (words) == G_N_ELEMENTS (new_kinds));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (lower, words[i]))
      gtk_drop_down_set_selected (kind, i);
}

static void
add_new (MnUnitChangeDialog *self)
{
  const MnEntity *entity = mn_entity_find ("unit");
  const MnField *kind = &entity->fields[mn_entity_field (entity, "kind")];
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  New *fresh = g_new0 (New, 1);

  for (guint i = 0; i < G_N_ELEMENTS (new_kinds); i++)
    gtk_string_list_append (kinds, mn_field_choice_label (kind, new_kinds[i]));
  fresh->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  fresh->kind = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&kinds)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (fresh->kind), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Kind"), -1);
  g_signal_connect_object (fresh->kind, "notify::selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  fresh->code = create_entry (self, _ ("Code"), 7, FALSE);
  fresh->name = create_entry (self, _ ("Full name, e.g. Xã Cam Lộ"), 20, TRUE);
  g_signal_connect_object (fresh->name, "changed", G_CALLBACK (name_changed_cb), fresh->kind, 0);
  gtk_widget_set_tooltip_text (remove, _ ("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Remove"), -1);
  gtk_widget_add_css_class (remove, "flat");
  g_object_set_data (G_OBJECT (remove), "new", fresh);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_clicked_cb), self);
  gtk_box_append (GTK_BOX (fresh->row), fresh->code);
  gtk_box_append (GTK_BOX (fresh->row), fresh->name);
  gtk_box_append (GTK_BOX (fresh->row), fresh->kind);
  gtk_box_append (GTK_BOX (fresh->row), remove);
  gtk_box_append (GTK_BOX (self->new_list), fresh->row);
  g_ptr_array_add (self->fresh, fresh);
  update_all (self);
  gtk_widget_grab_focus (fresh->code);
}

/* Writing ---------------------------------------------------------------------------------------- */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MnUnitChangeDialog) self = data;
  MnUnitChangeJob *job = g_object_get_data (G_OBJECT (self), "job");
  g_autoptr (GError) error = NULL;
  gint64 change;

  self->writing = FALSE;
  if (!mn_store_write_finish (MN_STORE (source), result, &change, &error))
    {
      mn_session_toast_error (self->session, error);
      gtk_label_set_label (GTK_LABEL (self->outcome), error->message);
      gtk_widget_set_sensitive (self->record, TRUE);
      return;
    }
  {
    g_autofree char *number = mn_number_format (job->moved.n_residences);
    g_autofree char *message = g_strdup_printf (ngettext ("The change of units is recorded; %s child moved with it.",
                                                          "The change of units is recorded; %s children moved with it.",
                                                          job->moved.n_residences),
                                                number);

    mn_session_toast_undo (self->session, message, change);
  }
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
record (MnUnitChangeDialog *self)
{
  MnUnitChangeJob *job;

  if (self->writing)
    return;
  job = g_new0 (MnUnitChangeJob, 1);
  job->change = read_form (self);
  job->units = mn_units_ref (self->units);
  self->writing = TRUE;
  gtk_widget_set_sensitive (self->record, FALSE);
  g_object_set_data_full (G_OBJECT (self), "job", job, mn_unit_change_job_free);
  mn_store_write_async (mn_register_get_store (mn_session_get_register (self->session)), "edit", mn_unit_change_run,
                        job, NULL, NULL, written_cb, g_object_ref (self));
}

/* The window ------------------------------------------------------------------------------------- */

static void
mn_unit_change_dialog_dispose (GObject *object)
{
  MnUnitChangeDialog *self = MN_UNIT_CHANGE_DIALOG (object);

  self->filling = TRUE;
  g_clear_pointer (&self->existing, g_array_unref);
  g_clear_pointer (&self->fresh, g_ptr_array_unref);
  g_clear_pointer (&self->units, mn_units_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mn_unit_change_dialog_parent_class)->dispose (object);
}

static void
record_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnUnitChangeDialog *self = MN_UNIT_CHANGE_DIALOG (widget);

  if (gtk_widget_get_sensitive (self->record))
    record (self);
}

static void
mn_unit_change_dialog_class_init (MnUnitChangeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_unit_change_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "change.record", NULL, record_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "change.record", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "change.record", NULL);
}

static GtkWidget *
create_head (MnUnitChangeDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->date = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->date), _ ("First day of the new units (day/month/year)"));
  self->act = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->act), _ ("Legal act"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->date);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->act);
  g_signal_connect_swapped (self->date, "changed", G_CALLBACK (date_changed_cb), self);
  g_signal_connect_swapped (self->act, "changed", G_CALLBACK (update), self);
  return group;
}

static GtkWidget *
create_form (MnUnitChangeDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add new unit"));
  GtkWidget *nothing;

  gtk_box_append (GTK_BOX (box), create_head (self));
  gtk_box_append (GTK_BOX (box), mn_part_label (_ ("What the units do on that day"), "mn-group"));
  self->existing_list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->existing_list), GTK_SELECTION_NONE);
  nothing = mn_part_label (_ ("Give the day: the units before it are listed here."), "mn-secondary");
  g_object_set (nothing, "margin-top", 12, "margin-bottom", 12, "margin-start", 12, NULL);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->existing_list), nothing);
  gtk_widget_add_css_class (self->existing_list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->existing_list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the units do on that day"), -1);
  gtk_box_append (GTK_BOX (box), self->existing_list);
  gtk_box_append (GTK_BOX (box), mn_part_label (_ ("New units, and units with a new name or code"), "mn-group"));
  self->new_list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), self->new_list);
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_new), self);
  gtk_box_append (GTK_BOX (box), add);
  self->pairs = mn_unit_pairs_new ();
  g_signal_connect_swapped (self->pairs, "changed", G_CALLBACK (update), self);
  gtk_box_append (GTK_BOX (box), self->pairs);
  self->outcome = mn_part_label ("", NULL);
  gtk_box_append (GTK_BOX (box), self->outcome);
  g_object_set (box, "margin-top", 12, "margin-bottom", 18, "margin-start", 18, "margin-end", 18, NULL);
  return box;
}

static void
mn_unit_change_dialog_init (MnUnitChangeDialog *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->existing = g_array_new (FALSE, FALSE, sizeof (Existing));
  self->fresh = g_ptr_array_new_with_free_func (g_free);
  self->record = gtk_button_new_with_mnemonic (_ ("_Record"));
  gtk_widget_add_css_class (self->record, "suggested-action");
  gtk_widget_set_sensitive (self->record, FALSE);
  g_signal_connect_swapped (self->record, "clicked", G_CALLBACK (record), self);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), self->record);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), create_form (self));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (all), header);
  gtk_box_append (GTK_BOX (all), scrolled);
  adw_window_set_content (ADW_WINDOW (self), all);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Merger or split of units"));
  gtk_window_set_default_size (GTK_WINDOW (self), 720, 640);
}

GtkWindow *
mn_unit_change_dialog_present (MnSession *session, GtkWidget *parent, MnUnits *units)
{
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;
  MnUnitChangeDialog *self;

  g_return_val_if_fail (MN_IS_SESSION (session), NULL);

  self = g_object_new (MN_TYPE_UNIT_CHANGE_DIALOG, "modal", TRUE, "transient-for", GTK_IS_WINDOW (root) ? root : NULL,
                       NULL);
  self->session = g_object_ref (session);
  self->units = mn_units_ref (units);
  update_all (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->date);
  return GTK_WINDOW (self);
}
