/* mn-field-editor-links.c: editors of fields that name other rows, or several codes
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-field-row-private.h"
#include "mn-link-chooser.h"
#include "mn-query.h"

static void
link_chosen_cb (MnLinkChooser *chooser, gint64 row_id, MnFieldRow *row)
{
  g_auto (MnValue) value = MN_VALUE_INIT;

  if (row_id != 0)
    mn_value_set_integer (&value, row_id);
  _mn_field_row_take_value (row, &value);
}

GtkWidget *
_mn_field_editor_create_link (MnFieldRow *row)
{
  GtkWidget *chooser = mn_link_chooser_new (row->session, row->record, row->index);

  row->editor = mn_link_chooser_get_button (MN_LINK_CHOOSER (chooser));
  gtk_widget_set_hexpand (chooser, TRUE);
  g_signal_connect (chooser, "chosen", G_CALLBACK (link_chosen_cb), row);
  return chooser;
}

void
_mn_field_editor_show_link (MnFieldRow *row)
{
  GtkWidget *chooser = gtk_widget_get_ancestor (row->editor, MN_TYPE_LINK_CHOOSER);

  mn_link_chooser_set_row (MN_LINK_CHOOSER (chooser), mn_value_get_integer (mn_record_get (row->record, row->index)));
}

/* Several codes: a button that says which, and a list of boxes to tick ---------------------------- */

static gboolean
has_code (const MnValue *value, const char *code)
{
  g_auto (GStrv) codes = g_strsplit (mn_value_get_text (value), " ", -1);

  return g_strv_contains ((const char *const *)codes, code);
}

static void
code_toggled_cb (GtkCheckButton *check, MnFieldRow *row)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (check));
  g_autoptr (GString) codes = g_string_new (NULL);
  g_auto (MnValue) value = MN_VALUE_INIT;

  if (row->updating)
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (child)))
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", gtk_widget_get_name (child));
  if (codes->len > 0)
    mn_value_set_text (&value, codes->str);
  _mn_field_row_take_value (row, &value);
}

static void
add_code (MnFieldRow *row, GtkWidget *box, const char *code, const char *label)
{
  GtkWidget *check = gtk_check_button_new_with_label (label);

  gtk_widget_set_name (check, code);
  g_signal_connect (check, "toggled", G_CALLBACK (code_toggled_cb), row);
  gtk_box_append (GTK_BOX (box), check);
}

static void
add_target_codes (MnFieldRow *row, GtkWidget *box)
{
  const MnEntity *target = mn_field_target (row->field);
  MnDb *db = mn_session_get_reader (row->session);
  g_autoptr (MnQuery) query = mn_query_new (target);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) keys = NULL;

  if (mn_entity_is_dated (target))
    mn_query_set_on (query, mn_session_get_working_date (row->session));
  keys = mn_query_keys (query, db, NULL);
  if (keys != NULL)
    rows = mn_query_fetch (target, db, (const gint64 *)(void *)keys->data, keys->len, NULL);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      MnRowData *data = g_ptr_array_index (rows, i);
      g_autofree char *label = data ? mn_row_data_display (data, target, (guint)target->label_field) : NULL;

      if (data != NULL)
        add_code (row, box, mn_value_get_text (&data->values[target->code_field]), label);
    }
}

GtkWidget *
_mn_field_editor_create_codes (MnFieldRow *row)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (guint i = 0; row->field->choices != NULL && row->field->choices[i].code != NULL; i++)
    add_code (row, box, row->field->choices[i].code, mn_field_choice_label (row->field, row->field->choices[i].code));
  if (row->field->choices == NULL && mn_field_target (row->field) != NULL)
    add_target_codes (row, box);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  g_object_set_data (G_OBJECT (button), "mn-codes", box);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  row->editor = button;
  return button;
}

void
_mn_field_editor_show_codes (MnFieldRow *row)
{
  GtkWidget *box = g_object_get_data (G_OBJECT (row->editor), "mn-codes");
  const MnValue *value = mn_record_get (row->record, row->index);
  g_autoptr (GString) text = g_string_new (NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gboolean on = has_code (value, gtk_widget_get_name (child));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (child), on);
      if (on)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                                gtk_check_button_get_label (GTK_CHECK_BUTTON (child)));
    }
  gtk_menu_button_set_label (GTK_MENU_BUTTON (row->editor), text->len > 0 ? text->str : "–");
}
