/* mn-child-event-dialog.c: a move or a death is recorded
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-child-event-dialog.h"

#include <string.h>

#include "mn-child-event-ending.h"
#include "mn-child-event-frame.h"
#include "mn-child-event-sixteen.h"
#include "mn-details-parts.h"
#include "mn-field-row.h"
#include "mn-i18n.h"

/* The day is read once per pause, not per letter. */
#define LOOK_DELAY_MS 150
/* As of the rows of fields. */
#define LABEL_WIDTH 148

struct _MnChildEventDialog {
  AdwWindow parent_instance;

  MnChildEventFrame frame;
  GtkWidget *destination; /* of a move away */
  GtkWidget *endings_box;

  /* Owned */
  MnSession *session;
  MnRecord *record; /* the new residence; of a death the child */
  GPtrArray *rows;  /* of MnFieldRow (borrowed) */
  GPtrArray *endings;

  MnLifeKind kind;
  gint64 child;
  MnDate shown; /* the day that the endings are of */
  guint look_id;
  guint saving : 1;
  guint refused : 1; /* saving was tried */
};

G_DEFINE_FINAL_TYPE (MnChildEventDialog, mn_child_event_dialog, ADW_TYPE_WINDOW)

static const struct {
  const char *name, *title, *what; /* N_() */
  MnLifeKind kind;
  const char *fields[7];
} events[] = {
  { "move",
    N_ ("Moved"),
    N_ ("The residence until now ends on the day before; the new one begins."),
    MN_LIFE_MOVE,
    { "valid_from", "unit", "village", "household", "status", "reason", NULL } },
  { "move-away",
    N_ ("Moved Away"),
    N_ ("The child stays in the register with what was recorded and is counted no more."),
    MN_LIFE_MOVE_AWAY,
    { "valid_from", "reason", "note", NULL } },
  { "death",
    N_ ("Died"),
    N_ ("The child stays in the register with what was recorded and is counted no more."),
    MN_LIFE_DEATH,
    { "died_on", NULL } },
};

/* What is written, off the main thread: texts are copies. */
typedef struct {
  MnLifeEvent event;
  char *texts[4];
  GPtrArray *endings;
  MnDate working_date;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  for (guint i = 0; i < G_N_ELEMENTS (job->texts); i++)
    g_free (job->texts[i]);
  g_clear_pointer (&job->endings, g_ptr_array_unref);
  g_free (job);
}

static MnLifeEvent
read_event (MnChildEventDialog *self)
{
  gboolean is_residence = self->kind != MN_LIFE_DEATH;
  MnLifeEvent event = { .kind = self->kind, .child = self->child };

  event.on = mn_record_get_date (self->record, is_residence ? "valid_from" : "died_on");
  if (!is_residence)
    return event;
  event.unit = mn_record_get_integer (self->record, "unit");
  event.village = mn_record_get_integer (self->record, "village");
  event.household = mn_record_get_integer (self->record, "household");
  event.status = mn_record_get_text (self->record, "status");
  event.reason = mn_record_get_text (self->record, "reason");
  event.note = mn_record_get_text (self->record, "note");
  if (self->destination != NULL)
    event.destination = gtk_editable_get_text (GTK_EDITABLE (self->destination));
  return event;
}

/* What a row refused to take comes first: the record does not know of it. NULL: nothing. (transfer full) */
static char *
problem_text (MnChildEventDialog *self)
{
  MnLifeEvent event = read_event (self);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    if (mn_field_row_get_refusal (g_ptr_array_index (self->rows, i)) != NULL)
      return g_strdup (mn_field_row_get_refusal (g_ptr_array_index (self->rows, i)));
  if (mn_child_event_check (mn_session_get_reader (self->session), &event, mn_session_get_working_date (self->session),
                            &error))
    return NULL;
  return g_strdup (error->message);
}

/* Endings ---------------------------------------------------------------------------------------- */

