/* mn-cli-print.c: lists on paper, as PDF
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

#include "mn-cli-verbs.h"
#include "mn-font-set.h"
#include "mn-lists.h"
#include "mn-pdf.h"
#include "mn-settings.h"

static struct {
  char *of;
  char *units_on;
} options;

const GOptionEntry mn_cli_print_options[] = {
  { "of", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.of,
    N_ ("What the list is about (beneficiaries: a programme; awards: a sponsor or scheme; vouchers: a year)"),
    N_ ("ID") },
  { "units-on", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.units_on,
    N_ ("Show places by the units of this day"), N_ ("DATE") },
  { 0 },
};

/* The name to write, and what it is: a code alone says little to an officer. */
static gboolean
put_names (char **names, GError **error)
{
  for (char **name = names; *name != NULL; name++)
    {
      mn_cli_cell (*name);
      mn_cli_cell (mn_lists_title (*name));
      if (!mn_cli_end_row (error))
        return FALSE;
    }
  return TRUE;
}

/* An older print may be replaced; a register, whose name comes first on the same line, may not. */
static gboolean
check_place (const char *path, GError **error)
{
  char magic[4] = "";
  struct stat info;
  gboolean is_other;
  int fd;

  if (stat (path, &info) != 0 || !S_ISREG (info.st_mode) || info.st_size == 0)
    return TRUE; /* mn_pdf_write() has a sentence for whatever is wrong */
  fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0)
    return TRUE;
  is_other = read (fd, magic, sizeof magic) != sizeof magic || memcmp (magic, "%PDF", sizeof magic) != 0;
  close (fd);
  if (is_other)
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_REFUSED,
                   _ ("“%s” is there already and is not a PDF: choose another name."), shown);
    }
  return !is_other;
}

static gboolean
print_list (MnRegister *reg, const char *list, const char *path, MnDate units_on, GError **error)
{
  g_autofree char *font = mn_settings_get_paper_font ();
  g_autoptr (MnUnitView) view = NULL;
  g_autoptr (MnDocument) document = NULL;
  g_autofree char *shown = g_filename_display_name (path);
  guint n_pages;

  if (mn_date_is_set (units_on))
    {
      view = mn_unit_view_load (mn_register_get_reader (reg), units_on, error);
      if (view == NULL)
        return FALSE;
    }
  mn_font_set_choose_paper (font);
  document = mn_lists_make_by_units (reg, list, options.of, view, error);
  if (document == NULL || !mn_pdf_write (document, path, NULL, mn_register_get_working_date (reg), error))
    return FALSE;
  n_pages = mn_document_get_n_pages (document);
  mn_cli_printf (g_dngettext (GETTEXT_PACKAGE, "“%s” is made: %u page.", "“%s” is made: %u pages.", n_pages), shown,
                 n_pages);
  mn_cli_print ("\n");
  return TRUE;
}

gboolean
mn_cli_run_print (char **arguments, GError **error)
{
  g_auto (GStrv) names = mn_lists_names ();
  const char *list = arguments[1];
  g_autoptr (MnRegister) reg = NULL;
  MnDate units_on = MN_DATE_NONE;

  if (list == NULL && options.of != NULL)
    {
      g_set_error_literal (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, _ ("--of goes with a list."));
      return FALSE;
    }
  if (list != NULL && !g_strv_contains ((const char *const *)names, list))
    {
      g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, _ ("There is no list “%s”: “%s print FILE” names them."),
                   list, MN_CLI_PROGRAM);
      return FALSE;
    }
  if (list != NULL && arguments[2] == NULL)
    {
      g_set_error_literal (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, _ ("The name of the PDF is missing."));
      return FALSE;
    }
  if (options.units_on != NULL && !mn_cli_parse_day ("--units-on", options.units_on, &units_on, error))
    return FALSE;
  reg = mn_cli_open (arguments[0], error);
  if (reg == NULL)
    return FALSE;
  if (list == NULL)
    return put_names (names, error);
  return check_place (arguments[2], error) && print_list (reg, list, arguments[2], units_on, error);
}
