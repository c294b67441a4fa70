/* mn-officer.c: who is working
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-officer.h"

#include "mn-i18n.h"
#include "mn-query.h"
#include "mn-settings.h"

struct _MnOfficer {
  GtkWidget parent_instance;

  /* template */
  GtkMenuButton *button;
  GtkLabel *label;
  GtkPopover *popover;
  GtkListBox *list;
  GtkWidget *add;

  MnSession *session; /* owned */
};

G_DEFINE_FINAL_TYPE (MnOfficer, mn_officer, GTK_TYPE_WIDGET)

static void
show_name (MnOfficer *self)
{
  MnStore *store = mn_register_get_store (mn_session_get_register (self->session));
  const char *who = mn_store_get_who (store);
  g_autofree char *name = g_markup_escape_text (who != NULL ? who : "", -1);
  g_autofree char *markup = NULL;

  if (*name != '\0')
    markup = g_strdup_printf (_ ("User: <b>%s</b>"), name);
  else
    markup = g_strdup_printf ("<b>%s</b>", _ ("Choose who is working"));
  gtk_label_set_markup (self->label, markup);
}

void
mn_officer_choose (MnOfficer *self, const char *name)
{
  MnStore *store;

  g_return_if_fail (MN_IS_OFFICER (self));
  g_return_if_fail (self->session != NULL);

  store = mn_register_get_store (mn_session_get_register (self->session));
  mn_store_set_who (store, name);
  mn_settings_set_officer (mn_store_get_path (store), name);
  show_name (self);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, MnOfficer *self)
{
  g_assert (MN_IS_OFFICER (self));

  mn_officer_choose (self, g_object_get_data (G_OBJECT (row), "name"));
  gtk_popover_popdown (self->popover);
}

static void
add_officer (MnOfficer *self, const char *name, const char *position, gboolean chosen)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (words), label);
  if (position != NULL && *position != '\0')
    {
      label = gtk_label_new (position);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "mn-secondary");
      gtk_box_append (GTK_BOX (words), label);
    }
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_set_opacity (check, chosen ? 1 : 0);
  gtk_box_append (GTK_BOX (box), check);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (name), g_free);
  gtk_list_box_append (self->list, row);
}

static void
on_show (MnOfficer *self)
{
  const MnEntity *entity = mn_entity_find ("officer");
  MnDb *db = mn_session_get_reader (self->session);
  const char *who = mn_store_get_who (mn_register_get_store (mn_session_get_register (self->session)));
  g_autoptr (MnQuery) query = mn_query_new (entity);
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  /* The placeholder is a child too, but no row. */
  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (GTK_IS_LIST_BOX_ROW (child))
        gtk_list_box_remove (self->list, child);
      child = next;
    }

  keys = mn_query_keys (query, db, &error);
  if (keys == NULL)
    {
      mn_session_toast_error (self->session, error);
      return;
    }

  for (guint i = 0; i < keys->len; i++)
    {
      g_autoptr (MnRecord) record = mn_record_load (db, entity, g_array_index (keys, gint64, i), NULL);

      if (record != NULL)
        add_officer (self, mn_record_get_text (record, "name"), mn_record_get_text (record, "position"),
                     g_strcmp0 (who, mn_record_get_text (record, "name")) == 0);
    }
  gtk_widget_set_sensitive (self->add, !mn_session_is_read_only (self->session));
}

static void
on_add (MnOfficer *self)
{
  gtk_popover_popdown (self->popover);
  mn_session_edit (self->session, GTK_WIDGET (self), mn_entity_find ("officer"), 0, NULL);
}

static void
mn_officer_dispose (GObject *object)
{
  MnOfficer *self = MN_OFFICER (object);
  GtkWidget *child;

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), MN_TYPE_OFFICER);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mn_officer_parent_class)->dispose (object);
}

static void
mn_officer_class_init (MnOfficerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_officer_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mangnon/MangNon/ui/mn-officer.ui");
  gtk_widget_class_bind_template_child (widget_class, MnOfficer, button);
  gtk_widget_class_bind_template_child (widget_class, MnOfficer, label);
  gtk_widget_class_bind_template_child (widget_class, MnOfficer, popover);
  gtk_widget_class_bind_template_child (widget_class, MnOfficer, list);
  gtk_widget_class_bind_template_child (widget_class, MnOfficer, add);
  gtk_widget_class_bind_template_callback (widget_class, on_show);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
}

static void
mn_officer_init (MnOfficer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mn_officer_set_session (MnOfficer *self, MnSession *session)
{
  g_autofree char *remembered = NULL;
  MnStore *store;

  g_return_if_fail (MN_IS_OFFICER (self));
  g_return_if_fail (MN_IS_SESSION (session));

  g_set_object (&self->session, session);
  store = mn_register_get_store (mn_session_get_register (session));
  remembered = mn_settings_get_officer (mn_store_get_path (store));
  if (remembered != NULL)
    mn_store_set_who (store, remembered);
  show_name (self);
}
