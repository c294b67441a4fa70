/* mn-cli-exchange.c: tables into a register
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-cli"

#include "config.h"

#include <glib-unix.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <unistd.h>

#include "mn-cli-verbs.h"
#include "mn-encoding.h"
#include "mn-import.h"

static struct {
  gboolean dry_run;
  char *rejected;
  char *unit;
  char *encoding;
  int sheet;
  char *on;
} options;

const GOptionEntry mn_cli_import_options[] = {
  { "dry-run", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.dry_run,
    N_ ("Only says what would be done: nothing is kept"), NULL },
  { "rejected", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.rejected,
    N_ ("Writes the rows that were rejected into this table, with the reasons"), N_ ("OUT.csv|xlsx|ods") },
  { "unit", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.unit,
    N_ ("The commune of children whose row names none"), N_ ("CODE") },
  { "encoding", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.encoding,
    N_ ("How the letters of the file are written, where that is not found rightly: utf-8, tcvn3, vni, viscii, cp1258…"),
    N_ ("ENCODING") },
  { "sheet", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &options.sheet,
    N_ ("Which sheet of the workbook is read, from 1"), N_ ("N") },
  { "on", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.on,
    N_ ("From which day circumstances and the like are true, in place of the working date"), N_ ("DATE") },
  { 0 },
};

typedef struct {
  GMainLoop *loop;
  MnImportCounts counts;
  gboolean done;
  GError *error;
} Importing;

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Importing *importing = data;

  importing->done = mn_import_table_finish (MN_REGISTER (source), result, &importing->counts, &importing->error);
  g_main_loop_quit (importing->loop);
}

static gboolean
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_CONTINUE;
}

/* One line that writes over itself, for a person who waits. */
static void
show_progress (double done, const MnImportCounts *counts, gpointer data)
{
  g_printerr ("\r%3d %%", (int)(done * 100));
}

/* Ctrl+C is heard while the writer works, and leaves nothing. */
static gboolean
import (MnRegister *reg, const MnImportRequest *request, MnImportCounts *counts, GError **error)
{
  static const int stopping[] = { SIGINT, SIGTERM, SIGHUP };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Importing importing = { .loop = loop };
  guint sources[G_N_ELEMENTS (stopping)];

  for (gsize i = 0; i < G_N_ELEMENTS (stopping); i++)
    sources[i] = g_unix_signal_add (stopping[i], cancel_cb, cancellable);
  mn_import_table_async (reg, request, cancellable, imported_cb, &importing);
  g_main_loop_run (loop);
  for (gsize i = 0; i < G_N_ELEMENTS (stopping); i++)
    g_source_remove (sources[i]);
  if (request->progress != NULL)
    g_printerr ("\r     \r");

  if (g_error_matches (importing.error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&importing.error);
      g_set_error_literal (error, MN_CLI_ERROR, MN_CLI_ERROR_REFUSED, _ ("Stopped: nothing was imported."));
      return FALSE;
    }
  if (importing.error != NULL)
    g_propagate_error (error, importing.error);
  *counts = importing.counts;
  return importing.done;
}

static void
say_unplaced (guint n)
{
  g_autofree char *number = mn_number_format (n);

  if (n == 0)
    return;
  g_printerr (g_dngettext (GETTEXT_PACKAGE,
                           "%s child was added without its village or household, which this register doesn't have.",
                           "%s children were added without their village or household, which this register doesn't "
                           "have.",
                           n),
              number);
  g_printerr ("\n");
}

/* A copy for a dry run, which so neither touches the register nor keeps others waiting. */
static MnRegister *
open_trial (const char *path, char **folder, GError **error)
{
  g_autoptr (MnStore) store = mn_store_open (path, MN_STORE_OPEN_READ_ONLY, error);
  g_autofree char *copy = NULL;

  if (store == NULL)
    return NULL;
  *folder = g_dir_make_tmp ("mang-non-XXXXXX", error);
  if (*folder == NULL)
    return NULL;
  copy = g_build_filename (*folder, "trial.mangnon", NULL);
  return mn_store_copy_to (store, copy, error) ? mn_cli_open_to_write (copy, error) : NULL;
}

