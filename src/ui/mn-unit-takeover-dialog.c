/* mn-unit-takeover-dialog.c: the register's own unit has ended: whose is it now?
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-unit-takeover-dialog.h"

#include <adwaita.h>

#include "mn-details-parts.h"
#include "mn-unit-takeover.h"

#define MN_TYPE_UNIT_TAKEOVER_DIALOG (mn_unit_takeover_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MnUnitTakeoverDialog, mn_unit_takeover_dialog, MN, UNIT_TAKEOVER_DIALOG, AdwWindow)

struct _MnUnitTakeoverDialog {
  AdwWindow parent_instance;

  /* Children */
  GtkWidget *about;
  GtkWidget *unit; /* AdwComboRow: "Not decided yet", then the candidates */
  GtkWidget *office;
  GtkWidget *above;
  GtkWidget *outcome;
  GtkWidget *apply;

  /* Owned */
  MnSession *session;
  MnUnits *units;
  GArray *candidates; /* of gint64 */

  guint writing : 1;
};

G_DEFINE_FINAL_TYPE (MnUnitTakeoverDialog, mn_unit_takeover_dialog, ADW_TYPE_WINDOW)

static gint64
own_unit (MnUnitTakeoverDialog *self)
{
  return mn_register_get_unit (mn_session_get_register (self->session));
}

static gint64
chosen (MnUnitTakeoverDialog *self)
{
  guint at = adw_combo_row_get_selected (ADW_COMBO_ROW (self->unit));

  return at > 0 && at <= self->candidates->len ? g_array_index (self->candidates, gint64, at - 1) : 0;
}

static MnUnitTakeover *
read_form (MnUnitTakeoverDialog *self)
{
  MnUnitTakeover *takeover = g_new0 (MnUnitTakeover, 1);

  takeover->units = mn_units_ref (self->units);
  takeover->own = own_unit (self);
  takeover->to = chosen (self);
  takeover->on = mn_session_get_working_date (self->session);
  takeover->office_name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->office))));
  takeover->parent_name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->above))));
  return takeover;
}

/* Before anything is written it is said what will be. */
static void
show_outcome (MnUnitTakeoverDialog *self)
{
  MnUnitTakeover *plan = read_form (self);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  if (plan->to == 0)
    g_string_assign (text, _ ("Choose the unit whose register this is now."));
  else if (*plan->office_name == '\0')
    g_string_assign (text, _ ("The office needs a name."));
  else if (!mn_unit_takeover_plan (mn_session_get_reader (self->session), plan, &error))
    g_string_assign (text, error->message);
  else
    {
      g_string_assign (text, _ ("The old profile of the office ends, the new one begins on the next day: fill in there "
                                "who signs."));
      g_string_append_c (text, ' ');
      g_string_append_printf (
          text, ngettext ("%u officer gets the new unit.", "%u officers get their new units.", plan->n_officers),
          plan->n_officers);
      if (plan->n_left > 0)
        {
          g_string_append_c (text, ' ');
          g_string_append_printf (text,
                                  ngettext ("Of %u officer the new unit is not certain: choose it on this page later.",
                                            "Of %u officers the new unit is not certain: choose it on this page later.",
                                            plan->n_left),
                                  plan->n_left);
        }
    }
  gtk_label_set_label (GTK_LABEL (self->outcome), text->str);
  gtk_widget_set_sensitive (self->apply,
                            plan->to != 0 && *plan->office_name != '\0' && error == NULL && !self->writing);
  mn_unit_takeover_free (plan);
}

/* The names that such an office has by the shipped list. */
static void
unit_chosen_cb (MnUnitTakeoverDialog *self)
{
  gint64 to = chosen (self);
  MnDb *db = mn_session_get_reader (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRecord) unit = to != 0 ? mn_record_load (db, mn_entity_find ("unit"), to, &error) : NULL;
  g_autoptr (MnRecord) office
      = unit != NULL ? mn_register_propose_office (unit, mn_session_get_working_date (self->session), &error) : NULL;

  if (office != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->office), mn_record_get_text (office, "name"));
      gtk_editable_set_text (GTK_EDITABLE (self->above), mn_record_get_text (office, "parent_name"));
    }
  else if (error != NULL)
    mn_session_toast_error (self->session, error);
  show_outcome (self);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MnUnitTakeoverDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  gint64 change;

  self->writing = FALSE;
  if (self->session == NULL)
    return;
  if (!mn_store_write_finish (MN_STORE (source), result, &change, &error))
    {
      gtk_label_set_label (GTK_LABEL (self->outcome), error->message);
      gtk_widget_set_sensitive (self->apply, TRUE);
      return;
    }
  message = g_strdup_printf (_ ("The register is that of %s now."),
                             mn_register_get_unit_name (mn_session_get_register (self->session)));
  mn_session_toast_undo (self->session, message, change);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
