/* mn-preview.c: the preview of a document
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-preview.h"

#include <adwaita.h>
#include <math.h>

#include "mn-compat.h"
#include "mn-i18n.h"
#include "mn-pdf.h"
#include "mn-preview-print.h"
#include "mn-preview-sheets.h"

/* One point is this many pixels at 100 %. */
#define NATURAL (96.0 / 72.0)
#define ZOOM_STEP 1.2
#define ZOOM_MIN 0.25
#define ZOOM_MAX 5.0

struct _MnPreview {
  GtkWidget parent_instance;

  /* template */
  AdwWindowTitle *window_title;
  GtkLabel *zoom_label;
  GtkLabel *page_label;
  GtkScrolledWindow *scroller;
  MnPreviewSheets *sheets;

  /* owned */
  MnSession *session;
  MnDocument *document;
  char *file_name;

  guint fit : 1; /* the width of the window decides the scale */
};

enum {
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnPreview, mn_preview, GTK_TYPE_WIDGET)

static GtkAdjustment *
vadjustment (MnPreview *self)
{
  return gtk_scrolled_window_get_vadjustment (self->scroller);
}

static void
update_labels (MnPreview *self)
{
  g_autofree char *zoom = g_strdup_printf ("%d%%", (int)lround (mn_preview_get_zoom (self) * 100));
  g_autofree char *page = NULL;
  guint pages = mn_document_get_n_pages (self->document);
  guint current = mn_preview_get_page (self);

  page = g_strdup_printf (_ ("Page %u of %u"), current + 1, pages);
  gtk_label_set_label (self->zoom_label, zoom);
  gtk_label_set_label (self->page_label, page);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sheets), GTK_ACCESSIBLE_PROPERTY_LABEL, page, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.previous", current > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.next", current + 1 < pages);
}

static void
on_scrolled (MnPreview *self)
{
  GtkAdjustment *adjustment = vadjustment (self);

  if (self->document == NULL)
    return;

  mn_preview_sheets_set_view (self->sheets, gtk_adjustment_get_value (adjustment),
                              gtk_adjustment_get_page_size (adjustment));
  update_labels (self);
}

static void
set_scale (MnPreview *self, double scale)
{
  mn_preview_sheets_set_scale (self->sheets, CLAMP (scale, ZOOM_MIN * NATURAL, ZOOM_MAX * NATURAL));
  update_labels (self);
}

static void
fit_width (MnPreview *self, int width)
{
  double paper = mn_preview_sheets_get_width (self->sheets);

  /* 18 at each side, and the scroll bar may lie over the edge. */
  if (paper > 0 && width > 60)
    set_scale (self, floor ((width - 48) / paper * 100) / 100);
}

static void
mn_preview_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MnPreview *self = MN_PREVIEW (widget);
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (self->fit && self->document != NULL)
    fit_width (self, width);
  gtk_widget_allocate (child, width, height, baseline, NULL);
}

static void
mn_preview_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                    int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural, NULL, NULL);
}

static void
action_close (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLOSED], 0);
}

static void
action_zoom (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnPreview *self = MN_PREVIEW (widget);
  double scale = mn_preview_sheets_get_scale (self->sheets);

  self->fit = FALSE;
  set_scale (self, g_str_has_suffix (name, "in") ? scale * ZOOM_STEP : scale / ZOOM_STEP);
}

static void
action_zoom_fit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnPreview *self = MN_PREVIEW (widget);

  self->fit = TRUE;
  fit_width (self, gtk_widget_get_width (widget));
}

static void
action_turn (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnPreview *self = MN_PREVIEW (widget);
  guint page = mn_preview_get_page (self);
  guint pages = mn_document_get_n_pages (self->document);

  if (g_str_has_suffix (name, "next"))
    page = MIN (page + 1, pages - 1);
  else if (page > 0)
    page--;
  gtk_adjustment_set_value (vadjustment (self), mn_preview_sheets_get_top (self->sheets, page));
}

static void
on_print_done (GtkPrintOperation *operation, GtkPrintOperationResult result, MnPreview *self)
{
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      g_autoptr (GError) error = NULL;

      gtk_print_operation_get_error (operation, &error);
      if (error != NULL)
        mn_session_toast_error (self->session, error);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    mn_session_toast (self->session, _ ("The pages were handed to the printer."));
}

static void
action_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnPreview *self = MN_PREVIEW (widget);
  g_autoptr (GtkPrintOperation) operation = mn_preview_print_operation (self->document);
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_print_done), self, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}

typedef struct {
  MnSession *session;
  MnDocument *document;
  GFile *file;
  MnDate created;
} SaveJob;

static void
save_job_free (SaveJob *job)
{
  g_object_unref (job->session);
  g_object_unref (job->document);
  g_object_unref (job->file);
  g_free (job);
}

static void
save_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SaveJob *job = data;
  GError *error = NULL;

  if (mn_pdf_write (job->document, g_file_peek_path (job->file), NULL, job->created, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_pdf_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SaveJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (job->file);
  guint pages = mn_document_get_n_pages (job->document);
  g_autofree char *message = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      mn_session_toast_error (job->session, error);
      return;
    }

  message = g_strdup_printf (ngettext ("%u page was saved: %s", "%u pages were saved: %s", pages), pages, name);
  mn_session_toast (job->session, message);
}