static void
remove_trial (const char *folder)
{
  g_autofree char *copy = g_build_filename (folder, "trial.mangnon", NULL);

  g_unlink (copy);
  g_rmdir (folder);
}

/* A table that breaks off is found out before the register is opened for writing: it stays as it is, to the byte. */
static gboolean
check_first (const char *path, const MnImportRequest *request, GError **error)
{
  g_autoptr (MnRegister) reg = mn_register_open (path, MN_STORE_OPEN_READ_ONLY, error);

  return reg != NULL && mn_register_close (reg, error) && mn_import_check_table (request, NULL, error);
}

static gboolean
import_into (MnRegister *reg, const MnImportRequest *request, MnImportCounts *counts, GError **error)
{
  return reg != NULL && import (reg, request, counts, error) && mn_register_close (reg, error);
}

/* Row by row, for lists of communes: what a person looks through before it is done. */
static void
print_report (const MnImportReport *report)
{
  if (mn_import_report_get_n_columns (report) == 0)
    return;
  for (guint i = 0; i < mn_import_report_get_n_rows (report); i++)
    {
      const MnImportRow *row = mn_import_report_get_row (report, i);
      g_autofree char *title = mn_text_escape (row->title);
      g_autofree char *text = mn_text_escape (row->text);

      mn_cli_printf ("%u\t%s\t%s\t%s\n", row->line, mn_import_verdict_label (row->verdict), title, text);
    }
}

static void
print_notes (const MnImportReport *report)
{
  for (const char *const *note = mn_import_report_get_notes (report); *note != NULL; note++)
    g_printerr ("%s\n", *note);
}

/* What was written behind the options is checked before anything is opened. */
static gboolean
complete_request (MnImportRequest *request, GError **error)
{
  MnTableKind kind;

  if (options.sheet < 0)
    {
      g_set_error_literal (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, _ ("Sheets are counted from 1."));
      return FALSE;
    }
  request->sheet = (guint)options.sheet;
  request->encoding = options.encoding;
  if (options.encoding != NULL && mn_encoding_label (options.encoding) == NULL)
    {
      g_autofree char *known = g_strjoinv (", ", (char **)mn_encoding_names ());

      g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, _ ("There is no encoding “%s” here. These are known: %s."),
                   options.encoding, known);
      return FALSE;
    }
  if (options.rejected != NULL && !mn_cli_choose_kind (options.rejected, &kind, error))
    return FALSE;
  request->unit = options.unit;
  return options.on == NULL || mn_date_parse (options.on, &request->on, error);
}

gboolean
mn_cli_run_import (char **arguments, GError **error)
{
  g_autoptr (MnImportReport) report = mn_import_report_new ();
  MnImportRequest request = {
    .path = arguments[2],
    .entity = mn_cli_find_entity (arguments[1], error),
    .rejected = options.rejected,
    .dry_run = options.dry_run,
    .report = report,
    .progress = isatty (STDERR_FILENO) ? show_progress : NULL,
  };
  g_autoptr (MnRegister) reg = NULL;
  g_autofree char *folder = NULL;
  MnImportCounts counts = { 0 };
  gboolean done;

  if (request.entity == NULL || !complete_request (&request, error) || !check_first (arguments[0], &request, error))
    return FALSE;
  reg = options.dry_run ? open_trial (arguments[0], &folder, error) : mn_cli_open_to_write (arguments[0], error);
  done = import_into (reg, &request, &counts, error);
  if (folder != NULL)
    remove_trial (folder);
  if (!done)
    return FALSE;
  if (options.dry_run)
    print_report (report);
  print_notes (report);
  say_unplaced (counts.unplaced);
  /* For scripts: never translated. */
  mn_cli_printf ("read=%u added=%u updated=%u unchanged=%u rejected=%u\n", counts.read, counts.added, counts.updated,
                 counts.unchanged, counts.rejected);
  return TRUE;
}
