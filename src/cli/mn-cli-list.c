/* mn-cli-list.c: rows of one entity, chosen and ordered
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-cli"

#include "config.h"

#include <string.h>

#include "mn-cli-verbs.h"
#include "mn-query.h"
#include "mn-unit-view.h"

#define COLUMN_UUID (-1)

static struct {
  char *search;
  char **where;
  char *sort;
  char *limit;
  char *columns;
  char *on;
  char *units_on;
  gboolean display;
  gboolean count;
  gboolean bin;
} options;

const GOptionEntry mn_cli_list_options[] = {
  { "search", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.search,
    N_ ("Only rows with these words, with or without marks: 'nguyen thi'"), N_ ("TEXT") },
  { "where", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING_ARRAY, &options.where,
    N_ ("Only rows with this value (FIELD=: without one); repeated: on one field either, on several all"),
    N_ ("FIELD=VALUE") },
  { "sort", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.sort,
    N_ ("Order by this field; -FIELD the other way round"), N_ ("FIELD") },
  { "limit", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.limit, N_ ("At most so many rows"), N_ ("N") },
  { "columns", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.columns,
    N_ ("Only these fields, in this order; uuid is the ID"), N_ ("A,B") },
  { "on", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.on,
    N_ ("Of dated rows those in force on this day; codes in --where are of this day"), N_ ("DATE") },
  { "units-on", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.units_on,
    N_ ("Show places by the units of this day; goes with --display"), N_ ("DATE") },
  { "display", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.display, N_ ("As the window shows it, not as stored"),
    NULL },
  { "count", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.count, N_ ("Only the number of rows"), NULL },
  { "bin", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.bin, N_ ("Rows in the bin instead"), NULL },
  { 0 },
};

typedef struct {
  const MnEntity *entity;
  GArray *columns;  /* of int: fields, or COLUMN_UUID */
  MnUnitView *view; /* NULL: places as they are written down */
} List;

static GArray *
choose_columns (const MnEntity *entity, GError **error)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (int));
  g_auto (GStrv) names = options.columns != NULL ? g_strsplit (options.columns, ",", -1) : NULL;

  if (names == NULL)
    {
      for (int i = COLUMN_UUID; i < (int)entity->n_fields; i++)
        g_array_append_val (columns, i);
      return g_steal_pointer (&columns);
    }
  if (names[0] == NULL)
    mn_cli_find_field (entity, "", error);
  for (char **name = names; *name != NULL; name++)
    {
      int column = COLUMN_UUID;

      if (strcmp (g_strstrip (*name), "uuid") != 0)
        {
          column = mn_cli_find_field (entity, *name, error);
          if (column < 0)
            return NULL;
        }
      g_array_append_val (columns, column);
    }
  return columns->len > 0 ? g_steal_pointer (&columns) : NULL;
}

static gboolean
set_limit (MnQuery *query, GError **error)
{
  guint64 limit;

  if (options.limit == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (options.limit, 10, 1, G_MAXUINT, &limit, NULL))
    {
      g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, _ ("--limit: “%s” is not a whole number above zero."),
                   options.limit);
      return FALSE;
    }
  mn_query_set_limit (query, (guint)limit);
  return TRUE;
}

static gboolean
set_sort (MnQuery *query, GError **error)
{
  gboolean descending = options.sort != NULL && options.sort[0] == '-';

  if (options.sort == NULL)
    return TRUE;
  if (mn_cli_find_field (mn_query_get_entity (query), options.sort + descending, error) < 0)
    return FALSE;
  mn_query_set_sort (query, options.sort + descending, descending);
  return TRUE;
}

/* All that can be said without the register. */
static MnQuery *
make_query (const MnEntity *entity, MnDate *on, GError **error)
{
  g_autoptr (MnQuery) query = mn_query_new (entity);

  for (char **where = options.where; where != NULL && *where != NULL; where++)
    {
      g_autofree char *name = g_strndup (*where, strcspn (*where, "="));

      if ((*where)[strlen (name)] == '\0')
        {
          g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, _ ("--where: write FIELD=VALUE, not “%s”."), *where);
          return NULL;
        }
      if (mn_cli_find_field (entity, name, error) < 0)
        return NULL;
    }
  if (options.on != NULL && !mn_cli_parse_day ("--on", options.on, on, error))
    return NULL;
  if (!set_limit (query, error) || !set_sort (query, error))
    return NULL;
  mn_query_set_on (query, *on);
  mn_query_set_search (query, options.search);
  mn_query_set_bin (query, options.bin);
  return g_steal_pointer (&query);
}