void
mn_preview_save (MnPreview *self, GFile *file)
{
  g_autoptr (GTask) task = NULL;
  SaveJob *job;

  g_return_if_fail (MN_IS_PREVIEW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (g_file_peek_path (file) == NULL)
    {
      mn_session_toast (self->session, _ ("The file must be in a folder of this computer."));
      return;
    }

  job = g_new0 (SaveJob, 1);
  job->session = g_object_ref (self->session);
  job->document = g_object_ref (self->document);
  job->file = g_object_ref (file);
  job->created = mn_session_get_working_date (self->session);
  task = g_task_new (self, NULL, on_pdf_saved, NULL);
  g_task_set_task_data (task, job, (GDestroyNotify)save_job_free);
  g_task_run_in_thread (task, save_in_worker);
}

static void
on_file_chosen (GFile *file, gpointer user_data)
{
  g_autoptr (MnPreview) self = user_data;

  if (file != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    mn_preview_save (self, file);
}

static void
action_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnPreview *self = MN_PREVIEW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  mn_compat_save_file (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Save as PDF"), _ ("PDF files"), "*.pdf",
                       g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS), self->file_name, on_file_chosen,
                       g_object_ref (self));
}

static void
mn_preview_dispose (GObject *object)
{
  MnPreview *self = MN_PREVIEW (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), MN_TYPE_PREVIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_object (&self->document);
  g_clear_pointer (&self->file_name, g_free);

  G_OBJECT_CLASS (mn_preview_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_Escape, 0, "preview.close" },
    { GDK_KEY_Page_Down, 0, "preview.next" },
    { GDK_KEY_Page_Up, 0, "preview.previous" },
    { GDK_KEY_plus, 0, "preview.zoom-in" },
    { GDK_KEY_equal, 0, "preview.zoom-in" },
    { GDK_KEY_KP_Add, 0, "preview.zoom-in" },
    { GDK_KEY_minus, 0, "preview.zoom-out" },
    { GDK_KEY_KP_Subtract, 0, "preview.zoom-out" },
    { GDK_KEY_0, 0, "preview.zoom-fit" },
    { GDK_KEY_KP_0, 0, "preview.zoom-fit" },
    { GDK_KEY_s, GDK_CONTROL_MASK, "preview.save" },
  };

  gtk_widget_class_install_action (widget_class, "preview.close", NULL, action_close);
  gtk_widget_class_install_action (widget_class, "preview.print", NULL, action_print);
  gtk_widget_class_install_action (widget_class, "preview.save", NULL, action_save);
  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, action_zoom);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, action_zoom);
  gtk_widget_class_install_action (widget_class, "preview.zoom-fit", NULL, action_zoom_fit);
  gtk_widget_class_install_action (widget_class, "preview.next", NULL, action_turn);
  gtk_widget_class_install_action (widget_class, "preview.previous", NULL, action_turn);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
}

static void
mn_preview_class_init (MnPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_preview_dispose;
  widget_class->size_allocate = mn_preview_size_allocate;
  widget_class->measure = mn_preview_measure;

  signals[CLOSED] = g_signal_new ("closed", MN_TYPE_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MN_TYPE_PREVIEW_SHEETS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mangnon/MangNon/ui/mn-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, MnPreview, window_title);
  gtk_widget_class_bind_template_child (widget_class, MnPreview, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, MnPreview, page_label);
  gtk_widget_class_bind_template_child (widget_class, MnPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, MnPreview, sheets);
  install_actions (widget_class);
}

static void
mn_preview_init (MnPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->fit = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (vadjustment (self), "value-changed", G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (vadjustment (self), "changed", G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
}

MnPreview *
mn_preview_new (MnSession *session, MnDocument *document, const char *file_name)
{
  MnPreview *self;

  g_return_val_if_fail (MN_IS_SESSION (session), NULL);
  g_return_val_if_fail (MN_IS_DOCUMENT (document), NULL);

  self = g_object_new (MN_TYPE_PREVIEW, NULL);
  self->session = g_object_ref (session);
  self->document = g_object_ref (document);
  self->file_name = file_name == NULL || g_str_has_suffix (file_name, ".pdf") ? g_strdup (file_name)
                                                                              : g_strconcat (file_name, ".pdf", NULL);
  mn_preview_sheets_set_document (self->sheets, document);
  adw_window_title_set_title (self->window_title, mn_document_get_title (document));
  update_labels (self);
  return self;
}

guint
mn_preview_get_page (MnPreview *self)
{
  GtkAdjustment *adjustment;

  g_return_val_if_fail (MN_IS_PREVIEW (self), 0);

  /* A page counts as shown when its upper third is. */
  adjustment = vadjustment (self);
  return mn_preview_sheets_page_at (self->sheets, gtk_adjustment_get_value (adjustment)
                                                      + gtk_adjustment_get_page_size (adjustment) / 3);
}

double
mn_preview_get_zoom (MnPreview *self)
{
  g_return_val_if_fail (MN_IS_PREVIEW (self), 1);

  return mn_preview_sheets_get_scale (self->sheets) / NATURAL;
}
