/* mn-cli.c: the program without a screen: verbs, help and exit codes
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-cli"

#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "mn-cli-verbs.h"

enum {
  EXIT_DONE = 0,
  EXIT_USAGE = 1,
  EXIT_REFUSED = 2,
};

static const MnCliVerb verbs[] = {
  { .name = "sample",
    .arguments = N_ ("cam-lo FILE"),
    .min_arguments = 2,
    .max_arguments = 2,
    .summary = N_ ("Makes the sample register of Cam Lộ district (invented children)"),
    .run = mn_cli_run_sample },
  { .name = "new",
    .arguments = N_ ("FILE --unit CODE [--on DATE]"),
    .min_arguments = 1,
    .max_arguments = 1,
    .summary = N_ ("Makes an empty register for the office of a unit"),
    .options = mn_cli_new_options,
    .run = mn_cli_run_new },
  { .name = "entities",
    .arguments = N_ ("FILE"),
    .min_arguments = 1,
    .max_arguments = 1,
    .summary = N_ ("Names what a register holds, and how many rows"),
    .run = mn_cli_run_entities },
  { .name = "fields",
    .arguments = N_ ("FILE ENTITY"),
    .min_arguments = 2,
    .max_arguments = 2,
    .summary = N_ ("Names the fields of an entity, and what may stand in them"),
    .run = mn_cli_run_fields },
  { .name = "list",
    .arguments = N_ ("FILE ENTITY [OPTION]…"),
    .min_arguments = 2,
    .max_arguments = 2,
    .summary = N_ ("Lists rows of an entity"),
    .details
    = N_ ("One row a line after a line of names, cells between tabs; \\t, \\n and \\\\ stand for tab, newline\n"
          "and backslash. Values are as stored: dates 2017-05-31, plain whole numbers, codes; links by\n"
          "code where there is one, else by ID. --where takes the same forms."),
    .options = mn_cli_list_options,
    .run = mn_cli_run_list },
  { .name = "history",
    .arguments = N_ ("FILE ENTITY ID"),
    .min_arguments = 3,
    .max_arguments = 3,
    .summary = N_ ("Tells what happened to a row, newest first"),
    .run = mn_cli_run_history },
  { .name = "duplicates",
    .arguments = N_ ("FILE"),
    .min_arguments = 1,
    .max_arguments = 1,
    .summary = N_ ("Lists children that may have been entered twice, the likeliest first"),
    .run = mn_cli_run_duplicates },
  { .name = "units",
    .arguments = N_ ("FILE [--on DATE]"),
    .min_arguments = 1,
    .max_arguments = 1,
    .summary = N_ ("Lists the units of a day, with today's children counted by them"),
    .details = N_ ("Units that merged or were split are followed to that day. A last line without a code counts the\n"
                   "children of whom it is not certain in which unit of that day they live."),
    .options = mn_cli_units_options,
    .run = mn_cli_run_units },
  { .name = "print",
    .arguments = N_ ("FILE [LIST OUT.pdf [--of ID] [--units-on DATE]]"),
    .min_arguments = 1,
    .max_arguments = 3,
    .summary = N_ ("Prints a list into a PDF; without a list, names the lists"),
    .options = mn_cli_print_options,
    .run = mn_cli_run_print },
  { .name = "chart",
    .arguments = N_ ("FILE INDICATOR OUT.(png|svg|pdf) [--unit CODE] [--from YEAR] [--to YEAR]"),
    .min_arguments = 3,
    .max_arguments = 3,
    .summary = N_ ("Draws the chart of an indicator into a picture or a PDF"),
    .details = N_ ("The indicator is known by its code. The same register gives the same bytes each time."),
    .options = mn_cli_chart_options,
    .run = mn_cli_run_chart },
  { .name = "cross",
    .arguments = N_ ("FILE [--rows A,B] [--columns A,B] [--on DATE] [--units-on DATE]"),
    .min_arguments = 1,
    .max_arguments = 1,
    .summary = N_ ("Counts the children of a day by up to four questions at once"),
    .details
    = N_ ("One line a row, cells between tabs; the line “total” counts all, and so does the column. A child that\n"
          "stands in several lines is one head in their total."),
    .options = mn_cli_cross_options,
    .run = mn_cli_run_cross },
  { .name = "export",
    .arguments = N_ ("FILE ENTITY OUT.(csv|xlsx|ods) [OPTION]…"),
    .min_arguments = 3,
    .max_arguments = 3,
    .summary = N_ ("Writes all rows of an entity into a table"),
    .details
    = N_ ("CSV holds the ID and every field as stored, under the fields' names, so that nothing is lost when it comes\n"
          "back. Text that a spreadsheet would take for a formula gets a ' in front, which import takes off again.\n"
          "XLSX and ODS are for people: labels, real dates and numbers, and without what is sensitive.\n"
          "Each export is noted in the register's history."),
    .options = mn_cli_export_options,
    .run = mn_cli_run_export },
  { .name = "template",
    .arguments = N_ ("FILE OUT.xlsx [--unit CODE]"),
    .min_arguments = 2,
    .max_arguments = 2,
    .summary = N_ ("Makes the workbook that a commune fills in with its children"),
    .details = N_ ("It names the commune and lists its villages, ethnic groups and circumstances to choose from, and\n"
                   "comes back through import without a question."),
    .options = mn_cli_template_options,
    .run = mn_cli_run_template },
  { .name = "import",
    .arguments = N_ ("FILE ENTITY IN.(csv|tsv|xlsx|ods|xls) [OPTION]…"),
    .min_arguments = 3,
    .max_arguments = 3,
    .summary = N_ ("Takes the rows of a table, or of a commune's list of children, into the register"),
    .details = N_ (
        "In a table of our own the first line names fields, or has their labels. A row that the register knows by its\n"
        "ID, else by its code or personal number, is updated where it differs; others are added. An empty\n"
        "cell empties the field of a row known by its ID only.\n"
        "A list of children as communes send it may have titles above its heading and totals below. A child is\n"
        "known by its number, else by name, date of birth and commune; who is nearly the same is doubtful and\n"
        "rejected. Circumstances and the like become true on the working date. --dry-run says of each row\n"
        "what it would do.\n"
        "All of it is one change; rows that are not right are rejected, and the last line counts."),
    .options = mn_cli_import_options,
    .run = mn_cli_run_import },
  { .name = "backup",
    .arguments = N_ ("FILE FOLDER [--keep N]"),
    .min_arguments = 2,
    .max_arguments = 2,
    .summary = N_ ("Makes a packed copy with the date in its name, and keeps the newest"),
    .details = N_ ("The register may be open meanwhile. The copy is opened and checked before it gets its name."),
    .options = mn_cli_backup_options,
    .run = mn_cli_run_backup },
  { .name = "restore",
    .arguments = N_ ("COPY FILE [--force]"),
    .min_arguments = 2,
    .max_arguments = 2,
    .summary = N_ ("Makes a register from a backup or a copy, after checking it"),
    .options = mn_cli_restore_options,
    .run = mn_cli_run_restore },
  { .name = "check",
    .arguments = N_ ("FILE"),
    .min_arguments = 1,
    .max_arguments = 1,
    .summary = N_ ("Checks integrity, links, audit and derived values"),
    .run = mn_cli_run_check },
};

G_DEFINE_QUARK (mn - cli - error - quark, mn_cli_error)

static const MnCliVerb *
find_verb (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (verbs[i].name, name) == 0)
      return &verbs[i];
  return NULL;
}

static void
append_padded (GString *text, const char *left, glong width, const char *right)
{
  g_string_append_printf (text, "  %s%*s%s\n", left, (int)(width - g_utf8_strlen (left, -1) + 2), "", right);
}

static char *
program_help (void)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) lefts = g_ptr_array_new_with_free_func (g_free);
  glong width = 0;

  g_string_append_printf (text, _ ("Usage: %s VERB FILE …"), MN_CLI_PROGRAM);
  g_string_append_printf (text, "\n\n%s\n\n", _ ("Works on a register of children, FILE.mangnon, without a window."));
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_ptr_array_add (lefts, g_strdup_printf ("%s %s", verbs[i].name, _ (verbs[i].arguments)));
      width = MAX (width, g_utf8_strlen (lefts->pdata[i], -1));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    append_padded (text, lefts->pdata[i], width, _ (verbs[i].summary));
  g_string_append_printf (
      text, "\n%s\n%s\n%s\n", _ ("“VERB --help” says more about a verb; --version names the version."),
      _ ("Ends with 0 when done, 1 when called wrongly, 2 when refused or failed: nothing is then half "
         "done."),
      _ ("MANG_NON_LANGUAGE=en in the environment makes the program speak English."));
  return g_string_free (text, FALSE);
}

static char *
verb_usage (const MnCliVerb *verb)
{
  g_autofree char *command = g_strdup_printf ("%s %s %s", MN_CLI_PROGRAM, verb->name, _ (verb->arguments));

  return g_strdup_printf (_ ("Usage: %s"), command);
}

static char *
option_left (const GOptionEntry *option)
{
  return option->arg_description != NULL ? g_strdup_printf ("--%s %s", option->long_name, _ (option->arg_description))
                                         : g_strdup_printf ("--%s", option->long_name);
}

static char *
verb_help (const MnCliVerb *verb)
{
  g_autofree char *usage = verb_usage (verb);
  GString *text = g_string_new (usage);
  glong width = 0;

  g_string_append_printf (text, "\n\n%s.\n", _ (verb->summary));
  if (verb->details != NULL)
    g_string_append_printf (text, "%s\n", _ (verb->details));
  for (const GOptionEntry *option = verb->options; option != NULL && option->long_name != NULL; option++)
    {
      g_autofree char *left = option_left (option);

      width = MAX (width, g_utf8_strlen (left, -1));
    }
  if (width > 0)
    g_string_append_c (text, '\n');
  for (const GOptionEntry *option = verb->options; option != NULL && option->long_name != NULL; option++)
    {
      g_autofree char *left = option_left (option);

      append_padded (text, left, width, _ (option->description));
    }
  return g_string_free (text, FALSE);
}

/* GLib's own sentences may lack a translation on a small machine. */
static gboolean
refuse_option (const GError *from, char **arguments, GError **error)
{
  guint last = g_strv_length (arguments) - 1;

  if (g_error_matches (from, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE) && g_str_has_prefix (arguments[last], "-"))
    g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, _ ("The option %s needs a value."), arguments[last]);
  else if (from->domain == G_CONVERT_ERROR)
    g_set_error_literal (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, _ ("The value of an option is not UTF-8 text."));
  else
    g_set_error_literal (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, from->message);
  return FALSE;
}

