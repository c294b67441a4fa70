/* mn-child-page-person.c: who the child is, where and with whom
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-child-page-private.h"

#include "mn-details-parts.h"
#include "mn-i18n.h"
#include "mn-query.h"

/* Facts of the child's own row, in the order of the booklet; a mother's birth stands behind her name. */
static const char *const facts[] = { "code",
                                     "birth_date",
                                     "other_name",
                                     "personal_id",
                                     "nationality",
                                     "birth_registered",
                                     "birth_registered_on",
                                     "birth_certificate",
                                     "lives_with",
                                     "relation_to_head",
                                     "note" };

static char *
display (const MnRecord *record, MnDb *db, const char *field)
{
  return mn_record_display (record, (guint)mn_entity_field (mn_record_get_entity (record), field), db);
}

/* "Trần Thị Lành (bà nội), 1951, làm ruộng, 0912 345 678" */
static void
add_person (GtkBox *body, const MnRecord *child, const char *who, const char *label)
{
  static const char *const parts[] = { "born", "job", "phone", "personal_id" };
  g_autofree char *name_field = g_strconcat (who, "_name", NULL);
  const char *name = mn_record_get_text (child, name_field);
  const char *relation = g_str_equal (who, "carer") ? mn_record_get_text (child, "carer_relation") : NULL;
  g_autoptr (GString) text = g_string_new (name);

  if (name == NULL)
    return;
  if (relation != NULL)
    g_string_append_printf (text, " (%s)", relation);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *field = g_strdup_printf ("%s_%s", who, parts[i]);
      g_autofree char *part = display (child, NULL, field);

      if (*part != '\0')
        g_string_append_printf (text, ", %s", part);
    }
  mn_part_fact (body, label, text->str);
}

static gboolean
show_facts (MnChildPage *self, GError **error)
{
  MnDb *db = mn_session_get_reader (self->session);
  g_autoptr (MnRecord) child = mn_record_load (db, mn_entity_find ("child"), self->child, error);
  GtkBox *body;

  if (child == NULL)
    return FALSE;
  body = mn_child_card (GTK_BOX (self->right), _ ("Child"), NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autofree char *value = display (child, db, facts[i]);

      mn_part_fact (
          body,
          mn_field_label (
              &mn_record_get_entity (child)->fields[mn_entity_field (mn_record_get_entity (child), facts[i])]),
          value);
    }
  add_person (body, child, "father", _ ("Father"));
  add_person (body, child, "mother", _ ("Mother"));
  add_person (body, child, "carer", _ ("Carer"));
  return TRUE;
}

/* A list of one entity's rows in a card of its own. */
static gboolean
show_rows (MnChildPage *self, const char *entity, const char *title, GError **error)
{
  GtkBox *body = mn_child_card (GTK_BOX (self->right), title, NULL, entity);
  int n = mn_child_rows (_mn_child_page_list (self, body, title), self->session, entity, self->child, FALSE, error);

  if (n == 0)
    gtk_box_append (body, mn_part_label (_ ("None recorded"), "mn-secondary"));
  return n >= 0;
}

/* Household -------------------------------------------------------------------------------------- */

/* Brothers and sisters are links: Enter goes to them, and Alt+Left comes back. */
static gboolean
add_siblings (MnChildPage *self, GtkBox *body, GError **error)
{
  const MnEntity *entity = mn_entity_find ("child");
  MnDb *db = mn_session_get_reader (self->session);
  g_autoptr (MnQuery) query = mn_query_new (entity);
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_auto (MnValue) value = MN_VALUE_INIT;
  GtkListBox *list = NULL;

  mn_value_set_integer (&value, self->household);
  mn_query_add_filter (query, (guint)mn_entity_field (entity, "household"), &value);
  mn_query_set_sort (query, "birth_date", FALSE);
  keys = mn_query_keys (query, db, error);
  rows = keys != NULL ? mn_query_fetch (entity, db, (gint64 *)(gpointer)keys->data, keys->len, error) : NULL;
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const MnRowData *data = g_ptr_array_index (rows, i);
      g_autofree char *born = NULL, *sex = NULL;
      MnChildRow row = { .entity = entity };

      if (data == NULL || data->id == self->child)
        continue;
      if (list == NULL)
        {
          gtk_box_append (body, mn_part_label (_ ("Siblings"), "mn-secondary"));
          list = _mn_child_page_list (self, body, _ ("Siblings"));
        }
      born = mn_row_data_display (data, entity, (guint)mn_entity_field (entity, "birth_date"));
      sex = mn_row_data_display (data, entity, (guint)mn_entity_field (entity, "sex"));
      row.id = data->id;
      row.when = born;
      row.what = mn_value_get_text (&data->values[mn_entity_field (entity, "full_name")]);
      row.detail = sex;
      mn_child_row (list, &row);
    }
  return TRUE;
}

static void
add_button (GtkWidget *box, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "mn-plain");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
}

static gboolean
show_household (MnChildPage *self, GError **error)
{
  static const char *const fields[]
      = { "code", "head_name", "head_born", "head_job", "phone", "poverty", "address", "note" };
  GtkBox *body = mn_child_card (GTK_BOX (self->right), _ ("Household"), NULL, NULL);
  MnDb *db = mn_session_get_reader (self->session);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (MnRecord) household = NULL;

  if (self->household == 0)
    {
      gtk_box_append (body, mn_part_label (_ ("None recorded"), "mn-secondary"));
      g_object_ref_sink (buttons);
      g_object_unref (buttons);
      return TRUE;
    }
  household = mn_record_load (db, mn_entity_find ("household"), self->household, error);
  if (household == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const MnEntity *entity = mn_record_get_entity (household);
      g_autofree char *value = display (household, db, fields[i]);

      mn_part_fact (body, mn_field_label (&entity->fields[mn_entity_field (entity, fields[i])]), value);
    }
  if (!add_siblings (self, body, error))
    return FALSE;
  add_button (buttons, _ ("Edit _Household…"), "child.edit-household");
  add_button (buttons, _ ("Household _Sheet"), "child.print-household");
  gtk_box_append (body, buttons);
  return TRUE;
}

gboolean
_mn_child_page_show_person (MnChildPage *self, const MnChildHead *head, gboolean secret, GError **error)
{
  self->household = head->household;
  return show_facts (self, error) && show_household (self, error)
         && show_rows (self, "residence", _ ("Where the child lives"), error)
         && show_rows (self, "schooling", _ ("Schooling"), error)
         && show_rows (self, "insurance_card", _ ("Health-insurance cards"), error)
         && show_rows (self, "participation", _ ("Participations"), error);
}
