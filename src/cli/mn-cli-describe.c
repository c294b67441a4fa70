/* mn-cli-describe.c: what a register holds: entities and their fields
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-cli"

#include "config.h"

#include "mn-cli-verbs.h"
#include "mn-query.h"

static gboolean
put_row (const char *const *cells, guint n_cells, GError **error)
{
  for (guint i = 0; i < n_cells; i++)
    mn_cli_cell (cells[i]);
  return mn_cli_end_row (error);
}

gboolean
mn_cli_run_entities (char **arguments, GError **error)
{
  static const char *const head[] = { "name", "title", "rows" };
  g_autoptr (MnRegister) reg = mn_cli_open (arguments[0], error);

  if (reg == NULL || !put_row (head, G_N_ELEMENTS (head), error))
    return FALSE;
  for (const MnEntity *const *entity = mn_entities (); *entity != NULL; entity++)
    {
      g_autoptr (MnQuery) query = mn_query_new (*entity);
      gint64 n_rows = mn_query_count (query, mn_register_get_reader (reg), error);

      if (n_rows < 0)
        return FALSE;
      mn_cli_cell ((*entity)->name);
      mn_cli_cell (mn_entity_titles (*entity));
      mn_cli_cell_taken (g_strdup_printf ("%" G_GINT64_FORMAT, n_rows));
      if (!mn_cli_end_row (error))
        return FALSE;
    }
  return TRUE;
}

/* The stored form, for --where and for reading a list. */
static const char *
field_format (const MnField *field)
{
  switch (field->kind)
    {
    case MN_KIND_DECIMAL:
      return _ ("hundredths: 250 is 2,5");
    case MN_KIND_PERCENT:
      return _ ("hundredths of a percent: 570 is 5,7%");
    case MN_KIND_MONEY:
      return _ ("đồng");
    case MN_KIND_DATE:
      return (field->flags & MN_FIELD_FULL_DATE) != 0 ? _ ("YYYY-MM-DD") : _ ("YYYY-MM-DD, YYYY-MM or YYYY");
    case MN_KIND_BOOLEAN:
      return _ ("1 is yes, 0 is no");
    case MN_KIND_CHOICE:
      return _ ("one of the codes");
    case MN_KIND_LINK:
      return mn_field_target (field)->code_field >= 0 ? _ ("code") : _ ("ID");
    case MN_KIND_CODES:
      return _ ("codes with a space between");
    case MN_KIND_TEXT:
    case MN_KIND_NOTE:
    case MN_KIND_INTEGER:
    case MN_KIND_YEAR:
    case MN_N_KINDS:
    default:
      return "";
    }
}

/* "male = Nam; female = Nữ", or the entity that is linked to. */
static char *
field_values (const MnField *field)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (field->target != NULL)
    return g_strdup (field->target);
  for (const MnChoice *choice = field->choices; choice != NULL && choice->code != NULL; choice++)
    g_string_append_printf (text, "%s%s = %s", text->len > 0 ? "; " : "", choice->code,
                            mn_field_choice_label (field, choice->code));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
mn_cli_run_fields (char **arguments, GError **error)
{
  static const char *const head[] = { "name", "kind", "required", "derived", "format", "label", "values" };
  const MnEntity *entity = mn_cli_find_entity (arguments[1], error);
  g_autoptr (MnRegister) reg = entity != NULL ? mn_cli_open (arguments[0], error) : NULL;

  if (reg == NULL || !put_row (head, G_N_ELEMENTS (head), error))
    return FALSE;
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MnField *field = &entity->fields[i];

      mn_cli_cell (field->name);
      mn_cli_cell (mn_kind_info (field->kind)->name);
      mn_cli_cell ((field->flags & MN_FIELD_REQUIRED) != 0 ? "1" : "0");
      mn_cli_cell ((field->flags & MN_FIELD_DERIVED) != 0 ? "1" : "0");
      mn_cli_cell (field_format (field));
      mn_cli_cell (mn_field_label (field));
      mn_cli_cell_taken (field_values (field));
      if (!mn_cli_end_row (error))
        return FALSE;
    }
  return TRUE;
}
