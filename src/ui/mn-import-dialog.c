/* mn-import-dialog.c: a list of children from a file, looked at before anything is written
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-import-dialog.h"

#include "mn-compat.h"
#include "mn-i18n.h"
#include "mn-import-options.h"
#include "mn-import-rows.h"
#include "mn-import-verdicts.h"
#include "mn-template-save.h"

typedef enum {
  LOOK,     /* a dry run */
  REJECTED, /* a dry run whose rejected rows go into a file */
  IMPORT,
} Purpose;

struct _MnImportDialog {
  AdwWindow parent_instance;

  /* template */
  AdwWindowTitle *window_title;
  GtkWidget *side;
  GtkStack *stack;
  GtkLabel *working;
  GtkProgressBar *progress;
  AdwStatusPage *problem;
  GtkWidget *report_box;
  GtkWidget *verdicts;
  GtkLabel *notes;
  GtkWidget *first; /* to choose a file with */
  GtkWidget *choose;
  GtkWidget *template;
  GtkWidget *run;
  GtkWidget *rejected;

  GtkWidget *options; /* in side */
  GtkWidget *rows;    /* in report_box */

  /* owned */
  MnSession *session;
  GFile *file;
  MnImportReport *report;    /* of the last look */
  GCancellable *cancellable; /* of what runs now, or NULL */

  int verdict;     /* the rows shown; -1: all */
  guint again : 1; /* an option changed while it was running */
  guint leave : 1; /* close when it has stopped */
};

G_DEFINE_FINAL_TYPE (MnImportDialog, mn_import_dialog, ADW_TYPE_WINDOW)

/* One run; kept until the writer's thread has ended with it. */
typedef struct {
  MnImportDialog *self;
  Purpose purpose;
  MnImportRequest request;
  MnImportReport *report;
  char *path, *rejected, *unit;
  GPtrArray *columns;
  int permille; /* atomic: how far it is */
  guint poll_id;
} Run;

static void begin (MnImportDialog *self, Purpose purpose, GFile *rejected);
static void update_template (MnImportDialog *self);

static void
run_free (Run *run)
{
  g_clear_handle_id (&run->poll_id, g_source_remove);
  g_clear_pointer (&run->report, mn_import_report_free);
  g_clear_pointer (&run->columns, g_ptr_array_unref);
  g_free (run->path);
  g_free (run->rejected);
  g_free (run->unit);
  g_object_unref (run->self);
  g_free (run);
}

/* What is shown --------------------------------------------------------------------------------- */

static void
verdict_cb (int verdict, gpointer data)
{
  MnImportDialog *self = data;

  self->verdict = verdict;
  mn_import_rows_set_report (MN_IMPORT_ROWS (self->rows), self->report, verdict);
}

static void
show_report (MnImportDialog *self)
{
  g_autofree char *notes = g_strjoinv (" ", (char **)mn_import_report_get_notes (self->report));
  guint writes = mn_import_report_count (self->report, MN_IMPORT_NEW)
                 + mn_import_report_count (self->report, MN_IMPORT_CHANGED)
                 + mn_import_report_count (self->report, MN_IMPORT_DOUBTFUL);
  guint refused = mn_import_report_count (self->report, MN_IMPORT_DOUBTFUL)
                  + mn_import_report_count (self->report, MN_IMPORT_REFUSED);

  self->verdict = mn_import_verdicts_fill (GTK_BOX (self->verdicts), self->report, verdict_cb, self);
  gtk_label_set_label (self->notes, notes);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), *notes != '\0');
  mn_import_options_show (MN_IMPORT_OPTIONS (self->options), self->report);
  mn_import_rows_set_report (MN_IMPORT_ROWS (self->rows), self->report, self->verdict);
  gtk_widget_set_sensitive (self->run, writes > 0 && !mn_session_is_read_only (self->session));
  gtk_widget_set_sensitive (self->rejected, refused > 0);
  gtk_stack_set_visible_child_name (self->stack, "report");
}

