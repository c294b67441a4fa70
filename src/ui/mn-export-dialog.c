/* mn-export-dialog.c: what is seen in a list, as a file for a spreadsheet
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-export-dialog.h"

#include "mn-compat.h"
#include "mn-export-list.h"
#include "mn-i18n.h"
#include "mn-session-units.h"

struct _MnExportDialog {
  AdwWindow parent_instance;

  /* template */
  GtkLabel *what;
  AdwComboRow *format;
  AdwComboRow *columns;
  GtkSwitch *sensitive;
  GtkProgressBar *progress;
  GtkWidget *save;

  /* owned */
  MnSession *session;
  GArray *ids;    /* of gint64 */
  GArray *fields; /* of guint: the columns shown */
  GCancellable *cancellable;

  const MnEntity *entity;
  guint running : 1;
};

G_DEFINE_FINAL_TYPE (MnExportDialog, mn_export_dialog, ADW_TYPE_WINDOW)

/* In the order of MnExportFormat. */
static const struct {
  const char *label; /* N_() */
  const char *ending;
} formats[] = {
  { N_ ("Excel workbook (XLSX)"), "xlsx" },
  { N_ ("OpenDocument spreadsheet (ODS)"), "ods" },
  { N_ ("Text with commas (CSV)"), "csv" },
};

/* The worker reports far more often than anybody can read: only the last report of a turn of the main loop is shown. */
typedef struct {
  MnExportDialog *self;
  guint done, all;
} Report;

static gboolean
show_report_cb (gpointer data)
{
  Report *report = data;
  g_autofree char *done = mn_number_format (report->done);
  g_autofree char *all = mn_number_format (report->all);
  g_autofree char *text = g_strdup_printf (_ ("%s of %s rows"), done, all);

  if (report->self->running && report->self->session != NULL)
    {
      gtk_progress_bar_set_fraction (report->self->progress, report->all > 0 ? (double)report->done / report->all : 0);
      gtk_progress_bar_set_text (report->self->progress, text);
    }
  return G_SOURCE_REMOVE;
}

static void
report_free (gpointer data)
{
  Report *report = data;

  g_object_unref (report->self);
  g_free (report);
}

static void
progress_cb (guint done, guint all, gpointer data)
{
  Report *report = g_new0 (Report, 1);

  report->self = g_object_ref (data);
  report->done = done;
  report->all = all;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_report_cb, report, report_free);
}

static void
set_running (MnExportDialog *self, gboolean running)
{
  self->running = running;
  gtk_widget_set_visible (GTK_WIDGET (self->progress), running);
  gtk_widget_set_sensitive (self->save, !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->format), !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->columns), !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->sensitive), !running);
}

typedef struct {
  MnExportDialog *self;
  char *name;
} Run;

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  g_autoptr (MnExportDialog) self = run->self;
  g_autofree char *name = run->name;
  g_autoptr (GError) error = NULL;
  guint n_rows = 0;

  g_free (run);
  if (self->session == NULL) /* the window of the register went away meanwhile */
    return;
  set_running (self, FALSE);
  if (mn_export_list_finish (MN_REGISTER (source), result, &n_rows, &error))
    {
      g_autofree char *count = mn_number_format (n_rows);
      g_autofree char *message = g_strdup_printf (
          ngettext ("%s row was exported to %s.", "%s rows were exported to %s.", n_rows), count, name);

      mn_session_toast (self->session, message);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    mn_session_toast (self->session, _ ("The export was cancelled; no file was written."));
  else
    {
      mn_session_toast_error (self->session, error);
      return;
    }
  gtk_window_destroy (GTK_WINDOW (self));
}

static GArray *
chosen_fields (MnExportDialog *self)
{
  gboolean sensitive = gtk_switch_get_active (self->sensitive);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));

  if (adw_combo_row_get_selected (self->columns) == 0)
    return mn_export_list_fields (self->entity, (const guint *)(gpointer)self->fields->data, self->fields->len,
                                  sensitive);
  for (guint i = 0; i < self->entity->n_fields; i++)
    g_array_append_val (all, i);
  return mn_export_list_fields (self->entity, (const guint *)(gpointer)all->data, all->len, sensitive);
}

void
mn_export_dialog_run (MnExportDialog *self, GFile *file)
{
  g_autoptr (GArray) fields = NULL;
  MnRegister *reg;
  Run *run;

  g_return_if_fail (MN_IS_EXPORT_DIALOG (self) && G_IS_FILE (file));

  reg = mn_session_get_register (self->session);
  fields = chosen_fields (self);
  run = g_new0 (Run, 1);
  run->self = g_object_ref (self);
  run->name = g_file_get_basename (file);
  set_running (self, TRUE);
  mn_export_list_async (reg,
                        &(MnExportListRequest) {
                            .entity = self->entity,
                            .ids = (const gint64 *)(gpointer)self->ids->data,
                            .n_ids = self->ids->len,
                            .fields = (const guint *)(gpointer)fields->data,
                            .n_fields = fields->len,
                            .format = (MnExportFormat)adw_combo_row_get_selected (self->format),
                            .path = g_file_peek_path (file),
                            .sensitive = gtk_switch_get_active (self->sensitive),
                            .units = mn_session_get_unit_view (self->session),
                        },
                        progress_cb, self, self->cancellable, exported_cb, run);
}

