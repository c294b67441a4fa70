/* mn-cli-export.c: tables out of a register
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-cli"

#include "config.h"

#include <gio/gio.h>

#include "mn-cli-verbs.h"
#include "mn-export-list.h"
#include "mn-export.h"
#include "mn-template.h"

static struct {
  gboolean display;
  gboolean sensitive;
  char *units_on;
  char *unit;
} options;

const GOptionEntry mn_cli_export_options[] = {
  { "display", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.display,
    N_ ("Writes CSV for people too: labels in place of codes, and without what is sensitive"), NULL },
  { "sensitive", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.sensitive,
    N_ ("Does not leave out what is sensitive (HIV, abuse, offending, drug use…)"), NULL },
  { "units-on", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.units_on,
    N_ ("Show places by the units of this day; not of CSV without --display"), N_ ("DATE") },
  { 0 },
};

const GOptionEntry mn_cli_template_options[] = {
  { "unit", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.unit,
    N_ ("The commune that fills it in; when left out, the register's own"), N_ ("CODE") },
  { 0 },
};

gboolean
mn_cli_choose_kind (const char *path, MnTableKind *kind, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (mn_export_choose_kind (path, kind, &local))
    return TRUE;
  g_set_error_literal (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, local->message);
  return FALSE;
}

/* As the window exports a list, with every field. */
static gboolean
export_for_people (MnRegister *reg, MnQuery *query, const char *path, MnTableKind kind, MnDate units_on, guint *n_rows,
                   GError **error)
{
  const MnEntity *entity = mn_query_get_entity (query);
  g_autoptr (MnUnitView) view = NULL;
  g_autoptr (GArray) ids = mn_query_keys (query, mn_register_get_reader (reg), error);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) fields = NULL;
  MnExportListRequest request = { .entity = entity,
                                  .format = kind == MN_TABLE_XLSX  ? MN_EXPORT_XLSX
                                            : kind == MN_TABLE_ODS ? MN_EXPORT_ODS
                                                                   : MN_EXPORT_CSV,
                                  .path = path,
                                  .sensitive = options.sensitive };

  if (ids == NULL)
    return FALSE;
  if (mn_date_is_set (units_on))
    {
      view = mn_unit_view_load (mn_register_get_reader (reg), units_on, error);
      if (view == NULL)
        return FALSE;
      request.units = view;
    }
  for (guint i = 0; i < entity->n_fields; i++)
    g_array_append_val (all, i);
  fields = mn_export_list_fields (entity, (const guint *)(gpointer)all->data, all->len, options.sensitive);
  request.ids = (const gint64 *)(gpointer)ids->data;
  request.n_ids = ids->len;
  request.fields = (const guint *)(gpointer)fields->data;
  request.n_fields = fields->len;
  return mn_export_list (reg, &request, n_rows, NULL, error);
}

/* CSV holds all as stored, for coming back; workbooks are for people. */
static gboolean
export_to (MnRegister *reg, MnQuery *query, const char *path, MnTableKind kind, MnDate units_on, guint *n_rows,
           GError **error)
{
  const MnEntity *entity = mn_query_get_entity (query);

  if (kind != MN_TABLE_CSV || options.display)
    return mn_export_check_place (path, error) && export_for_people (reg, query, path, kind, units_on, n_rows, error);
  return mn_export_csv (reg, query, path, n_rows, NULL, error)
         && mn_export_note (reg, entity, *n_rows, entity->n_fields, TRUE, error);
}

/* For writing where that can be: what leaves is noted in the register. */
static MnRegister *
open_register (const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  MnRegister *reg = mn_cli_open_to_write (path, &local);

  if (reg != NULL || !g_error_matches (local, MN_STORE_ERROR, MN_STORE_ERROR_READ_ONLY))
    {
      if (reg == NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      return reg;
    }
  return mn_cli_open (path, error);
}

/* What comes back through import must be what is written down. */
static gboolean
parse_units_on (MnTableKind kind, MnDate *units_on, GError **error)
{
  if (options.units_on == NULL)
    return TRUE;
  if (kind == MN_TABLE_CSV && !options.display)
    {
      g_set_error_literal (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, _ ("--units-on goes with --display in CSV."));
      return FALSE;
    }
  return mn_cli_parse_day ("--units-on", options.units_on, units_on, error);
}

gboolean
mn_cli_run_export (char **arguments, GError **error)
{
  const MnEntity *entity = mn_cli_find_entity (arguments[1], error);
  g_autoptr (MnRegister) reg = NULL;
  g_autoptr (MnQuery) query = NULL;
  g_autofree char *shown = g_filename_display_name (arguments[2]);
  g_autofree char *number = NULL;
  MnDate units_on = MN_DATE_NONE;
  MnTableKind kind;
  guint n_rows = 0;

  if (entity == NULL || !mn_cli_choose_kind (arguments[2], &kind, error) || !parse_units_on (kind, &units_on, error)
      || !mn_export_check_place (arguments[2], error))
    return FALSE;
  reg = open_register (arguments[0], error);
  if (reg == NULL)
    return FALSE;
  query = mn_query_new (entity);
  mn_query_sort_as_entered (query);
  if (!export_to (reg, query, arguments[2], kind, units_on, &n_rows, error) || !mn_register_close (reg, error))
    return FALSE;
  number = mn_number_format (n_rows);
  mn_cli_printf (g_dngettext (GETTEXT_PACKAGE, "“%s” is made: %s row.", "“%s” is made: %s rows.", n_rows), shown,
                 number);
  mn_cli_print ("\n");
  return TRUE;
}

/* Only a commune has villages and gives no room for a question where the table comes from. */
static gint64
find_commune (MnRegister *reg, GError **error)
{
  const MnEntity *entity = mn_entity_find ("unit");
  MnDb *db = mn_register_get_reader (reg);
  gint64 unit = mn_register_get_unit (reg);
  g_autoptr (MnRecord) record = NULL;

  if (options.unit != NULL)
    unit = mn_record_find (db, entity, options.unit, mn_register_get_working_date (reg), error);
  record = unit != 0 ? mn_record_load (db, entity, unit, error) : NULL;
  if (record == NULL)
    return 0;
  if (g_strcmp0 (mn_record_get_text (record, "level"), "commune") == 0)
    return unit;
  g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_REFUSED,
               _ ("%s is not a commune: say which commune fills in the template (--unit CODE)."),
               mn_record_get_text (record, "name"));
  return 0;
}

/* What a commune has filled in must not be lost: nothing is replaced. */
static gboolean
check_template_place (const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  MnTableKind kind;

  if (!mn_export_choose_kind (path, &kind, NULL) || kind != MN_TABLE_XLSX)
    g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE,
                 _ ("The template is an Excel workbook: let the name “%s” end with .xlsx."), shown);
  else if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    g_set_error (error, MN_FILE_ERROR, MN_FILE_ERROR_PLACE,
                 _ ("“%s” is there already, and somebody may have filled it in: choose another name."), shown);
  else
    return TRUE;
  return FALSE;
}

gboolean
mn_cli_run_template (char **arguments, GError **error)
{
  g_autofree char *shown = g_filename_display_name (arguments[1]);
  g_autoptr (MnRegister) reg = NULL;
  gint64 unit;

  if (!check_template_place (arguments[1], error))
    return FALSE;
  reg = mn_cli_open (arguments[0], error);
  unit = reg != NULL ? find_commune (reg, error) : 0;
  if (unit == 0 || !mn_template_write (reg, unit, arguments[1], NULL, error))
    return FALSE;
  mn_cli_printf (_ ("“%s” is made."), shown);
  mn_cli_print ("\n");
  return TRUE;
}