/* Options nobody knows are left by the parser, as are names after a "--". */
static gboolean
take_arguments (const MnCliVerb *verb, char **rest, GPtrArray *arguments, GError **error)
{
  gboolean plain = FALSE;

  for (char **argument = rest; *argument != NULL; argument++)
    {
      if (!plain && strcmp (*argument, "--") == 0)
        plain = TRUE;
      else if (!plain && (*argument)[0] == '-')
        {
          g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, _ ("There is no option %s here."), *argument);
          return FALSE;
        }
      else
        g_ptr_array_add (arguments, *argument);
    }
  if ((int)arguments->len < verb->min_arguments || (int)arguments->len > verb->max_arguments)
    {
      g_set_error_literal (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE,
                           (int)arguments->len < verb->min_arguments ? _ ("Something is missing after the verb.")
                                                                     : _ ("There is too much after the verb."));
      return FALSE;
    }
  g_ptr_array_add (arguments, NULL);
  return TRUE;
}

static gboolean
run_verb (const MnCliVerb *verb, char **argv, GError **error)
{
  gboolean help = FALSE;
  const GOptionEntry help_option[] = {
    { "help", 'h', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &help, NULL, NULL },
    { 0 },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) local = NULL;
  g_auto (GStrv) given = g_strdupv (argv);
  g_auto (GStrv) rest = g_strdupv (argv);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_ignore_unknown_options (context, TRUE);
  g_option_context_add_main_entries (context, help_option, GETTEXT_PACKAGE);
  if (verb->options != NULL)
    g_option_context_add_main_entries (context, verb->options, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &rest, &local))
    return refuse_option (local, given, error);
  if (help)
    {
      g_autofree char *text = verb_help (verb);

      mn_cli_print (text);
      return TRUE;
    }
  return take_arguments (verb, rest + 1, arguments, error) && verb->run ((char **)arguments->pdata, error);
}

