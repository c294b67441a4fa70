/* mn-cli-chart.c: the chart of an indicator, as a file
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-cli"

#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mn-chart-export.h"
#include "mn-cli-verbs.h"
#include "mn-indicator-chart.h"

static struct {
  char *unit;
  char *from;
  char *to;
  char *year;
  gboolean by_unit;
  char *units_on;
} options;

const GOptionEntry mn_cli_chart_options[] = {
  { "unit", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.unit,
    N_ ("Figures of this unit; when left out, of the register's, else of the place with the most"), N_ ("CODE") },
  { "from", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.from, N_ ("The first year"), N_ ("YEAR") },
  { "to", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.to, N_ ("The last year"), N_ ("YEAR") },
  { "by-unit", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.by_unit,
    N_ ("Units beside each other in one period: the newest, or that of --year"), NULL },
  { "year", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.year, N_ ("The year of --by-unit"), N_ ("YEAR") },
  { "units-on", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.units_on,
    N_ ("Show --by-unit by the units of this day"), N_ ("DATE") },
  { 0 },
};

static gboolean
parse_year (const char *option, const char *text, int *year, GError **error)
{
  MnDate date;

  *year = 0;
  if (text == NULL)
    return TRUE;
  if (strlen (text) != 4 || !mn_date_parse_iso (text, &date, NULL))
    {
      g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, _ ("%s takes a year, such as 2016."), option);
      return FALSE;
    }
  *year = date.year;
  return TRUE;
}

/* An older chart may be replaced; a register, whose name comes first on the same line, may not. */
static gboolean
check_place (const char *path, GError **error)
{
  static const char magic[] = "SQLite format 3";
  char begin[sizeof magic] = "";
  struct stat info;
  gboolean is_register;
  int fd;

  if (stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return TRUE; /* mn_chart_export() has a sentence for whatever is wrong */
  fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0)
    return TRUE;
  is_register = read (fd, begin, sizeof begin) == sizeof begin && memcmp (begin, magic, sizeof begin) == 0;
  close (fd);
  if (is_register)
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_REFUSED,
                   _ ("“%s” is there already and is a register: choose another name."), shown);
    }
  return !is_register;
}

static gboolean
choose_place (MnRegister *reg, MnIndicatorView *view, GError **error)
{
  gint64 unit = mn_register_get_unit (reg);

  if (options.unit != NULL)
    {
      unit = mn_record_find (mn_register_get_reader (reg), mn_entity_find ("unit"), options.unit,
                             mn_register_get_working_date (reg), error);
      if (unit == 0)
        return FALSE;
    }
  view->place = mn_indicator_data_choose_place (view->data, unit);
  if (view->place == NULL)
    g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_REFUSED, _ ("The indicator %s has no figures yet."),
                 view->data->code);
  else if (options.unit != NULL && mn_indicator_data_get_unit (view->data, view->place) != unit)
    g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_REFUSED, _ ("The indicator %s has no figures of the unit %s."),
                 view->data->code, options.unit);
  else
    return TRUE;
  return FALSE;
}

static gboolean
has_figures (const MnIndicatorView *view)
{
  for (guint i = 0; i < view->data->figures->len; i++)
    {
      const MnObservation *figure = g_ptr_array_index (view->data->figures, i);

      if (strcmp (figure->place, view->place) == 0 && mn_indicator_view_holds (view, figure->start, figure->end))
        return TRUE;
    }
  return FALSE;
}

/* The chart asked for; its number of bars, 0 for one over years, in @n_bars. */
static MnChart *
create_chart (const MnIndicatorView *view, int year, guint *n_bars, GError **error)
{
  MnChart *chart;

  *n_bars = 0;
  if (!options.by_unit && has_figures (view))
    return mn_indicator_chart_new (view);
  chart = options.by_unit ? mn_indicator_units_chart_new (view, year, n_bars) : NULL;
  if (chart == NULL && view->units != NULL)
    {
      g_autofree char *nothing = mn_indicator_units_nothing (view);

      g_set_error_literal (error, MN_CLI_ERROR, MN_CLI_ERROR_REFUSED, nothing);
    }
  else if (chart == NULL && options.by_unit)
    g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_REFUSED,
                 _ ("The indicator %s has no period with figures of two units of one level."), view->data->code);
  else if (chart == NULL)
    g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_REFUSED, _ ("The indicator %s has no figures of these years."),
                 view->data->code);
  return chart;
}

static gboolean
export_chart (MnRegister *reg, const MnIndicatorView *view, int year, MnChartFormat format, const char *path,
              GError **error)
{
  g_autoptr (MnFontSet) fonts = mn_font_set_new_sans (error);
  g_autoptr (MnChart) chart = NULL;
  guint n_bars;
  g_autoptr (MnChartLayout) layout = NULL;
  g_autofree char *shown = g_filename_display_name (path);

  if (fonts == NULL)
    return FALSE;
  chart = create_chart (view, year, &n_bars, error);
  layout = chart != NULL
               ? mn_chart_layout_new (chart, fonts, MN_CHART_FILE_WIDTH, mn_indicator_units_height (n_bars), error)
               : NULL;
  if (layout == NULL || !mn_chart_export (layout, format, path, mn_register_get_working_date (reg), error))
    return FALSE;
  mn_cli_printf (_ ("“%s” is made."), shown);
  mn_cli_print ("\n");
  return TRUE;
}

gboolean
mn_cli_run_chart (char **arguments, GError **error)
{
  MnIndicatorView view = { .with_title = TRUE };
  g_autoptr (MnRegister) reg = NULL;
  g_autoptr (GPtrArray) all = NULL;
  MnChartFormat format;
  gint64 indicator;
  int year;
  MnDate units_on = MN_DATE_NONE;
  g_autoptr (MnUnitView) units = NULL;

  if (!mn_chart_format_from_path (arguments[2], &format))
    {
      g_set_error_literal (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE,
                           _ ("The name of the chart's file ends with .png, .svg or .pdf."));
      return FALSE;
    }
  if (!parse_year ("--from", options.from, &view.from, error) || !parse_year ("--to", options.to, &view.to, error)
      || !parse_year ("--year", options.year, &year, error))
    return FALSE;
  if (year != 0 && !options.by_unit)
    {
      g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, _ ("%s goes with %s."), "--year", "--by-unit");
      return FALSE;
    }
  if (options.units_on != NULL && !options.by_unit)
    {
      g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, _ ("%s goes with %s."), "--units-on", "--by-unit");
      return FALSE;
    }
  if (options.units_on != NULL && !mn_cli_parse_day ("--units-on", options.units_on, &units_on, error))
    return FALSE;
  if (view.from != 0 && view.to != 0 && view.from > view.to)
    {
      g_set_error_literal (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, _ ("The first year is after the last."));
      return FALSE;
    }
  reg = mn_cli_open (arguments[0], error);
  if (reg == NULL || !check_place (arguments[2], error))
    return FALSE;
  indicator
      = mn_record_find (mn_register_get_reader (reg), mn_entity_find ("indicator"), arguments[1], MN_DATE_NONE, error);
  all = indicator != 0 ? mn_indicator_data_load (mn_register_get_reader (reg), indicator,
                                                 mn_register_get_working_date (reg), error)
                       : NULL;
  if (all == NULL)
    return FALSE;
  view.data = g_ptr_array_index (all, 0);
  if (mn_date_is_set (units_on))
    {
      units = mn_unit_view_load (mn_register_get_reader (reg), units_on, error);
      if (units == NULL)
        return FALSE;
      view.units = units;
    }
  return choose_place (reg, &view, error) && export_chart (reg, &view, year, format, arguments[2], error);
}
