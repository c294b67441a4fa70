/* mn-cli-file.c: whole files: the sample, a new register, the check
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-cli"

#include "config.h"

#include <glib-unix.h>
#include <signal.h>
#include <string.h>

#include "mn-cli-verbs.h"
#include "mn-query.h"
#include "mn-sample.h"

static struct {
  char *unit;
  char *on;
} options;

const GOptionEntry mn_cli_new_options[] = {
  { "unit", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.unit,
    N_ ("Code of the office's unit in the national list: 468 is Cam Lộ district"), N_ ("CODE") },
  { "on", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.on,
    N_ ("Working date that the register keeps, and the day the code is of; today when left out"), N_ ("DATE") },
  { 0 },
};

/* Making a file takes a second or more. It is made by a thread of its own, so that Ctrl+C is heard meanwhile and
 * leaves nothing behind. */
typedef struct {
  const char *path;
  const char *unit; /* NULL: the sample */
  MnDate on;
  GCancellable *cancellable;
  GMainLoop *loop;
  gboolean made;
  GError *error;
} Making;

static gboolean
quit_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

static gpointer
make_in_thread (gpointer data)
{
  Making *making = data;

  making->made = making->unit == NULL
                     ? mn_sample_write (making->path, making->cancellable, &making->error)
                     : mn_register_create (making->path, making->unit, making->on, making->cancellable, &making->error);
  g_idle_add (quit_cb, making->loop);
  return NULL;
}

static gboolean
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_CONTINUE;
}

/* The sentence from below knows neither the day nor what to do about it: most codes of districts ended in 2025. */
static gboolean
refuse (Making *making, const char *shown, GError **error)
{
  if (g_error_matches (making->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_REFUSED, _ ("Stopped: “%s” was not made."), shown);
      g_clear_error (&making->error);
    }
  else if (making->unit != NULL && g_error_matches (making->error, MN_RECORD_ERROR, MN_RECORD_ERROR_UNKNOWN))
    {
      g_autofree char *day = mn_date_format (mn_date_is_set (making->on) ? making->on : mn_date_today ());

      g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_REFUSED,
                   _ ("On %s no administrative unit has the code “%s”: --on names another day."), day, making->unit);
      g_clear_error (&making->error);
    }
  else
    {
      g_propagate_error (error, g_steal_pointer (&making->error));
    }
  return FALSE;
}

static gboolean
make (Making *making, GError **error)
{
  static const int stopping[] = { SIGINT, SIGTERM, SIGHUP };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *shown = g_filename_display_name (making->path);
  guint sources[G_N_ELEMENTS (stopping)];
  GThread *thread;

  making->cancellable = cancellable;
  making->loop = loop;
  for (gsize i = 0; i < G_N_ELEMENTS (stopping); i++)
    sources[i] = g_unix_signal_add (stopping[i], cancel_cb, cancellable);
  thread = g_thread_new ("make", make_in_thread, making);
  g_main_loop_run (loop);
  g_thread_join (thread);
  for (gsize i = 0; i < G_N_ELEMENTS (stopping); i++)
    g_source_remove (sources[i]);

  if (making->made)
    {
      mn_cli_printf (_ ("“%s” is made."), shown);
      mn_cli_print ("\n");
      return TRUE;
    }
  return refuse (making, shown, error);
}

gboolean
mn_cli_run_sample (char **arguments, GError **error)
{
  Making making = { .path = arguments[1] };

  if (strcmp (arguments[0], "cam-lo") != 0)
    {
      g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, _ ("There is no sample “%s”, only “cam-lo”."),
                   arguments[0]);
      return FALSE;
    }
  return make (&making, error);
}

gboolean
mn_cli_run_new (char **arguments, GError **error)
{
  Making making = { .path = arguments[0], .unit = options.unit };

  if (options.unit == NULL || *options.unit == '\0')
    {
      g_set_error_literal (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, _ ("--unit is needed: which unit's office is it?"));
      return FALSE;
    }
  if (options.on != NULL && !mn_cli_parse_day ("--on", options.on, &making.on, error))
    return FALSE;
  return make (&making, error);
}

static gint64
count_rows (MnRegister *reg, const MnEntity *entity, GError **error)
{
  g_autoptr (MnQuery) query = mn_query_new (entity);

  return mn_query_count (query, mn_register_get_reader (reg), error);
}

static gboolean
say_all_is_well (MnRegister *reg, GError **error)
{
  g_autofree char *shown = NULL;
  g_autofree char *children = NULL;
  gint64 n_rows = 0, n_children = 0;

  for (const MnEntity *const *entity = mn_entities (); *entity != NULL; entity++)
    {
      gint64 n = count_rows (reg, *entity, error);

      if (n < 0)
        return FALSE;
      n_rows += n;
      if (strcmp ((*entity)->name, "child") == 0)
        n_children = n;
    }
  shown = mn_number_format (n_rows);
  children = mn_number_format (n_children);
  mn_cli_printf (_ ("All is well: %s rows, of which children: %s."), shown, children);
  mn_cli_print ("\n");
  return TRUE;
}

/* What is checked is the file as it lies there: nothing is brought up to date first. */
gboolean
mn_cli_run_check (char **arguments, GError **error)
{
  g_autoptr (MnRegister) reg = mn_register_open (arguments[0], MN_STORE_OPEN_READ_ONLY, error);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  if (reg == NULL || !mn_register_check (reg, problems, error))
    return FALSE;
  if (problems->len == 0)
    return say_all_is_well (reg, error);
  for (guint i = 0; i < problems->len; i++)
    {
      mn_cli_cell (problems->pdata[i]);
      if (!mn_cli_end_row (error))
        return FALSE;
    }
  g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_REFUSED,
               g_dngettext (GETTEXT_PACKAGE, "%u problem was found.", "%u problems were found.", problems->len),
               problems->len);
  return FALSE;
}
