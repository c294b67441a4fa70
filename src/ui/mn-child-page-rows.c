/* mn-child-page-rows.c: the cards of a child's page and the rows in them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-child-page-rows.h"

#include <string.h>

#include "mn-details-parts.h"
#include "mn-i18n.h"
#include "mn-query.h"

#define WHEN_WIDTH 150

/* What a row of each entity says; fields that are not filled in say nothing. */
static const struct {
  const char *entity;
  const char *what[3], *detail[6];
  const char *amount, *period;
} texts[] = {
  { "residence", { "village", "unit" }, { "status", "household", "reason", "note" }, NULL, NULL },
  { "schooling", { "class", "school" }, { "status", "school_year", "result", "reason", "note" }, NULL, NULL },
  { "insurance_card", { "number", "card_group" }, { "clinic", "note" }, "amount", NULL },
  { "assistance", { "category" }, { "decision_number", "recipient", "end_reason" }, "amount", NULL },
  { "award", { "scheme" }, { "school_year", "decision", "end_reason" }, "amount", "period" },
  { "stay", { "institution" }, { "decision", "reason" }, NULL, NULL },
  { "participation", { "activity" }, { "role", "result", "note" }, NULL, NULL },
};

GtkBox *
mn_child_card (GtkBox *column, const char *title, const char *right, const char *add)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = mn_part_row (6);
  GtkWidget *label = mn_part_line (title, "mn-group");

  gtk_widget_set_hexpand (label, TRUE);
  mn_part_row_add (head, label);
  if (right != NULL)
    mn_part_row_add (head, mn_part_line (right, "mn-secondary"));
  if (add != NULL)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
      g_autofree char *name = g_strdup_printf (_ ("Add: %s"), mn_entity_title (mn_entity_find (add)));

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "mn-small");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "child.add");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", add);
      gtk_widget_set_tooltip_text (button, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      mn_part_row_add (head, button);
    }
  gtk_widget_add_css_class (card, "mn-card");
  gtk_box_append (GTK_BOX (card), head);
  gtk_box_append (column, card);
  return GTK_BOX (card);
}

GtkListBox *
mn_child_list (GtkBox *body, const char *title)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (body, list);
  return GTK_LIST_BOX (list);
}

/* Rows ------------------------------------------------------------------------------------------- */

void
mn_child_row_mark (GtkWidget *row, const MnEntity *entity, gint64 id)
{
  g_object_set_data (G_OBJECT (row), "mn-entity", (gpointer)entity);
  g_object_set_data_full (G_OBJECT (row), "mn-row-id", g_memdup2 (&id, sizeof id), g_free);
}

gboolean
mn_child_row_find (GtkWidget *widget, const MnEntity **entity, gint64 *id)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      const gint64 *row_id = g_object_get_data (G_OBJECT (widget), "mn-row-id");

      if (row_id == NULL)
        continue;
      *entity = g_object_get_data (G_OBJECT (widget), "mn-entity");
      *id = *row_id;
      return TRUE;
    }
  return FALSE;
}