static int
report (const MnCliVerb *verb, const GError *error)
{
  if (g_error_matches (error, MN_CLI_ERROR, MN_CLI_ERROR_CLOSED))
    return EXIT_DONE;
  g_printerr ("%s\n", error->message);
  if (!g_error_matches (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE))
    return EXIT_REFUSED;
  if (verb != NULL)
    {
      g_autofree char *usage = verb_usage (verb);

      g_printerr ("%s\n", usage);
    }
  return EXIT_USAGE;
}

/* What another file is opened as must never be one of the three that everybody writes to unseen. */
static void
occupy_standard_files (void)
{
  for (int fd = 0; fd <= 2; fd++)
    if (fcntl (fd, F_GETFD) == -1)
      open ("/dev/null", O_RDONLY);
}

static gboolean
run (int argc, char **argv, const MnCliVerb **verb, GError **error)
{
  if (argc < 2 || strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0)
    {
      g_autofree char *text = program_help ();

      if (argc >= 2)
        {
          mn_cli_print (text);
          return TRUE;
        }
      g_set_error_literal (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, g_strchomp (text));
      return FALSE;
    }
  if (strcmp (argv[1], "--version") == 0)
    {
      mn_cli_printf ("%s %s\n", MN_CLI_PROGRAM, MN_VERSION);
      return TRUE;
    }
  *verb = find_verb (argv[1]);
  if (*verb == NULL)
    {
      g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, _ ("There is no verb “%s”: “%s --help” names them."),
                   argv[1], MN_CLI_PROGRAM);
      return FALSE;
    }
  return run_verb (*verb, argv + 1, error);
}

int
main (int argc, char **argv)
{
  const MnCliVerb *verb = NULL;
  g_autoptr (GError) error = NULL;

  mn_locale_init (NULL);
  g_set_prgname (MN_CLI_PROGRAM);
  occupy_standard_files ();
  /* "| head": we want to hear of it, and close the register as it should be. */
  signal (SIGPIPE, SIG_IGN);

  if (!run (argc, argv, &verb, &error) || !mn_cli_flush (&error))
    {
      g_autoptr (GError) ignored = NULL;

      /* What was found before the failure is still a result (check). */
      mn_cli_flush (&ignored);
      return report (verb, error);
    }
  return EXIT_DONE;
}
