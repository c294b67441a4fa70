/* mn-welcome.c: the first run
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-welcome.h"

#include <adwaita.h>

#include "mn-i18n.h"
#include "mn-sample.h"
#include "mn-settings.h"

struct _MnWelcome {
  GtkWidget parent_instance;

  /* template */
  GtkWidget *back;
  GtkStack *stack;
  GtkWidget *recent_box;
  GtkListBox *recent;
  MnNewRegister *new_register;
  AdwStatusPage *progress_page;
  GtkProgressBar *progress;
  AdwStatusPage *problem_page;
  GtkLabel *problem_hint;
  GtkWidget *problem_retry;
  GtkWidget *problem_migrate;
  GtkWidget *problem_open;

  /* owned */
  GCancellable *cancellable; /* of the work under way; NULL when there is none */
  GFile *file;               /* the last one tried */
  guint pulse;
};

enum {
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnWelcome, mn_welcome, GTK_TYPE_WIDGET)

/* What the person can do about each kind of failure. */
static const struct {
  MnStoreError code;
  const char *icon;
  const char *title; /* N_() */
  const char *hint;  /* N_() */
} problems[] = {
  { MN_STORE_ERROR_NOT_FOUND, "edit-find-symbolic", N_ ("The register is not there"),
    N_ ("Perhaps it was moved or renamed, or the memory stick it is on is not plugged in.") },
  { MN_STORE_ERROR_EXISTS, "document-save-as-symbolic", N_ ("There is a file of this name already"),
    N_ ("Nothing is ever overwritten. Go back and choose another name.") },
  { MN_STORE_ERROR_NOT_REGISTER, "dialog-question-symbolic", N_ ("This is not a register"),
    N_ ("Choose a file that ends in .mangnon. Spreadsheets and documents cannot be opened here.") },
  { MN_STORE_ERROR_DAMAGED, "dialog-warning-symbolic", N_ ("The register is damaged"),
    N_ ("The file was left as it is. Take the newest copy of it that is whole; ask for help before the file is "
        "deleted.") },
  { MN_STORE_ERROR_TOO_NEW, "software-update-available-symbolic", N_ ("The register is from a newer version"),
    N_ ("Install the newer version of the program on this computer, then open the register again.") },
  { MN_STORE_ERROR_TOO_OLD, "software-update-available-symbolic", N_ ("The register is from an older version"),
    N_ ("It can be brought up to date now. A copy of the file as it is will be kept beside it.") },
  { MN_STORE_ERROR_ACCESS, "changes-prevent-symbolic", N_ ("No permission"),
    N_ ("Ask whoever owns the folder for permission, or choose another folder.") },
  { MN_STORE_ERROR_FULL, "drive-harddisk-symbolic", N_ ("The disk is full"),
    N_ ("Make room on the disk, then try again. Nothing was written.") },
  { MN_STORE_ERROR_BUSY, "appointment-soon-symbolic", N_ ("The register is in use"),
    N_ ("Another program is writing to it. Wait a moment, then try again.") },
};

static void
show (MnWelcome *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->back, strcmp (page, "new") == 0 || strcmp (page, "problem") == 0);
}

static void
on_remove_recent (GtkButton *button, MnWelcome *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);

  mn_settings_remove_recent (g_object_get_data (G_OBJECT (row), "path"));
  gtk_list_box_remove (self->recent, row);
  gtk_widget_set_visible (self->recent_box, gtk_widget_get_first_child (GTK_WIDGET (self->recent)) != NULL);
}

static GtkWidget *
new_recent_row (MnWelcome *self, const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *title = g_markup_escape_text (base, -1);
  g_autofree char *subtitle = g_markup_escape_text (folder, -1);
  g_autofree char *label = g_strdup_printf (_ ("Remove %s from this list"), base);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_recent), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (path), g_free);
  return row;
}

static void
fill_recent (MnWelcome *self)
{
  g_auto (GStrv) paths = mn_settings_get_recent ();
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->recent))) != NULL)
    gtk_list_box_remove (self->recent, child);
  for (guint i = 0; paths[i] != NULL; i++)
    gtk_list_box_append (self->recent, new_recent_row (self, paths[i]));
  gtk_widget_set_visible (self->recent_box, paths[0] != NULL);
}

/* Nothing is changed before a person has read what will be, and where the old file goes. */
static void
offer_migration (MnWelcome *self)
{
  g_autofree char *copy = self->file != NULL ? mn_store_name_migration_copy (g_file_peek_path (self->file)) : NULL;
  g_autofree char *hint = NULL;

  if (copy == NULL)
    return;
  /* Translators: the name of a file. */
  hint = g_strdup_printf (_ ("It can be brought up to date now; nothing in it is lost. The file as it is will be kept "
                             "beside it as “%s”."),
                          copy);
  gtk_label_set_label (self->problem_hint, hint);
}