static void
show_endings (MnChildEventDialog *self)
{
  MnLifeEvent event = read_event (self);
  g_autoptr (GPtrArray) endings = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *child;

  if (!mn_date_is_full (event.on) || mn_date_compare (event.on, self->shown) == 0)
    return;
  endings = mn_child_event_endings (mn_session_get_reader (self->session), &event, &error);
  if (endings == NULL)
    {
      mn_child_event_frame_notice (&self->frame, error->message);
      return;
    }
  while ((child = gtk_widget_get_first_child (self->endings_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->endings_box), child);
  self->shown = event.on;
  g_clear_pointer (&self->endings, g_ptr_array_unref);
  self->endings = g_steal_pointer (&endings);
  gtk_box_append (GTK_BOX (self->endings_box), mn_part_label (_ ("What ends with it"), "mn-title"));
  if (self->endings->len == 0)
    gtk_box_append (GTK_BOX (self->endings_box), mn_part_label (_ ("Nothing is open on that day."), "mn-secondary"));
  for (guint i = 0; i < self->endings->len; i++)
    gtk_box_append (GTK_BOX (self->endings_box), mn_child_event_ending_new (g_ptr_array_index (self->endings, i)));
}

static gboolean
look_cb (gpointer data)
{
  MnChildEventDialog *self = data;

  self->look_id = 0;
  show_endings (self);
  if (self->refused)
    {
      g_autofree char *problem = problem_text (self);

      mn_child_event_frame_notice (&self->frame, problem);
    }
  return G_SOURCE_REMOVE;
}

static void
edited_cb (MnFieldRow *row, MnChildEventDialog *self)
{
  if (self->record != NULL && self->look_id == 0)
    self->look_id = g_timeout_add (LOOK_DELAY_MS, look_cb, self);
}

/* Saving ----------------------------------------------------------------------------------------- */

static gboolean
write_cb (MnTransaction *transaction, gpointer data, GError **error)
{
  Job *job = data;

  return mn_child_event_write (transaction, &job->event, job->endings, job->working_date, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MnChildEventDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRecord) child = NULL;
  g_autofree char *summary = NULL, *message = NULL;
  gint64 change_id = 0;

  self->saving = FALSE;
  gtk_widget_set_sensitive (self->frame.content, TRUE);
  if (!mn_store_write_finish (MN_STORE (source), result, &change_id, &error))
    {
      mn_child_event_frame_notice (&self->frame, error->message);
      gtk_widget_grab_focus (g_ptr_array_index (self->rows, 0)); /* lost while it was being written */
      return;
    }
  child = mn_record_load (mn_session_get_reader (self->session), mn_entity_find ("child"), self->child, NULL);
  summary = child != NULL ? mn_record_summary (child) : g_strdup ("");
  message = g_strdup_printf (_ ("Recorded: %s"), summary);
  mn_session_toast_undo (self->session, message, change_id);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnChildEventDialog *self = MN_CHILD_EVENT_DIALOG (widget);
  g_autofree char *problem = NULL;
  Job *job;

  if (self->saving)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    mn_field_row_touch (g_ptr_array_index (self->rows, i));
  self->refused = TRUE;
  problem = problem_text (self);
  mn_child_event_frame_notice (&self->frame, problem);
  if (problem != NULL)
    return;
  show_endings (self);
  job = g_new0 (Job, 1);
  job->event = read_event (self);
  job->event.status = job->texts[0] = g_strdup (job->event.status);
  job->event.reason = job->texts[1] = g_strdup (job->event.reason);
  job->event.note = job->texts[2] = g_strdup (job->event.note);
  job->event.destination = job->texts[3] = g_strdup (job->event.destination);
  job->endings = self->endings != NULL ? g_ptr_array_ref (self->endings) : NULL;
  job->working_date = mn_session_get_working_date (self->session);
  self->saving = TRUE;
  gtk_root_set_focus (GTK_ROOT (self), NULL);
  gtk_widget_set_sensitive (self->frame.content, FALSE);
  mn_store_write_async (mn_register_get_store (mn_session_get_register (self->session)), "edit", write_cb, job,
                        job_free, NULL, written_cb, g_object_ref (self));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!MN_CHILD_EVENT_DIALOG (widget)->saving)
    gtk_window_destroy (GTK_WINDOW (widget));
}

/* Making ----------------------------------------------------------------------------------------- */

static void
mn_child_event_dialog_dispose (GObject *object)
{
  MnChildEventDialog *self = MN_CHILD_EVENT_DIALOG (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->record);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mn_child_event_dialog_parent_class)->dispose (object);
}

/* Not before the check buttons are gone, which write into them. */
static void
mn_child_event_dialog_finalize (GObject *object)
{
  g_clear_pointer (&MN_CHILD_EVENT_DIALOG (object)->endings, g_ptr_array_unref);
  G_OBJECT_CLASS (mn_child_event_dialog_parent_class)->finalize (object);
}

static void
mn_child_event_dialog_class_init (MnChildEventDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_child_event_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = mn_child_event_dialog_finalize;
  gtk_widget_class_install_action (widget_class, "event.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "event.close", NULL, close_action);
  mn_child_event_frame_bind_keys (widget_class);
}

static void
mn_child_event_dialog_init (MnChildEventDialog *self)
{
  self->rows = g_ptr_array_new ();
  mn_child_event_frame_build (ADW_WINDOW (self), &self->frame);
}

/* A place outside the register is none of its communes: words. */
static void
add_destination (MnChildEventDialog *self)
{
  GtkWidget *row = mn_part_row (12);
  GtkWidget *label = mn_part_label (_ ("Moved to"), "mn-field-label");

  self->destination = gtk_entry_new ();
  gtk_widget_set_size_request (label, LABEL_WIDTH, -1);
  gtk_widget_set_hexpand (self->destination, TRUE);
  gtk_entry_set_max_length (GTK_ENTRY (self->destination), 200);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->destination), _ ("Commune, district, province"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->destination), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Moved to"),
                                  -1);
  mn_part_row_add (row, label);
  mn_part_row_add (row, self->destination);
  gtk_box_append (GTK_BOX (self->frame.content), row);
}

