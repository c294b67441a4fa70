/* mn-working-date.c: the day of the register, in the header bar
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-working-date.h"

#include "mn-i18n.h"
#include "mn-query.h"

struct _MnWorkingDate {
  GtkWidget parent_instance;

  /* template */
  GtkMenuButton *button;
  GtkLabel *label;
  GtkLabel *short_label; /* instead of it where the window is narrow */
  GtkPopover *popover;
  GtkEditable *entry;
  GtkLabel *problem;
  GtkWidget *apply;
  GtkWidget *today;

  MnSession *session; /* owned */
};

enum {
  PROP_SHORT = 1
};

G_DEFINE_FINAL_TYPE (MnWorkingDate, mn_working_date, GTK_TYPE_WIDGET)

static void
show_date (MnWorkingDate *self)
{
  MnRegister *reg = mn_session_get_register (self->session);
  gboolean fixed = mn_register_is_working_date_fixed (reg);
  g_autofree char *date = mn_date_format (mn_register_get_working_date (reg));
  g_autofree char *markup = NULL;
  g_autofree char *bold = g_strdup_printf ("<b>%s</b>", date);

  if (fixed && mn_register_is_sample (reg))
    markup = g_strdup_printf (_ ("Working date: <b>%s</b> · sample data"), date);
  else if (fixed)
    markup = g_strdup_printf (_ ("Working date: <b>%s</b> · fixed"), date);
  else if (mn_register_is_sample (reg))
    markup = g_strdup_printf (_ ("Today: <b>%s</b> · sample data"), date);
  else
    markup = g_strdup_printf (_ ("Today: <b>%s</b>"), date);
  gtk_label_set_markup (self->label, markup);
  gtk_label_set_markup (self->short_label, bold);
  gtk_widget_set_tooltip_markup (GTK_WIDGET (self->button), markup);

  if (fixed)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "mn-pill-fixed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "mn-pill-fixed");
}

/* The typed day, when it is a whole one. */
static gboolean
typed_date (MnWorkingDate *self, MnDate *date, GError **error)
{
  if (!mn_date_parse (gtk_editable_get_text (self->entry), date, error))
    return FALSE;
  if (mn_date_is_full (*date))
    return TRUE;

  g_set_error_literal (error, MN_VALUE_ERROR, MN_VALUE_ERROR_SYNTAX,
                       _ ("The working date needs the day, the month and the year."));
  return FALSE;
}

static void
on_changed (MnWorkingDate *self)
{
  g_autoptr (GError) error = NULL;
  gboolean empty = *gtk_editable_get_text (self->entry) == '\0';
  gboolean valid;
  MnDate date;

  g_assert (MN_IS_WORKING_DATE (self));

  valid = typed_date (self, &date, &error);
  gtk_label_set_label (self->problem, valid || empty ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), !valid && !empty);
  gtk_widget_set_sensitive (self->apply, valid && !mn_session_is_read_only (self->session));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               valid || empty ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void
on_show (MnWorkingDate *self)
{
  g_autofree char *date = mn_date_format (mn_session_get_working_date (self->session));
  MnRegister *reg = mn_session_get_register (self->session);

  gtk_editable_set_text (self->entry, date);
  gtk_editable_select_region (self->entry, 0, -1);
  gtk_widget_set_sensitive (self->today,
                            mn_register_is_working_date_fixed (reg) && !mn_session_is_read_only (self->session));
  on_changed (self);
}

/* In place of "Saved: the register": what was changed is the day. */
static void
on_saved (gint64 row_id, gpointer user_data)
{
  MnSession *session = user_data;
  g_autofree char *date = mn_date_format (mn_session_get_working_date (session));
  g_autofree char *message = g_strdup_printf (_ ("Working date: %s"), date);

  mn_session_toast (session, message);
}

