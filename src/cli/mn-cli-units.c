/* mn-cli-units.c: the register's units on a day, with today's children by them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-cli"

#include "config.h"

#include "mn-cli-verbs.h"
#include "mn-units.h"

static struct {
  char *on;
} options;

const GOptionEntry mn_cli_units_options[] = {
  { "on", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.on,
    N_ ("The day whose units are listed; when left out, the working date"), N_ ("DATE") },
  { 0 },
};

static gboolean
put_unit (const MnUnit *unit, gint64 id, GHashTable *counts, GError **error)
{
  gint64 *count = g_hash_table_lookup (counts, &id);

  mn_cli_cell (unit != NULL ? unit->code : "");
  mn_cli_cell (unit != NULL ? unit->name : "");
  mn_cli_cell (unit != NULL ? unit->kind : "");
  mn_cli_cell_taken (unit != NULL ? mn_date_to_iso (unit->from) : g_strdup (""));
  mn_cli_cell_taken (unit != NULL ? mn_date_to_iso (unit->to) : g_strdup (""));
  mn_cli_cell_taken (g_strdup_printf ("%" G_GINT64_FORMAT, count != NULL ? *count : 0));
  return mn_cli_end_row (error);
}

static gboolean
put_all (MnRegister *reg, MnDate day, GError **error)
{
  static const char *const head[] = { "code", "name", "kind", "valid_from", "valid_to", "children" };
  MnDb *db = mn_register_get_reader (reg);
  g_autoptr (MnUnits) units = mn_units_load (db, error);
  g_autoptr (GPtrArray) current
      = units != NULL ? mn_unit_query_current (db, mn_register_get_working_date (reg), error) : NULL;
  g_autoptr (GHashTable) counts = NULL;
  g_autoptr (GPtrArray) shown = NULL;
  gint64 unclear = 0;

  if (current == NULL)
    return FALSE;
  counts = mn_units_count (units, current, day);
  shown = mn_units_territory (units, mn_register_get_unit (reg), day);
  for (guint i = 0; i < G_N_ELEMENTS (head); i++)
    mn_cli_cell (head[i]);
  if (!mn_cli_end_row (error))
    return FALSE;
  for (guint i = 0; i < shown->len; i++)
    {
      const MnUnit *unit = g_ptr_array_index (shown, i);

      if (!put_unit (unit, unit->id, counts, error))
        return FALSE;
    }
  return g_hash_table_lookup (counts, &unclear) == NULL || put_unit (NULL, 0, counts, error);
}

gboolean
mn_cli_run_units (char **arguments, GError **error)
{
  MnDate day = MN_DATE_NONE;
  g_autoptr (MnRegister) reg = NULL;

  if (options.on != NULL && !mn_cli_parse_day ("--on", options.on, &day, error))
    return FALSE;
  reg = mn_cli_open (arguments[0], error);
  if (reg == NULL)
    return FALSE;
  return put_all (reg, options.on != NULL ? day : mn_register_get_working_date (reg), error);
}
