/* mn-link-offer.c: the rows a link may lead to, found and shown
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-link-offer.h"

#include <string.h>

/* A person reads a screenful and types one more letter. */
#define N_OFFERED 50
/* So many units are looked through for those that are spelled as typed. */
#define N_RANKED 400

/* What to search in ------------------------------------------------------------------------------- */

/* Villages and households belong to a unit: when the record says which, only those are of use. A child does not: it
 * moves. */
gboolean
mn_link_offer_follows_unit (const MnLinkOffer *self)
{
  return (strcmp (self->target->name, "village") == 0 || strcmp (self->target->name, "household") == 0)
         && mn_entity_field (mn_record_get_entity (self->record), "unit") >= 0;
}

gint64
mn_link_offer_get_unit (const MnLinkOffer *self)
{
  return mn_link_offer_follows_unit (self) ? mn_record_get_integer (self->record, "unit") : 0;
}

static gboolean
is_unit (const MnLinkOffer *self)
{
  return strcmp (self->target->name, "unit") == 0;
}

static void
filter_by (MnQuery *query, const char *field, gint64 id)
{
  g_auto (MnValue) value = MN_VALUE_INIT;

  mn_value_set_integer (&value, id);
  mn_query_add_filter (query, (guint)mn_entity_field (mn_query_get_entity (query), field), &value);
}

static MnQuery *
new_query (const MnLinkOffer *self, const char *typed)
{
  MnQuery *query = mn_query_new (self->target);
  gint64 unit = mn_link_offer_get_unit (self);

  mn_query_set_search (query, typed);
  mn_query_set_limit (query, is_unit (self) ? N_RANKED : N_OFFERED);
  if (mn_entity_is_dated (self->target))
    mn_query_set_on (query, mn_session_get_working_date (self->session));
  if (unit != 0)
    filter_by (query, "unit", unit);
  return query;
}

/* Cam Thanh and Cam Thành are two communes: those spelled as typed, marks and all, come first. */
static guint
rank (const MnRowData *data, const MnEntity *entity, const char *typed)
{
  static const char *const fields[] = { "short_name", "name" };
  guint best = 2;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *shown = mn_row_data_display (data, entity, (guint)mn_entity_field (entity, fields[i]));
      g_autofree char *normal = g_utf8_normalize (shown, -1, G_NORMALIZE_NFC);
      g_autofree char *name = g_utf8_casefold (normal, -1);

      if (strcmp (name, typed) == 0)
        return 0;
      if (strstr (name, typed) != NULL)
        best = 1;
    }
  return best;
}

/* Within each rank they stay in the order of the query. */
static void
rank_units (const MnLinkOffer *self, GArray *keys, const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_autofree char *folded = normal != NULL ? g_utf8_casefold (normal, -1) : NULL;
  const char *typed = folded != NULL ? g_strstrip (folded) : "";
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (*typed == '\0')
    return;
  rows = mn_query_fetch (self->target, mn_session_get_reader (self->session), (const gint64 *)(void *)keys->data,
                         keys->len, NULL);
  for (guint pass = 0; rows != NULL && pass < 3; pass++)
    for (guint i = 0; i < rows->len; i++)
      if (g_ptr_array_index (rows, i) != NULL && rank (g_ptr_array_index (rows, i), self->target, typed) == pass)
        g_array_append_val (ranked, g_array_index (keys, gint64, i));
  if (rows == NULL)
    return;
  g_array_set_size (keys, 0);
  g_array_append_vals (keys, ranked->data, ranked->len);
}

static void
append_keys (const MnLinkOffer *self, GArray *into, const MnQuery *query, const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = mn_query_keys (query, mn_session_get_reader (self->session), &error);

  if (keys == NULL)
    {
      g_warning ("%s", error->message);
      return;
    }
  if (is_unit (self))
    rank_units (self, keys, typed);
  for (guint i = 0; i < keys->len && into->len < N_OFFERED; i++)
    {
      gint64 id = g_array_index (keys, gint64, i);
      gboolean known = FALSE;

      for (guint j = 0; j < into->len && !known; j++)
        known = g_array_index (into, gint64, j) == id;
      if (!known)
        g_array_append_val (into, id);
    }
}

void
mn_link_offer_find (const MnLinkOffer *self, const char *typed, GArray *ids)
{
  gint64 own = mn_register_get_unit (mn_session_get_register (self->session));
  g_autoptr (MnQuery) query = new_query (self, typed);

  g_array_set_size (ids, 0);
  if (is_unit (self) && own != 0)
    {
      g_autoptr (MnQuery) below = mn_query_copy (query);

      filter_by (below, "parent", own);
      append_keys (self, ids, below, typed);
    }
  append_keys (self, ids, query, typed);
}

/* Rows ------------------------------------------------------------------------------------------- */

/* What tells two rows of the same name apart: the next listed fields. */
static char *
secondary_text (const MnRowData *data, const MnEntity *entity)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < entity->n_fields && n < 2; i++)
    {
      const MnField *field = &entity->fields[i];
      g_autofree char *shown = NULL;

      if ((int)i == entity->label_field || (field->flags & MN_FIELD_LISTED) == 0 || field->kind == MN_KIND_CODES
          || strcmp (field->name, "sex") == 0 || g_str_has_prefix (field->name, "valid_"))
        continue;
      shown = mn_row_data_display (data, entity, i);
      if (*shown == '\0')
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", shown);
      n++;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Many communes share a name: the district and the province tell them apart. */
static char *
unit_text (const MnLinkOffer *self, const MnRowData *data)
{
  MnDb *db = mn_session_get_reader (self->session);
  guint parent = (guint)mn_entity_field (self->target, "parent");
  g_autofree char *name = mn_row_data_display (data, self->target, (guint)mn_entity_field (self->target, "name"));
  GString *text = g_string_new (name);
  gint64 id = mn_value_get_integer (&data->values[parent]);

  for (guint level = 0; id != 0 && level < 2; level++)
    {
      g_autoptr (MnRecord) above = mn_record_load (db, self->target, id, NULL);

      if (above == NULL)
        break;
      g_string_append_printf (text, "%s%s", level == 0 ? " · " : ", ", mn_record_get_text (above, "name"));
      id = mn_record_get_integer (above, "parent");
    }
  return g_string_free (text, FALSE);
}

static char *
more_of (const MnLinkOffer *self, const MnRowData *data)
{
  if (self->target->label_field < 0)
    return g_strdup ("");
  return is_unit (self) ? unit_text (self, data) : secondary_text (data, self->target);
}

char *
mn_link_offer_label (const MnRowData *data, const MnEntity *entity)
{
  if (entity->label_field >= 0)
    return mn_row_data_display (data, entity, (guint)entity->label_field);
  return secondary_text (data, entity);
}

GtkWidget *
mn_link_offer_create_row (const MnLinkOffer *self, const MnRowData *data)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *text = mn_link_offer_label (data, self->target);
  g_autofree char *more = more_of (self, data);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  if (*more != '\0')
    {
      GtkWidget *second = gtk_label_new (more);

      gtk_label_set_xalign (GTK_LABEL (second), 0);
      gtk_label_set_ellipsize (GTK_LABEL (second), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (second, "mn-secondary");
      gtk_box_append (GTK_BOX (box), second);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return row;
}
