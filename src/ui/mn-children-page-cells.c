/* mn-children-page-cells.c: what the cells of the list of children say
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-children-page-private.h"
#include "mn-details-parts.h"

static const char *
stored_text (MnRow *row, guint field)
{
  const MnRowData *data = mn_row_get_data (row);

  return data != NULL ? mn_value_get_text (&data->values[field]) : "";
}

/* The list stands open on the desk: what the law keeps secret is not named in it. */
static char *
circumstances_text (MnRow *row, guint field, gpointer user_data)
{
  MnChildrenPage *self = user_data;
  g_auto (GStrv) codes = g_strsplit (stored_text (row, field), " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL && *codes[i] != '\0'; i++)
    {
      const char *label = g_hash_table_lookup (self->groups, codes[i]);

      if (label == NULL)
        return NULL;
      if (strstr (text->str, label) == NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", label);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "Trợ cấp, BHYT, học bổng": a column has no room for the full names. */
static char *
support_text (MnRow *row, guint field, gpointer user_data)
{
  static const struct {
    const char *code, *label;
  } words[] = {
    { "assistance", NC_ ("support", "Assistance") },
    { "insurance", NC_ ("support", "Insurance") },
    { "scholarship", NC_ ("support", "scholarship") },
    { "stay", NC_ ("support", "institution") },
  };
  g_auto (GStrv) codes = g_strsplit (stored_text (row, field), " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strv_contains ((const char *const *)codes, words[i].code))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              g_dpgettext2 (GETTEXT_PACKAGE, "support", words[i].label));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
village_text (MnRow *row, guint field, gpointer user_data)
{
  g_autofree char *text = mn_row_display (row, field);

  return mn_part_village (text);
}

const MnViewColumn _mn_children_page_columns[] = {
  { "full_name", NULL, 176, FALSE, NULL },
  { "birth_date", NULL, 96, FALSE, NULL },
  { "sex", NULL, 66, FALSE, NULL },
  { "unit", NULL, 86, FALSE, NULL },
  { "village", N_ ("Village, quarter"), 110, FALSE, village_text },
  { "circumstances", NULL, 148, FALSE, circumstances_text },
  { "support", NULL, 130, TRUE, support_text },
};
const guint _mn_children_page_n_columns = G_N_ELEMENTS (_mn_children_page_columns);