GtkWidget *
mn_child_row_find_widget (GtkWidget *root, const MnEntity *entity, gint64 id)
{
  const gint64 *row_id = g_object_get_data (G_OBJECT (root), "mn-row-id");

  if (row_id != NULL && *row_id == id && g_object_get_data (G_OBJECT (root), "mn-entity") == entity)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = mn_child_row_find_widget (child, entity, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static char *
spoken (const MnChildRow *row)
{
  const char *parts[] = { row->when, row->what, row->detail, row->amount };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", parts[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

GtkWidget *
mn_child_row (GtkListBox *list, const MnChildRow *row)
{
  GtkWidget *widget = gtk_list_box_row_new ();
  GtkWidget *cells = mn_part_row (8), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = spoken (row);

  if (row->when != NULL)
    {
      GtkWidget *when = mn_part_label (row->when, "numeric");

      gtk_widget_set_valign (when, GTK_ALIGN_START);
      gtk_widget_set_size_request (when, WHEN_WIDTH, -1);
      gtk_label_set_wrap (GTK_LABEL (when), FALSE);
      gtk_widget_add_css_class (when, row->strong ? "mn-title" : "mn-plain");
      mn_part_row_add (cells, when);
    }
  gtk_box_append (GTK_BOX (words), mn_part_label (row->what, NULL));
  if (row->detail != NULL && *row->detail != '\0')
    gtk_box_append (GTK_BOX (words), mn_part_label (row->detail, "mn-secondary"));
  gtk_widget_set_hexpand (words, TRUE);
  mn_part_row_add (cells, words);
  if (row->amount != NULL && *row->amount != '\0')
    {
      GtkWidget *amount = mn_part_label (row->amount, "numeric");

      gtk_label_set_wrap (GTK_LABEL (amount), FALSE);
      gtk_label_set_xalign (GTK_LABEL (amount), 1);
      gtk_widget_set_valign (amount, GTK_ALIGN_START);
      mn_part_row_add (cells, amount);
    }
  gtk_widget_set_margin_top (cells, 3);
  gtk_widget_set_margin_bottom (cells, 3);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), cells);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  mn_child_row_mark (widget, row->entity, row->id);
  gtk_list_box_append (list, widget);
  return widget;
}

/* Records ---------------------------------------------------------------------------------------- */

static char *
join (const MnRowData *data, const MnEntity *entity, const char *const *fields, guint n_fields)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_fields && fields[i] != NULL; i++)
    {
      g_autofree char *part = mn_row_data_display (data, entity, (guint)mn_entity_field (entity, fields[i]));

      if (*part == '\0')
        continue;
      if (strcmp (fields[i], "class") == 0)
        g_string_append_printf (text, _ ("class %s"), part);
      else
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static MnDate
date_of (const MnRowData *data, const MnEntity *entity, const char *field)
{
  MnDate date = MN_DATE_NONE;

  mn_date_parse_iso (mn_value_get_text (&data->values[mn_entity_field (entity, field)]), &date, NULL);
  return date;
}

static char *
when_text (MnDate from, MnDate to)
{
  g_autofree char *first = mn_date_format (from), *last = mn_date_format (to);

  if (mn_date_is_set (to))
    return g_strdup_printf ("%s – %s", first, last);
  return g_strdup_printf (_ ("since %s"), first);
}

static char *
amount_text (const MnRowData *data, const MnEntity *entity, guint text)
{
  g_autofree char *amount = NULL;
  const char *period;

  if (texts[text].amount == NULL)
    return NULL;
  amount = mn_row_data_display (data, entity, (guint)mn_entity_field (entity, texts[text].amount));
  if (*amount == '\0')
    return NULL;
  period = strcmp (entity->name, "assistance") == 0 ? "month"
           : texts[text].period != NULL
               ? mn_value_get_text (&data->values[mn_entity_field (entity, texts[text].period)])
               : "";
  if (strcmp (period, "month") == 0)
    return g_strdup_printf (_ ("%s/month"), amount);
  return strcmp (period, "year") == 0 ? g_strdup_printf (_ ("%s/year"), amount) : g_steal_pointer (&amount);
}

static void
add_record (GtkListBox *list, const MnRowData *data, const MnEntity *entity, guint text, MnDate on, gboolean secret)
{
  gboolean dated = mn_entity_is_dated (entity);
  gboolean is_assistance = strcmp (entity->name, "assistance") == 0;
  MnDate from = dated ? date_of (data, entity, "valid_from") : MN_DATE_NONE;
  MnDate to = dated ? date_of (data, entity, "valid_to") : MN_DATE_NONE;
  g_autofree char *when = dated ? when_text (from, to) : NULL;
  g_autofree char *what = secret && is_assistance
                              ? g_strdup (mn_entity_title (entity))
                              : join (data, entity, texts[text].what, G_N_ELEMENTS (texts[text].what));
  g_autofree char *detail = join (data, entity, texts[text].detail, G_N_ELEMENTS (texts[text].detail));
  g_autofree char *amount = amount_text (data, entity, text);
  MnChildRow row = { .entity = entity, .id = data->id, .when = when, .what = what, .detail = detail, .amount = amount };

  row.strong = dated && mn_date_first_day (from) <= mn_date_last_day (on)
               && (!mn_date_is_set (to) || mn_date_last_day (to) >= mn_date_first_day (on));
  mn_child_row (list, &row);
}

int
mn_child_rows (GtkListBox *list, MnSession *session, const char *name, gint64 child, gboolean secret, GError **error)
{
  const MnEntity *entity = mn_entity_find (name);
  MnDb *db = mn_session_get_reader (session);
  g_autoptr (MnQuery) query = mn_query_new (entity);
  g_auto (MnValue) value = MN_VALUE_INIT;
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  guint text = 0;

  while (text < G_N_ELEMENTS (texts) && strcmp (texts[text].entity, name) != 0)
    text++;
  g_return_val_if_fail (text < G_N_ELEMENTS (texts), -1);
  mn_value_set_integer (&value, child);
  mn_query_add_filter (query, (guint)mn_entity_field (entity, "child"), &value);
  if (mn_entity_is_dated (entity))
    mn_query_set_sort (query, "valid_from", TRUE);
  keys = mn_query_keys (query, db, error);
  rows = keys != NULL ? mn_query_fetch (entity, db, (gint64 *)(gpointer)keys->data, keys->len, error) : NULL;
  if (rows == NULL)
    return -1;
  for (guint i = 0; i < rows->len; i++)
    if (g_ptr_array_index (rows, i) != NULL)
      add_record (list, g_ptr_array_index (rows, i), entity, text, mn_session_get_working_date (session), secret);
  return (int)rows->len;
}