static void
chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (MnExportDialog) self = user_data;

  if (file != NULL && self->session != NULL)
    mn_export_dialog_run (self, file);
}

static void
on_save (MnExportDialog *self)
{
  guint format = adw_combo_row_get_selected (self->format);
  g_autofree char *pattern = g_strdup_printf ("*.%s", formats[format].ending);
  g_autofree char *date = mn_date_to_iso (mn_session_get_working_date (self->session));
  g_autofree char *name = g_strdup_printf ("%s-%s.%s", mn_entity_titles (self->entity), date, formats[format].ending);

  mn_compat_save_file (GTK_WINDOW (self), _ ("Export to a Spreadsheet"), _ (formats[format].label), pattern,
                       g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS), name, chosen_cb, g_object_ref (self));
}

static void
on_cancel (MnExportDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* While the work runs closing stops it; the window goes when it has stopped. */
static gboolean
mn_export_dialog_close_request (GtkWindow *window)
{
  MnExportDialog *self = MN_EXPORT_DIALOG (window);

  if (!self->running)
    return GTK_WINDOW_CLASS (mn_export_dialog_parent_class)->close_request (window);
  g_cancellable_cancel (self->cancellable);
  return TRUE;
}

static void
mn_export_dialog_dispose (GObject *object)
{
  MnExportDialog *self = MN_EXPORT_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->fields, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), MN_TYPE_EXPORT_DIALOG);
  G_OBJECT_CLASS (mn_export_dialog_parent_class)->dispose (object);
}

static void
mn_export_dialog_class_init (MnExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_export_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = mn_export_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mangnon/MangNon/ui/mn-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MnExportDialog, what);
  gtk_widget_class_bind_template_child (widget_class, MnExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, MnExportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, MnExportDialog, sensitive);
  gtk_widget_class_bind_template_child (widget_class, MnExportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, MnExportDialog, save);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
}

static void
mn_export_dialog_init (MnExportDialog *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) columns = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    gtk_string_list_append (kinds, _ (formats[i].label));
  adw_combo_row_set_model (self->format, G_LIST_MODEL (kinds));
  gtk_string_list_append (columns, _ ("As in the list"));
  gtk_string_list_append (columns, _ ("All columns"));
  adw_combo_row_set_model (self->columns, G_LIST_MODEL (columns));
  self->cancellable = g_cancellable_new ();
}

MnExportDialog *
mn_export_dialog_present (MnSession *session, GtkWidget *parent, const MnEntity *entity, GArray *ids, GArray *fields)
{
  MnExportDialog *self;
  GtkRoot *root = gtk_widget_get_root (parent);
  g_autofree char *count = NULL, *titles = NULL, *text = NULL;

  g_return_val_if_fail (MN_IS_SESSION (session) && entity != NULL && ids != NULL && fields != NULL, NULL);

  self = g_object_new (MN_TYPE_EXPORT_DIALOG, "transient-for", GTK_IS_WINDOW (root) ? root : NULL, NULL);
  self->session = g_object_ref (session);
  self->entity = entity;
  self->ids = ids;
  self->fields = fields;
  count = mn_number_format (ids->len);
  titles = mn_text_lower (mn_entity_titles (entity));
  text = g_strdup_printf (_ ("%s rows: %s, as the list shows them now"), count, titles);
  gtk_label_set_label (self->what, text);
  /* Return goes on; "Cancel" comes first. */
  gtk_window_set_focus (GTK_WINDOW (self), self->save);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

MnExportDialog *
mn_export_dialog_present_view (MnSession *session, GtkWidget *parent, MnRecordView *view)
{
  const MnEntity *entity;
  g_autoptr (GVariant) columns = NULL;
  g_autoptr (GArray) ids = NULL;
  GArray *fields;
  GVariantIter iter;
  const char *name;
  int width;

  g_return_val_if_fail (MN_IS_RECORD_VIEW (view), NULL);

  ids = mn_record_list_dup_keys (mn_record_view_get_list (view));
  if (ids == NULL || ids->len == 0)
    return NULL;
  entity = mn_record_view_get_entity (view);
  columns = mn_record_view_get_columns (view);
  fields = g_array_new (FALSE, FALSE, sizeof (guint));
  g_variant_iter_init (&iter, columns);
  while (g_variant_iter_next (&iter, "(&si)", &name, &width))
    {
      guint field = (guint)mn_entity_field (entity, name);

      g_array_append_val (fields, field);
    }
  return mn_export_dialog_present (session, parent, entity, g_steal_pointer (&ids), fields);
}