/* The register's only row, changed through the one write path. */
static void
save_date (MnWorkingDate *self, MnDate date)
{
  const MnEntity *entity = mn_entity_find ("register");
  MnDb *db = mn_session_get_reader (self->session);
  g_autoptr (MnQuery) query = mn_query_new (entity);
  g_autoptr (MnRecord) record = NULL;
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GError) error = NULL;

  keys = mn_query_keys (query, db, &error);
  if (keys != NULL && keys->len > 0)
    record = mn_record_load (db, entity, g_array_index (keys, gint64, 0), &error);
  if (record == NULL)
    {
      if (error != NULL)
        mn_session_toast_error (self->session, error);
      return;
    }

  if (mn_date_is_set (date))
    mn_record_set_date (record, "working_date", date);
  else
    mn_record_set_null (record, "working_date");
  mn_session_save (self->session, record, on_saved, self->session);
}

static void
on_apply (MnWorkingDate *self)
{
  MnDate date;

  if (!gtk_widget_get_sensitive (self->apply) || !typed_date (self, &date, NULL))
    return;

  save_date (self, date);
  gtk_popover_popdown (self->popover);
}

static void
on_today (MnWorkingDate *self)
{
  save_date (self, MN_DATE_NONE);
  gtk_popover_popdown (self->popover);
}

static void
mn_working_date_dispose (GObject *object)
{
  MnWorkingDate *self = MN_WORKING_DATE (object);
  GtkWidget *child;

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), MN_TYPE_WORKING_DATE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mn_working_date_parent_class)->dispose (object);
}

static void
mn_working_date_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  if (id == PROP_SHORT)
    g_value_set_boolean (value, gtk_widget_get_visible (GTK_WIDGET (MN_WORKING_DATE (object)->short_label)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
mn_working_date_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  MnWorkingDate *self = MN_WORKING_DATE (object);

  if (id != PROP_SHORT)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->label), !g_value_get_boolean (value));
  gtk_widget_set_visible (GTK_WIDGET (self->short_label), g_value_get_boolean (value));
}

static void
mn_working_date_class_init (MnWorkingDateClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_working_date_dispose;
  G_OBJECT_CLASS (klass)->get_property = mn_working_date_get_property;
  G_OBJECT_CLASS (klass)->set_property = mn_working_date_set_property;
  g_object_class_install_property (
      G_OBJECT_CLASS (klass), PROP_SHORT,
      g_param_spec_boolean ("short", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mangnon/MangNon/ui/mn-working-date.ui");
  gtk_widget_class_bind_template_child (widget_class, MnWorkingDate, button);
  gtk_widget_class_bind_template_child (widget_class, MnWorkingDate, label);
  gtk_widget_class_bind_template_child (widget_class, MnWorkingDate, short_label);
  gtk_widget_class_bind_template_child (widget_class, MnWorkingDate, popover);
  gtk_widget_class_bind_template_child (widget_class, MnWorkingDate, entry);
  gtk_widget_class_bind_template_child (widget_class, MnWorkingDate, problem);
  gtk_widget_class_bind_template_child (widget_class, MnWorkingDate, apply);
  gtk_widget_class_bind_template_child (widget_class, MnWorkingDate, today);
  gtk_widget_class_bind_template_callback (widget_class, on_show);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
  gtk_widget_class_bind_template_callback (widget_class, on_today);
}

static void
mn_working_date_init (MnWorkingDate *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mn_working_date_set_session (MnWorkingDate *self, MnSession *session)
{
  g_return_if_fail (MN_IS_WORKING_DATE (self));
  g_return_if_fail (MN_IS_SESSION (session));

  if (!g_set_object (&self->session, session))
    return;

  g_signal_connect_object (session, "working-date-changed", G_CALLBACK (show_date), self, G_CONNECT_SWAPPED);
  show_date (self);
}

void
mn_working_date_popup (MnWorkingDate *self)
{
  g_return_if_fail (MN_IS_WORKING_DATE (self));

  gtk_menu_button_popup (self->button);
}