/* A value that does not read is wrong usage; one that reads but is not in this register is the register's answer. */
static gboolean
add_filter (MnQuery *query, MnRegister *reg, MnDate on, const char *where, GError **error)
{
  const MnEntity *entity = mn_query_get_entity (query);
  const char *equals = strchr (where, '=');
  g_autofree char *text = mn_text_unescape (equals + 1); /* the forms that the list prints */
  g_autofree char *name = g_strndup (where, (gsize)(equals - where));
  guint field = (guint)mn_entity_field (entity, name);
  g_auto (MnValue) value = MN_VALUE_INIT;
  g_autoptr (GError) local = NULL;

  if (!mn_date_is_set (on))
    on = mn_register_get_working_date (reg);
  if (mn_field_parse_stored (&entity->fields[field], text, mn_register_get_reader (reg), on, &value, &local))
    {
      mn_query_add_filter (query, field, &value);
      return TRUE;
    }
  if (local->domain == MN_VALUE_ERROR)
    g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, "--where %s: %s", name, local->message);
  else
    g_propagate_prefixed_error (error, g_steal_pointer (&local), "--where %s: ", name);
  return FALSE;
}

static gboolean
put_head (const List *list, GError **error)
{
  for (guint i = 0; i < list->columns->len; i++)
    {
      int column = g_array_index (list->columns, int, i);

      if (column == COLUMN_UUID)
        mn_cli_cell (options.display ? _ ("ID") : "uuid");
      else if (mn_unit_view_shows (list->view, list->entity, (guint)column))
        mn_cli_cell_taken (mn_unit_view_heading (list->view, mn_field_label (&list->entity->fields[column])));
      else
        mn_cli_cell (options.display ? mn_field_label (&list->entity->fields[column])
                                     : list->entity->fields[column].name);
    }
  return mn_cli_end_row (error);
}

static gboolean
put_row (MnRowData *row, gpointer data, GError **error)
{
  const List *list = data;

  for (guint i = 0; i < list->columns->len; i++)
    {
      int column = g_array_index (list->columns, int, i);

      if (column == COLUMN_UUID)
        mn_cli_cell (row->uuid);
      else if (options.display)
        {
          char *place = mn_unit_view_cell (list->view, list->entity, row, (guint)column);

          mn_cli_cell_taken (place != NULL ? place : mn_row_data_display (row, list->entity, (guint)column));
        }
      else
        mn_cli_cell_taken (mn_row_data_stored (row, list->entity, (guint)column));
    }
  return mn_cli_end_row (error);
}

static gboolean
put_count (const MnQuery *query, MnDb *db, GError **error)
{
  gint64 count = mn_query_count (query, db, error);

  if (count < 0)
    return FALSE;
  mn_cli_printf ("%" G_GINT64_FORMAT "\n", count);
  return TRUE;
}

/* A code stands for the unit that is written down; only names can be of another day. */
static gboolean
parse_units_on (MnDate *units_on, GError **error)
{
  if (options.units_on == NULL)
    return TRUE;
  if (!options.display)
    {
      g_set_error_literal (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, _ ("--units-on goes with --display."));
      return FALSE;
    }
  return mn_cli_parse_day ("--units-on", options.units_on, units_on, error);
}

gboolean
mn_cli_run_list (char **arguments, GError **error)
{
  const MnEntity *entity = mn_cli_find_entity (arguments[1], error);
  MnDate on = MN_DATE_NONE, units_on = MN_DATE_NONE;
  g_autoptr (MnUnitView) view = NULL;
  g_autoptr (GArray) columns = entity != NULL ? choose_columns (entity, error) : NULL;
  g_autoptr (MnQuery) query
      = columns != NULL && parse_units_on (&units_on, error) ? make_query (entity, &on, error) : NULL;
  g_autoptr (MnRegister) reg = query != NULL ? mn_cli_open (arguments[0], error) : NULL;
  List list = { .entity = entity, .columns = columns };

  if (reg == NULL)
    return FALSE;
  for (char **where = options.where; where != NULL && *where != NULL; where++)
    if (!add_filter (query, reg, on, *where, error))
      return FALSE;
  if (options.count)
    return put_count (query, mn_register_get_reader (reg), error);
  if (mn_date_is_set (units_on))
    {
      view = mn_unit_view_load (mn_register_get_reader (reg), units_on, error);
      if (view == NULL)
        return FALSE;
    }
  list.view = view;
  if (!mn_unit_view_order (view, query, mn_register_get_reader (reg), error))
    return FALSE;
  return put_head (&list, error) && mn_query_each (query, mn_register_get_reader (reg), put_row, &list, error);
}