static void
show_problem (MnWelcome *self, const GError *error)
{
  const char *title = _ ("The register did not open");
  const char *hint = _ ("Try again; if it happens again, report the sentence above.");
  const char *icon = "dialog-warning-symbolic";
  g_autofree char *description = g_markup_escape_text (error->message, -1);
  gboolean store = error->domain == MN_STORE_ERROR;

  for (guint i = 0; store && i < G_N_ELEMENTS (problems); i++)
    if ((int)problems[i].code == error->code)
      {
        title = _ (problems[i].title);
        hint = _ (problems[i].hint);
        icon = problems[i].icon;
      }

  adw_status_page_set_title (self->problem_page, title);
  adw_status_page_set_description (self->problem_page, description);
  adw_status_page_set_icon_name (self->problem_page, icon);
  gtk_label_set_label (self->problem_hint, hint);
  gtk_widget_set_visible (self->problem_migrate, store && error->code == MN_STORE_ERROR_TOO_OLD);
  if (store && error->code == MN_STORE_ERROR_TOO_OLD)
    offer_migration (self);
  gtk_widget_set_visible (self->problem_retry, self->file != NULL
                                                   && !g_error_matches (error, MN_STORE_ERROR, MN_STORE_ERROR_EXISTS)
                                                   && !g_error_matches (error, MN_STORE_ERROR, MN_STORE_ERROR_TOO_OLD));
  gtk_widget_set_visible (self->problem_open, !g_error_matches (error, MN_STORE_ERROR, MN_STORE_ERROR_EXISTS));
  show (self, "problem");
}

/* On the main thread: the connection that reads belongs to the thread that opens it, and opening takes milliseconds. */
static void
open_register (MnWelcome *self, MnStoreOpenFlags flags)
{
  g_autoptr (MnRegister) reg = NULL;
  g_autoptr (GError) error = NULL;

  if (g_file_peek_path (self->file) == NULL)
    error = g_error_new_literal (MN_STORE_ERROR, MN_STORE_ERROR_NOT_REGISTER,
                                 _ ("The register must be a file on this computer or in a folder it can reach."));
  else
    reg = mn_register_open (g_file_peek_path (self->file), flags, &error);

  if (reg == NULL)
    show_problem (self, error);
  else
    g_signal_emit (self, signals[OPENED], 0, reg);
}

void
mn_welcome_open (MnWelcome *self, GFile *file)
{
  g_return_if_fail (MN_IS_WELCOME (self));
  g_return_if_fail (G_IS_FILE (file));

  g_set_object (&self->file, file);
  open_register (self, MN_STORE_OPEN_DEFAULT);
}

void
mn_welcome_show_error (MnWelcome *self, GFile *file, const GError *error)
{
  g_return_if_fail (MN_IS_WELCOME (self));
  g_return_if_fail (error != NULL);

  g_set_object (&self->file, file);
  show_problem (self, error);
}