static void
lay_out (MnChildEventDialog *self, guint event)
{
  GtkWidget *what = mn_part_label (_ (events[event].what), "mn-secondary");

  gtk_widget_set_margin_bottom (what, 6);
  gtk_box_append (GTK_BOX (self->frame.content), what);
  for (guint i = 0; events[event].fields[i] != NULL; i++)
    {
      GtkWidget *row = mn_field_row_new (events[event].fields[i]);

      gtk_box_append (GTK_BOX (self->frame.content), row);
      mn_field_row_bind (MN_FIELD_ROW (row), self->session, self->record);
      g_signal_connect_object (row, "edited", G_CALLBACK (edited_cb), self, 0);
      g_ptr_array_add (self->rows, row);
      if (i == 0 && self->kind == MN_LIFE_MOVE_AWAY)
        add_destination (self);
    }
  self->endings_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_margin_top (self->endings_box, 12);
  gtk_box_append (GTK_BOX (self->frame.content), self->endings_box);
}

/* A new residence begins on the working date, as everything dated does; a death has the day that is written down. */
static MnRecord *
make_record (MnSession *session, MnLifeKind kind, MnRecord *child)
{
  MnDate on = mn_session_get_working_date (session);
  MnRecord *record;

  if (kind == MN_LIFE_DEATH)
    {
      if (!mn_record_is_set (child, "died_on"))
        mn_record_set_date (child, "died_on", on);
      return g_object_ref (child);
    }
  record = mn_record_new (mn_entity_find ("residence"));
  mn_record_set_integer (record, "child", mn_record_get_id (child));
  mn_record_set_date (record, "valid_from", on);
  mn_record_set_text (record, "status", "permanent");
  return record;
}

GtkWindow *
mn_child_event_dialog_present (MnSession *session, GtkWidget *parent, const char *event, gint64 child)
{
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRecord) record = NULL;
  g_autofree char *summary = NULL;
  MnChildEventDialog *self;
  guint index = 0;

  g_return_val_if_fail (MN_IS_SESSION (session), NULL);

  if (strcmp (event, "sixteen") == 0)
    return mn_child_event_sixteen_present (session, parent);
  while (index < G_N_ELEMENTS (events) && strcmp (events[index].name, event) != 0)
    index++;
  g_return_val_if_fail (index < G_N_ELEMENTS (events), NULL);
  record = mn_record_load (mn_session_get_reader (session), mn_entity_find ("child"), child, &error);
  if (record == NULL)
    {
      mn_session_toast_error (session, error);
      return NULL;
    }
  self = g_object_new (MN_TYPE_CHILD_EVENT_DIALOG, "modal", TRUE, "transient-for", GTK_IS_WINDOW (root) ? root : NULL,
                       NULL);
  self->session = g_object_ref (session);
  self->kind = events[index].kind;
  self->child = child;
  summary = mn_record_summary (record);
  self->record = make_record (session, self->kind, record);
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->frame.title), _ (events[index].title));
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->frame.title), summary);
  gtk_window_set_title (GTK_WINDOW (self), _ (events[index].title));
  lay_out (self, index);
  show_endings (self);
  gtk_window_set_default_size (GTK_WINDOW (self), 520, -1);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (g_ptr_array_index (self->rows, 0));
  return GTK_WINDOW (self);
}

GtkEditable *
mn_child_event_dialog_get_destination (MnChildEventDialog *self)
{
  g_return_val_if_fail (MN_IS_CHILD_EVENT_DIALOG (self), NULL);
  return self->destination != NULL ? GTK_EDITABLE (self->destination) : NULL;
}

MnRecord *
mn_child_event_dialog_get_record (MnChildEventDialog *self)
{
  g_return_val_if_fail (MN_IS_CHILD_EVENT_DIALOG (self), NULL);
  return self->record;
}

GPtrArray *
mn_child_event_dialog_get_endings (MnChildEventDialog *self)
{
  g_return_val_if_fail (MN_IS_CHILD_EVENT_DIALOG (self), NULL);
  return self->endings;
}

const char *
mn_child_event_dialog_get_notice (MnChildEventDialog *self)
{
  g_return_val_if_fail (MN_IS_CHILD_EVENT_DIALOG (self), NULL);
  return gtk_widget_get_visible (self->frame.notice) ? gtk_label_get_label (GTK_LABEL (self->frame.notice_label))
                                                     : NULL;
}