static void
show_problem (MnImportDialog *self, const GError *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->problem, text);
  gtk_widget_set_sensitive (self->run, FALSE);
  gtk_widget_set_sensitive (self->rejected, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

/* "Đã nhập 1.204 trẻ em mới, sửa 3; 6 dòng chưa nhập được." */
static void
tell (MnImportDialog *self, const MnImportCounts *counts)
{
  g_autofree char *added = mn_number_format (counts->added);
  g_autofree char *updated = mn_number_format (counts->updated);
  g_autofree char *rejected = mn_number_format (counts->rejected);
  g_autofree char *message
      = counts->rejected > 0 ? g_strdup_printf (
            _ ("Imported: %s new children, %s changed; %s rows could not be imported."), added, updated, rejected)
                             : g_strdup_printf (_ ("Imported: %s new children, %s changed."), added, updated);

  if (counts->added + counts->updated > 0)
    mn_session_toast_undo (self->session, message, mn_store_next_undo (mn_session_get_reader (self->session)));
  else
    mn_session_toast (self->session, message);
}

/* Running ---------------------------------------------------------------------------------------- */

static gboolean
poll_cb (gpointer data)
{
  Run *run = data;

  gtk_progress_bar_set_fraction (run->self->progress, g_atomic_int_get (&run->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

/* In the writer's thread. */
static void
progress_cb (double done, const MnImportCounts *counts, gpointer data)
{
  Run *run = data;

  g_atomic_int_set (&run->permille, (int)(CLAMP (done, 0, 1) * 1000));
}

static void
ended (MnImportDialog *self, Run *run, const MnImportCounts *counts, const GError *error)
{
  if (self->leave || self->session == NULL)
    gtk_window_destroy (GTK_WINDOW (self));
  else if (self->again)
    begin (self, LOOK, NULL);
  else if (error != NULL)
    {
      if (*mn_import_report_get_sheets (run->report) != NULL)
        mn_import_options_show_sheets (MN_IMPORT_OPTIONS (self->options), run->report);
      show_problem (self, error);
    }
  else if (run->purpose == IMPORT)
    {
      tell (self, counts);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else
    {
      mn_import_rows_set_report (MN_IMPORT_ROWS (self->rows), NULL, -1);
      g_clear_pointer (&self->report, mn_import_report_free);
      self->report = g_steal_pointer (&run->report);
      show_report (self);
      if (run->purpose == REJECTED)
        {
          g_autofree char *name = g_path_get_basename (run->rejected);
          g_autofree char *message = g_strdup_printf (_ ("The rejected rows are in %s, each with its reason."), name);

          mn_session_toast (self->session, message);
        }
    }
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  MnImportDialog *self = run->self;
  g_autoptr (GError) error = NULL;
  MnImportCounts counts = { 0 };

  mn_import_table_finish (MN_REGISTER (source), result, &counts, &error);
  g_clear_handle_id (&run->poll_id, g_source_remove);
  g_clear_object (&self->cancellable);
  ended (self, run, &counts, error);
  run_free (run);
}

/* The writer's thread gets copies: the options may change meanwhile. */
static Run *
run_new (MnImportDialog *self, Purpose purpose, GFile *rejected)
{
  Run *run = g_new0 (Run, 1);

  run->self = g_object_ref (self);
  run->purpose = purpose;
  run->path = g_file_get_path (self->file);
  run->rejected = rejected != NULL ? g_file_get_path (rejected) : NULL;
  run->report = mn_import_report_new ();
  mn_import_options_apply (MN_IMPORT_OPTIONS (self->options), &run->request);
  run->columns = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < run->request.n_columns; i++)
    g_ptr_array_add (run->columns, g_strdup (run->request.columns[i]));
  run->unit = g_strdup (run->request.unit);
  run->request.path = run->path;
  run->request.entity = mn_entity_find ("child");
  run->request.rejected = run->rejected;
  run->request.dry_run = purpose != IMPORT;
  run->request.unit = run->unit;
  run->request.columns = (const char *const *)run->columns->pdata;
  run->request.report = run->report;
  run->request.decisions = purpose != LOOK ? self->report : NULL;
  run->request.progress = progress_cb;
  run->request.progress_data = run;
  return run;
}

static void
begin (MnImportDialog *self, Purpose purpose, GFile *rejected)
{
  Run *run = run_new (self, purpose, rejected);

  self->again = FALSE;
  self->cancellable = g_cancellable_new ();
  gtk_label_set_label (self->working,
                       purpose == IMPORT ? _ ("Importing the children…") : _ ("Looking through the file…"));
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_sensitive (self->run, FALSE);
  gtk_widget_set_sensitive (self->rejected, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "working");
  run->poll_id = g_timeout_add (100, poll_cb, run);
  mn_import_table_async (mn_session_get_register (self->session), &run->request, self->cancellable, imported_cb, run);
}

static void
set_file (MnImportDialog *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  adw_window_title_set_subtitle (self->window_title, name);
  mn_import_options_reset (MN_IMPORT_OPTIONS (self->options), self->file != NULL);
  g_set_object (&self->file, file);
  begin (self, LOOK, NULL);
}

static void
options_cb (MnImportOptions *options, MnImportDialog *self)
{
  update_template (self);
  if (self->file == NULL)
    return;
  /* What runs stops first; then it is looked at anew. */
  if (self->cancellable != NULL)
    {
      self->again = TRUE;
      g_cancellable_cancel (self->cancellable);
    }
  else
    begin (self, LOOK, NULL);
}

static void
file_cb (GFile *file, gpointer user_data)
{
  g_autoptr (MnImportDialog) self = user_data;

  if (self->session == NULL || self->cancellable != NULL)
    return;
  if (file != NULL)
    set_file (self, file);
}

static void
template_cb (GtkWindow *window, const GError *error)
{
  MnImportDialog *self = MN_IMPORT_DIALOG (window);

  if (self->session == NULL)
    return;
  if (error != NULL)
    show_problem (self, error);
  else
    gtk_window_destroy (window);
}

static void
on_template (MnImportDialog *self)
{
  gint64 unit = mn_template_save_unit (self->session, mn_import_options_get_unit (MN_IMPORT_OPTIONS (self->options)));

  if (unit != 0)
    mn_template_save (self->session, GTK_WINDOW (self), unit, template_cb);
}

/* For the commune chosen at the left: villages are one commune's. */
static void
update_template (MnImportDialog *self)
{
  gint64 unit = mn_template_save_unit (self->session, mn_import_options_get_unit (MN_IMPORT_OPTIONS (self->options)));

  gtk_widget_set_sensitive (self->template, unit != 0);
}

static void
on_choose (MnImportDialog *self)
{
  if (self->cancellable == NULL)
    mn_compat_open_file (GTK_WINDOW (self), _ ("Import a List of Children"), NULL, NULL, file_cb, g_object_ref (self));
}

static void
on_run (MnImportDialog *self)
{
  if (self->cancellable == NULL && self->report != NULL)
    begin (self, IMPORT, NULL);
}

static void
rejected_cb (GFile *file, gpointer user_data)
{
  g_autoptr (MnImportDialog) self = user_data;

  if (file != NULL && self->session != NULL && self->cancellable == NULL)
    begin (self, REJECTED, file);
}

static void
on_rejected (MnImportDialog *self)
{
  g_autofree char *base = g_file_get_basename (self->file);
  g_autofree char *folder = g_path_get_dirname (g_file_peek_path (self->file));
  char *dot = strrchr (base, '.');
  g_autofree char *name = NULL;

  if (dot != NULL && dot != base)
    *dot = '\0';
  /* Translators: the end of a file's name */
  name = g_strdup_printf ("%s-%s.xlsx", base, _ ("rejected"));
  mn_compat_save_file (GTK_WINDOW (self), _ ("Save Rejected Rows"), _ ("Excel workbook (XLSX)"), "*.xlsx", folder, name,
                       rejected_cb, g_object_ref (self));
}

static void
on_cancel (MnImportDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
mn_import_dialog_close_request (GtkWindow *window)
{
  MnImportDialog *self = MN_IMPORT_DIALOG (window);

  if (self->cancellable == NULL)
    return GTK_WINDOW_CLASS (mn_import_dialog_parent_class)->close_request (window);
  self->leave = TRUE;
  g_cancellable_cancel (self->cancellable);
  return TRUE;
}

/* Making ------------------------------------------------------------------------------------------ */

static void
mn_import_dialog_dispose (GObject *object)
{
  MnImportDialog *self = MN_IMPORT_DIALOG (object);

  if (self->rows != NULL)
    mn_import_rows_set_report (MN_IMPORT_ROWS (self->rows), NULL, -1);
  self->rows = NULL;
  self->options = NULL;
  g_clear_pointer (&self->report, mn_import_report_free);
  g_clear_object (&self->file);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), MN_TYPE_IMPORT_DIALOG);
  G_OBJECT_CLASS (mn_import_dialog_parent_class)->dispose (object);
}

static void
mn_import_dialog_class_init (MnImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_import_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = mn_import_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mangnon/MangNon/ui/mn-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MnImportDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, MnImportDialog, side);
  gtk_widget_class_bind_template_child (widget_class, MnImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MnImportDialog, working);
  gtk_widget_class_bind_template_child (widget_class, MnImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, MnImportDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, MnImportDialog, report_box);
  gtk_widget_class_bind_template_child (widget_class, MnImportDialog, verdicts);
  gtk_widget_class_bind_template_child (widget_class, MnImportDialog, notes);
  gtk_widget_class_bind_template_child (widget_class, MnImportDialog, choose);
  gtk_widget_class_bind_template_child (widget_class, MnImportDialog, first);
  gtk_widget_class_bind_template_child (widget_class, MnImportDialog, template);
  gtk_widget_class_bind_template_child (widget_class, MnImportDialog, run);
  gtk_widget_class_bind_template_child (widget_class, MnImportDialog, rejected);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_choose);
  gtk_widget_class_bind_template_callback (widget_class, on_template);
  gtk_widget_class_bind_template_callback (widget_class, on_run);
  gtk_widget_class_bind_template_callback (widget_class, on_rejected);
}

static void
mn_import_dialog_init (MnImportDialog *self)
{
  self->verdict = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = mn_import_rows_new ();
  gtk_widget_set_vexpand (self->rows, TRUE);
  gtk_box_append (GTK_BOX (self->report_box), self->rows);
}

MnImportDialog *
mn_import_dialog_present (MnSession *session, GtkWidget *parent, GFile *file)
{
  MnImportDialog *self;
  GtkRoot *root = gtk_widget_get_root (parent);

  g_return_val_if_fail (MN_IS_SESSION (session), NULL);

  self = g_object_new (MN_TYPE_IMPORT_DIALOG, "transient-for", GTK_IS_WINDOW (root) ? root : NULL, NULL);
  self->session = g_object_ref (session);
  self->options = mn_import_options_new (session);
  gtk_widget_set_hexpand (self->options, TRUE);
  gtk_box_append (GTK_BOX (self->side), self->options);
  g_signal_connect (self->options, "changed", G_CALLBACK (options_cb), self);
  update_template (self);
  /* Return chooses a file; "Cancel", which comes first, would close the window that Ctrl+I has just opened. */
  gtk_window_set_focus (GTK_WINDOW (self), self->first);
  gtk_window_present (GTK_WINDOW (self));
  if (file != NULL)
    set_file (self, file);
  return self;
}

const char *
mn_import_dialog_get_state (MnImportDialog *self)
{
  g_return_val_if_fail (MN_IS_IMPORT_DIALOG (self), NULL);
  return gtk_stack_get_visible_child_name (self->stack);
}

MnImportReport *
mn_import_dialog_get_report (MnImportDialog *self)
{
  g_return_val_if_fail (MN_IS_IMPORT_DIALOG (self), NULL);
  return self->report;
}

void
mn_import_dialog_import (MnImportDialog *self)
{
  g_return_if_fail (MN_IS_IMPORT_DIALOG (self));
  on_run (self);
}