static gboolean
on_pulse (gpointer user_data)
{
  MnWelcome *self = user_data;

  gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
stop_work (MnWelcome *self)
{
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_object (&self->cancellable);
}

typedef struct {
  char *path;
  char *unit_code; /* NULL: the sample */
  MnDate on;
} Work;

static void
work_free (Work *work)
{
  g_free (work->path);
  g_free (work->unit_code);
  g_free (work);
}

static void
make_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  g_autofree char *folder = g_path_get_dirname (work->path);
  GError *error = NULL;
  gboolean made;

  /* The sample's own folder is made here; that of a new register exists, or its error says that it does not. */
  if (work->unit_code == NULL)
    {
      g_mkdir_with_parents (folder, 0700);
      made = mn_sample_write (work->path, cancellable, &error);
    }
  else
    made = mn_register_create (work->path, work->unit_code, work->on, cancellable, &error);

  if (made)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MnWelcome *self = MN_WELCOME (source);
  g_autoptr (GError) error = NULL;
  Work *work = g_task_get_task_data (G_TASK (result));
  gboolean made = g_task_propagate_boolean (G_TASK (result), &error);

  stop_work (self);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return; /* the window was closed meanwhile */

  if (made)
    {
      g_autoptr (GFile) file = g_file_new_for_path (work->path);

      mn_welcome_open (self, file);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show (self, work->unit_code != NULL ? "new" : "start");
  else
    {
      g_clear_object (&self->file);
      show_problem (self, error);
    }
}

static void
start_work (MnWelcome *self, Work *work, const char *title, const char *description)
{
  g_autoptr (GTask) task = NULL;

  adw_status_page_set_title (self->progress_page, title);
  adw_status_page_set_description (self->progress_page, description);
  show (self, "progress");

  self->cancellable = g_cancellable_new ();
  self->pulse = g_timeout_add (120, on_pulse, self);
  task = g_task_new (self, self->cancellable, on_made, NULL);
  /* What was finished before the cancelling came through is opened all the same. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, work, (GDestroyNotify)work_free);
  g_task_run_in_thread (task, make_in_worker);
}

void
mn_welcome_make_sample (MnWelcome *self)
{
  g_autofree char *path = NULL;
  Work *work;

  g_return_if_fail (MN_IS_WELCOME (self));

  if (self->cancellable != NULL)
    return;

  path = g_build_filename (g_get_user_data_dir (), "mang-non", "cam-lo" MN_STORE_EXTENSION, NULL);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      mn_welcome_open (self, file);
      return;
    }

  work = g_new0 (Work, 1);
  work->path = g_steal_pointer (&path);
  start_work (self, work, _ ("Making the sample register"),
              _ ("Huyện Cam Lộ with about 13,700 invented children. This takes some seconds and is done once."));
}

static void
on_sample (MnWelcome *self)
{
  mn_welcome_make_sample (self);
}

static void
on_new (MnWelcome *self)
{
  mn_welcome_show_new (self);
}

void
mn_welcome_show_new (MnWelcome *self)
{
  g_return_if_fail (MN_IS_WELCOME (self));

  if (self->cancellable != NULL)
    return;

  mn_new_register_prepare (self->new_register);
  show (self, "new");
  gtk_widget_child_focus (GTK_WIDGET (self->new_register), GTK_DIR_TAB_FORWARD);
}

static void
on_create (MnNewRegister *form, MnWelcome *self)
{
  Work *work;

  if (self->cancellable != NULL)
    return;

  work = g_new0 (Work, 1);
  work->path = g_strdup (mn_new_register_get_path (form));
  work->unit_code = g_strdup (mn_new_register_get_unit_code (form));
  work->on = mn_new_register_get_date (form);
  start_work (self, work, _ ("Making the register"),
              _ ("The national lists of units, groups and rates are filled in."));
}

static void
on_recent (GtkListBox *list, GtkListBoxRow *row, MnWelcome *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_object_get_data (G_OBJECT (row), "path"));

  mn_welcome_open (self, file);
}

static void
on_back (MnWelcome *self)
{
  fill_recent (self);
  show (self, "start");
}

static void
on_retry (MnWelcome *self)
{
  if (self->file != NULL)
    open_register (self, MN_STORE_OPEN_DEFAULT);
}

static void
on_migrate (MnWelcome *self)
{
  if (self->file != NULL)
    open_register (self, MN_STORE_OPEN_MIGRATE);
}

static void
on_cancel (MnWelcome *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
mn_welcome_dispose (GObject *object)
{
  MnWelcome *self = MN_WELCOME (object);
  GtkWidget *child;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  stop_work (self);
  g_clear_object (&self->file);
  gtk_widget_dispose_template (GTK_WIDGET (self), MN_TYPE_WELCOME);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mn_welcome_parent_class)->dispose (object);
}

static void
mn_welcome_class_init (MnWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_welcome_dispose;

  signals[OPENED] = g_signal_new ("opened", MN_TYPE_WELCOME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  MN_TYPE_REGISTER);

  g_type_ensure (MN_TYPE_NEW_REGISTER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mangnon/MangNon/ui/mn-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, MnWelcome, back);
  gtk_widget_class_bind_template_child (widget_class, MnWelcome, stack);
  gtk_widget_class_bind_template_child (widget_class, MnWelcome, recent_box);
  gtk_widget_class_bind_template_child (widget_class, MnWelcome, recent);
  gtk_widget_class_bind_template_child (widget_class, MnWelcome, new_register);
  gtk_widget_class_bind_template_child (widget_class, MnWelcome, progress_page);
  gtk_widget_class_bind_template_child (widget_class, MnWelcome, progress);
  gtk_widget_class_bind_template_child (widget_class, MnWelcome, problem_page);
  gtk_widget_class_bind_template_child (widget_class, MnWelcome, problem_hint);
  gtk_widget_class_bind_template_child (widget_class, MnWelcome, problem_retry);
  gtk_widget_class_bind_template_child (widget_class, MnWelcome, problem_migrate);
  gtk_widget_class_bind_template_child (widget_class, MnWelcome, problem_open);
  gtk_widget_class_bind_template_callback (widget_class, on_sample);
  gtk_widget_class_bind_template_callback (widget_class, on_new);
  gtk_widget_class_bind_template_callback (widget_class, on_create);
  gtk_widget_class_bind_template_callback (widget_class, on_recent);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_bind_template_callback (widget_class, on_migrate);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
}

static void
mn_welcome_init (MnWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_recent (self);
  show (self, "start");
}

const char *
mn_welcome_get_shown (MnWelcome *self)
{
  g_return_val_if_fail (MN_IS_WELCOME (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}

const char *
mn_welcome_get_problem (MnWelcome *self)
{
  g_return_val_if_fail (MN_IS_WELCOME (self), NULL);

  return adw_status_page_get_description (self->problem_page);
}

MnNewRegister *
mn_welcome_get_new_register (MnWelcome *self)
{
  g_return_val_if_fail (MN_IS_WELCOME (self), NULL);

  return self->new_register;
}