apply (MnUnitTakeoverDialog *self)
{
  MnUnitTakeover *takeover;

  if (self->writing)
    return;
  takeover = read_form (self);
  self->writing = TRUE;
  gtk_widget_set_sensitive (self->apply, FALSE);
  g_object_set_data_full (G_OBJECT (self), "job", takeover, mn_unit_takeover_free);
  mn_store_write_async (mn_register_get_store (mn_session_get_register (self->session)), "edit", mn_unit_takeover_run,
                        takeover, NULL, NULL, written_cb, g_object_ref (self));
}

/* The window ------------------------------------------------------------------------------------- */

static void
mn_unit_takeover_dialog_dispose (GObject *object)
{
  MnUnitTakeoverDialog *self = MN_UNIT_TAKEOVER_DIALOG (object);

  g_clear_pointer (&self->units, mn_units_unref);
  g_clear_pointer (&self->candidates, g_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mn_unit_takeover_dialog_parent_class)->dispose (object);
}

static void
apply_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnUnitTakeoverDialog *self = MN_UNIT_TAKEOVER_DIALOG (widget);

  if (gtk_widget_get_sensitive (self->apply))
    apply (self);
}

static void
mn_unit_takeover_dialog_class_init (MnUnitTakeoverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_unit_takeover_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "takeover.apply", NULL, apply_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "takeover.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "takeover.apply", NULL);
}

static void
mn_unit_takeover_dialog_init (MnUnitTakeoverDialog *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *group = adw_preferences_group_new ();

  self->about = mn_part_label ("", NULL);
  gtk_box_append (GTK_BOX (box), self->about);
  self->unit = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->unit), _ ("The register is now that of"));
  self->office = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->office), _ ("Name of the office"));
  self->above = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->above), _ ("Parent agency"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->unit);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->office);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->above);
  gtk_box_append (GTK_BOX (box), group);
  self->outcome = mn_part_label ("", NULL);
  gtk_box_append (GTK_BOX (box), self->outcome);
  g_object_set (box, "margin-top", 12, "margin-bottom", 18, "margin-start", 18, "margin-end", 18, NULL);
  self->apply = gtk_button_new_with_mnemonic (_ ("_Take over"));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (apply), self);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), self->apply);
  gtk_box_append (GTK_BOX (all), header);
  gtk_box_append (GTK_BOX (all), box);
  adw_window_set_content (ADW_WINDOW (self), all);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Take the register over"));
  gtk_window_set_default_size (GTK_WINDOW (self), 620, -1);
}

static void
fill (MnUnitTakeoverDialog *self, MnDate on)
{
  const MnUnit *own = mn_units_get (self->units, own_unit (self));
  g_autofree char *end = mn_date_format (own->to);
  g_autofree char *about = g_strdup_printf (_ ("%s ended on %s. The register can go on as that of a unit that took its "
                                               "work over; what was written down before stays as it was."),
                                            own->name, end);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_label_set_label (GTK_LABEL (self->about), about);
  self->candidates = mn_unit_takeover_candidates (self->units, own->id, on);
  gtk_string_list_append (names, _ ("Not decided yet"));
  for (guint i = 0; i < self->candidates->len; i++)
    gtk_string_list_append (names, mn_units_get (self->units, g_array_index (self->candidates, gint64, i))->name);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->unit), G_LIST_MODEL (names));
  g_signal_connect_object (self->unit, "notify::selected", G_CALLBACK (unit_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->office, "changed", G_CALLBACK (show_outcome), self, G_CONNECT_SWAPPED);
  show_outcome (self);
}

GtkWindow *
mn_unit_takeover_dialog_present (MnSession *session, GtkWidget *parent)
{
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;
  MnDate on;
  g_autoptr (MnUnits) units = NULL;
  g_autoptr (GError) error = NULL;
  MnUnitTakeoverDialog *self;

  g_return_val_if_fail (MN_IS_SESSION (session), NULL);

  on = mn_session_get_working_date (session);
  units = mn_units_load (mn_session_get_reader (session), &error);
  if (units == NULL)
    {
      mn_session_toast_error (session, error);
      return NULL;
    }
  if (!mn_date_is_set (mn_unit_takeover_day (units, mn_register_get_unit (mn_session_get_register (session)), on)))
    return NULL;
  self = g_object_new (MN_TYPE_UNIT_TAKEOVER_DIALOG, "modal", TRUE, "transient-for", GTK_IS_WINDOW (root) ? root : NULL,
                       NULL);
  self->session = g_object_ref (session);
  self->units = g_steal_pointer (&units);
  fill (self, on);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WINDOW (self);
}

void
mn_unit_takeover_dialog_choose (GtkWindow *window, guint nth)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (MN_UNIT_TAKEOVER_DIALOG (window)->unit), nth);
}

void
mn_unit_takeover_dialog_apply (GtkWindow *window)
{
  apply (MN_UNIT_TAKEOVER_DIALOG (window));
}
