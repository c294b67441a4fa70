/* mn-record-form.c: a window that edits one record
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-confirm.h"
#include "mn-form-layout.h"
#include "mn-form-save.h"
#include "mn-record-form-private.h"

/* The checks ask the file (uniqueness): once per pause, not per letter. */
#define CHECK_DELAY_MS 150
#define MAX_CONTENT_HEIGHT 650
/* What stands above the fields, and a panel of the desktop. */
#define AROUND_CONTENT 118

G_DEFINE_FINAL_TYPE (MnRecordForm, mn_record_form, ADW_TYPE_WINDOW)

/* Checking --------------------------------------------------------------------------------------- */

static void
show_notice (MnRecordForm *self, MnProblemSeverity severity, const char *message)
{
  gtk_label_set_label (GTK_LABEL (self->notice_label), message != NULL ? message : "");
  gtk_widget_remove_css_class (self->notice, severity == MN_PROBLEM_ERROR ? "mn-notice-warning" : "mn-notice-error");
  gtk_widget_add_css_class (self->notice, severity == MN_PROBLEM_ERROR ? "mn-notice-error" : "mn-notice-warning");
  gtk_widget_set_visible (self->notice, message != NULL);
}

static MnFieldRow *
find_row (MnRecordForm *self, MnRecord *record, int field)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      MnFieldRow *row = g_ptr_array_index (self->rows, i);

      if (mn_field_row_get_record (row) == record && (int)mn_field_row_get_index (row) == field)
        return row;
    }
  return NULL;
}

/* One problem of a field is shown: the first error, else the first warning. */
static void
take_problem (MnRecordForm *self, MnRecord *record, const MnProblem *problem, GHashTable *seen, GString *whole,
              MnProblemSeverity *whole_severity)
{
  MnFieldRow *row = find_row (self, record, problem->field);
  const MnEntity *entity = mn_record_get_entity (record);

  /* The row that the extra one belongs to does not exist yet. */
  if (record == self->extra && problem->field >= 0
      && strcmp (entity->fields[problem->field].name, self->extra_link) == 0)
    return;
  if (row == NULL)
    {
      g_string_append_printf (whole, "%s%s", whole->len > 0 ? "\n" : "", problem->message);
      *whole_severity = MAX (*whole_severity, problem->severity);
    }
  else if (g_hash_table_add (seen, row))
    mn_field_row_set_problem (row, problem->severity, problem->message);
}

static void
check_record (MnRecordForm *self, MnRecord *record, GHashTable *seen, GString *whole, MnProblemSeverity *severity)
{
  MnCheckContext context
      = mn_register_check_context (mn_session_get_register (self->session), mn_record_get_id (record));
  g_autoptr (GPtrArray) problems = mn_record_validate (record, &context);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < problems->len; i++)
      {
        const MnProblem *problem = g_ptr_array_index (problems, i);

        if ((pass == 0) == (problem->severity == MN_PROBLEM_ERROR))
          take_problem (self, record, problem, seen, whole, severity);
      }
}

static guint
count_errors (MnRecordForm *self, MnFieldRow **first)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      MnFieldRow *row = g_ptr_array_index (self->rows, i);

      if (!mn_field_row_has_error (row))
        continue;
      if (n++ == 0 && first != NULL)
        *first = row;
    }
  return n;
}

static void
check (MnRecordForm *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) whole = g_string_new (NULL);
  MnProblemSeverity severity = MN_PROBLEM_WARNING;

  g_clear_handle_id (&self->check_id, g_source_remove);
  check_record (self, self->record, seen, whole, &severity);
  if (self->extra != NULL)
    check_record (self, self->extra, seen, whole, &severity);
  for (guint i = 0; i < self->rows->len; i++)
    if (!g_hash_table_contains (seen, g_ptr_array_index (self->rows, i)))
      mn_field_row_set_problem (g_ptr_array_index (self->rows, i), MN_PROBLEM_WARNING, NULL);
  if (self->refused && count_errors (self, NULL) > 0)
    {
      guint n = count_errors (self, NULL);

      g_string_printf (
          whole,
          ngettext ("%u field must be corrected before saving.", "%u fields must be corrected before saving.", n), n);
      severity = MN_PROBLEM_ERROR;
    }
  else
    self->refused = FALSE;
  /* What the last saving ran into stays said until the next one: a check that was under way must not wipe it off. */
  if (self->failure != NULL)
    {
      g_string_prepend (whole, whole->len > 0 ? "\n" : "");
      g_string_prepend (whole, self->failure);
      severity = MN_PROBLEM_ERROR;
    }
  show_notice (self, severity, whole->len > 0 ? whole->str : NULL);
}

static gboolean
check_cb (gpointer data)
{
  MnRecordForm *self = data;

  self->check_id = 0;
  check (self);
  return G_SOURCE_REMOVE;
}

/* What the program filled in is no reason to ask: a row tells of an edit whenever the focus leaves it. */
static gboolean
is_typed (MnRecordForm *self)
{
  for (guint i = 0; self->start != NULL && i < self->entity->n_fields; i++)
    if (!mn_value_equal (mn_record_get (self->record, i), mn_record_get (self->start, i)))
      return TRUE;
  return FALSE;
}

static void
row_edited_cb (MnFieldRow *row, MnRecordForm *self)
{
  /* A closing window takes the focus from its rows once more. */
  if (self->record == NULL)
    return;
  self->changed = self->changed || is_typed (self) || mn_field_row_get_refusal (row) != NULL
                  || (self->extra != NULL && mn_field_row_get_record (row) == self->extra);
  if (self->check_id == 0)
    self->check_id = g_timeout_add (CHECK_DELAY_MS, check_cb, self);
}

/* Saving ----------------------------------------------------------------------------------------- */

static void
scroll_to (MnRecordForm *self, GtkWidget *widget)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  double x, y;

  if (!gtk_widget_translate_coordinates (widget, self->content, 0, 0, &x, &y))
    return;
  y += gtk_widget_get_margin_top (self->content); /* which is scrolled too */
  gtk_adjustment_clamp_page (adjustment, y, y + gtk_widget_get_allocated_height (widget) + 12);
}

/* A tick comes before its frame is laid out: only in the frames that follow do the sentences of the check get their
 * room, and push the field with the focus out of sight. */
#define SCROLL_TICKS 15

static gboolean
scroll_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  MnRecordForm *self = MN_RECORD_FORM (widget);
  int *n_ticks = user_data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, MN_TYPE_FIELD_ROW) : NULL;

  if (row != NULL)
    scroll_to (self, row);
  return ++*n_ticks < SCROLL_TICKS ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* FALSE: something must be corrected first; it is said and has the focus. */
static gboolean
may_save (MnRecordForm *self)
{
  MnFieldRow *first = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    mn_field_row_touch (g_ptr_array_index (self->rows, i));
  self->refused = TRUE;
  g_clear_pointer (&self->failure, g_free);
  check (self);
  if (count_errors (self, &first) > 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (first));
      gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_tick_cb, g_new0 (int, 1), g_free);
      return FALSE;
    }
  return !gtk_widget_has_css_class (self->notice, "mn-notice-error") || !gtk_widget_get_visible (self->notice);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MnRecordForm) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 row_id = 0, change_id = 0;

  self->saving = FALSE;
  gtk_widget_set_sensitive (self->content, TRUE);
  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (!mn_form_save_finish (MN_SESSION (source), result, &row_id, &change_id, &error))
    {
      self->failure = g_strdup (error->message);
      show_notice (self, MN_PROBLEM_ERROR, self->failure);
      return;
    }
  if (change_id != 0)
    {
      g_autofree char *summary = mn_record_title (self->record, mn_session_get_reader (self->session));
      g_autofree char *message
          = g_strdup_printf (mn_record_get_id (self->record) == 0 ? _ ("Added: %s") : _ ("Saved: %s"), summary);

      mn_session_toast_undo (self->session, message, change_id);
    }
  if (self->saved != NULL)
    self->saved (row_id, self->saved_data);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnRecordForm *self = MN_RECORD_FORM (widget);

  if (self->saving || mn_session_is_read_only (self->session) || !may_save (self))
    return;
  self->saving = TRUE;
  /* An entry that goes insensitive with the focus in it keeps its cursor blinking, and GTK warns. */
  gtk_root_set_focus (GTK_ROOT (self), NULL);
  gtk_widget_set_sensitive (self->content, FALSE);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  mn_form_save_async (self->session, self->record, self->extra, self->extra_link, saved_cb, g_object_ref (self));
}

/* Leaving ---------------------------------------------------------------------------------------- */

static void
discard_cb (gboolean confirmed, gpointer user_data)
{
  g_autoptr (MnRecordForm) self = user_data;

  if (confirmed)
    gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
mn_record_form_close_request (GtkWindow *window)
{
  MnRecordForm *self = MN_RECORD_FORM (window);

  if (self->saving)
    return GDK_EVENT_STOP;
  if (!self->changed)
    return GDK_EVENT_PROPAGATE;
  mn_confirm_present (window, _ ("Discard what you typed?"), _ ("The changes in this form have not been saved."),
                      _ ("_Keep Editing"), _ ("_Discard"), TRUE, discard_cb, g_object_ref (self));
  return GDK_EVENT_STOP;
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* Making ----------------------------------------------------------------------------------------- */

static void
mn_record_form_dispose (GObject *object)
{
  MnRecordForm *self = MN_RECORD_FORM (object);

  g_clear_handle_id (&self->check_id, g_source_remove);
  if (self->saved_destroy != NULL)
    g_steal_pointer (&self->saved_destroy) (self->saved_data);
  self->saved = NULL;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->record);
  g_clear_object (&self->start);
  g_clear_object (&self->extra);
  g_clear_object (&self->session);
  g_clear_pointer (&self->extra_link, g_free);
  g_clear_pointer (&self->failure, g_free);
  G_OBJECT_CLASS (mn_record_form_parent_class)->dispose (object);
}

static void
mn_record_form_class_init (MnRecordFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_record_form_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = mn_record_form_close_request;

  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "form.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "form.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "form.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "form.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "form.close", NULL);
}

static GtkWidget *
create_header (MnRecordForm *self)
{
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "form.close");
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), cancel);
  self->save_button = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save_button), "form.save");
  gtk_widget_set_tooltip_text (self->save_button, _ ("Save (Ctrl+S)"));
  gtk_widget_add_css_class (self->save_button, "mn-main-button");
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), self->save_button);
  self->title = adw_window_title_new ("", "");
  gtk_header_bar_set_title_widget (GTK_HEADER_BAR (header), self->title);
  return header;
}

static void
mn_record_form_init (MnRecordForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->rows = g_ptr_array_new ();
  gtk_box_append (GTK_BOX (box), create_header (self));

  self->notice = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->notice, "mn-notice");
  self->notice_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->notice_label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->notice_label), 0);
  gtk_box_append (GTK_BOX (self->notice), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (self->notice), self->notice_label);
  gtk_widget_set_visible (self->notice, FALSE);
  gtk_box_append (GTK_BOX (box), self->notice);

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scrolled), MAX_CONTENT_HEIGHT);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), self->scrolled);
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (self->content, "mn-form");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->content);
  adw_window_set_content (ADW_WINDOW (self), box);
}

void
_mn_record_form_bind (MnRecordForm *self, GtkWidget *root, const char *entity, MnRecord *record)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  mn_form_layout_collect (root, rows);
  for (guint i = 0; i < rows->len; i++)
    {
      MnFieldRow *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (mn_field_row_get_entity (row), entity) != 0)
        continue;
      mn_field_row_bind (row, self->session, record);
      g_signal_connect_object (row, "edited", G_CALLBACK (row_edited_cb), self, 0);
    }
}

/* A new dated row begins on the working date, unless the caller knows better. */
static void
fill_defaults (MnRecord *record, MnDate working_date)
{
  const MnEntity *entity = mn_record_get_entity (record);

  if (mn_entity_is_dated (entity) && !mn_record_is_set (record, "valid_from"))
    mn_record_set_date (record, "valid_from", working_date);
}

static void
lay_out (MnRecordForm *self)
{
  g_autoptr (GtkBuilder) builder = mn_form_layout_load (self->entity);
  GtkWidget *laid = builder != NULL ? GTK_WIDGET (gtk_builder_get_object (builder, "content"))
                                    : mn_form_layout_generate (self->entity);
  GtkWidget *rest;

  gtk_box_append (GTK_BOX (self->content), laid);
  mn_form_layout_collect (laid, self->rows);
  rest = mn_form_layout_generate_rest (self->entity, self->rows);
  if (rest != NULL)
    gtk_box_append (GTK_BOX (self->content), rest);
  _mn_record_form_bind (self, self->content, NULL, self->record);
  if (builder != NULL && strcmp (self->entity->name, "child") == 0)
    _mn_child_form_setup (self, builder);
  g_ptr_array_set_size (self->rows, 0);
  mn_form_layout_collect (self->content, self->rows);
  for (guint i = self->rows->len; i-- > 0;)
    if (mn_field_row_get_record (g_ptr_array_index (self->rows, i)) == NULL)
      g_ptr_array_remove_index (self->rows, i);
}

static void
set_titles (MnRecordForm *self)
{
  gboolean is_new = mn_record_get_id (self->record) == 0;
  const char *title = mn_entity_title (self->entity);
  g_autofree char *summary = is_new ? NULL : mn_record_title (self->record, mn_session_get_reader (self->session));
  g_autofree char *heading = is_new ? g_strdup_printf (C_ ("form title", "New: %s"), title) : g_strdup (title);

  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), heading);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), summary != NULL ? summary : "");
  gtk_window_set_title (GTK_WINDOW (self), summary != NULL && *summary != '\0' ? summary : heading);
}

/* What the form was opened with is not asked for again: the first thing to fill in. */
static void
focus_first (MnRecordForm *self)
{
  guint first = 0;

  if (mn_record_get_id (self->record) == 0)
    for (first = 0; first < self->rows->len; first++)
      {
        MnFieldRow *row = g_ptr_array_index (self->rows, first);

        if (mn_value_is_null (mn_record_get (mn_field_row_get_record (row), mn_field_row_get_index (row))))
          break;
      }
  if (self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, first < self->rows->len ? first : 0));
}

/* The command to save must be on the screen, however small it is. */
void
mn_record_form_fit (MnRecordForm *self, int width, int height)
{
  g_return_if_fail (MN_IS_RECORD_FORM (self));

  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scrolled),
                                              CLAMP (height - AROUND_CONTENT, 100, MAX_CONTENT_HEIGHT));
  _mn_child_form_fit (self, width);
}

static void
fit_to_screen (MnRecordForm *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  GdkSurface *surface = parent != NULL ? gtk_native_get_surface (GTK_NATIVE (parent)) : NULL;
  GdkMonitor *monitor
      = surface != NULL ? gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface) : NULL;
  GdkRectangle screen;

  if (monitor == NULL)
    return;
  gdk_monitor_get_geometry (monitor, &screen);
  mn_record_form_fit (self, screen.width, screen.height);
}

GtkWindow *
mn_record_form_present_full (MnSession *session, GtkWidget *parent, const MnEntity *entity, gint64 row_id,
                             MnRecord *preset, MnSavedFunc saved, gpointer user_data, GDestroyNotify destroy)
{
  g_autoptr (MnRecord) record = preset;
  g_autoptr (GError) error = NULL;
  MnRecordForm *self;
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;

  g_return_val_if_fail (MN_IS_SESSION (session) && entity != NULL, NULL);

  if (record == NULL)
    record = row_id != 0 ? mn_record_load (mn_session_get_reader (session), entity, row_id, &error)
                         : mn_record_new (entity);
  if (record == NULL)
    {
      mn_session_toast_error (session, error);
      if (destroy != NULL)
        destroy (user_data);
      return NULL;
    }
  self = g_object_new (MN_TYPE_RECORD_FORM, "modal", TRUE, "transient-for", GTK_IS_WINDOW (root) ? root : NULL, NULL);
  self->session = g_object_ref (session);
  self->entity = entity;
  self->record = g_steal_pointer (&record);
  self->saved = saved;
  self->saved_data = user_data;
  self->saved_destroy = destroy;
  if (mn_record_get_id (self->record) == 0)
    fill_defaults (self->record, mn_session_get_working_date (session));
  set_titles (self);
  lay_out (self);
  gtk_window_set_default_size (GTK_WINDOW (self), self->rows->len > 9 ? 940 : 560, -1);
  fit_to_screen (self);
  gtk_widget_set_visible (self->save_button, !mn_session_is_read_only (session));
  gtk_widget_set_sensitive (self->content, !mn_session_is_read_only (session));
  self->start = mn_record_copy (self->record);
  check (self);
  gtk_window_present (GTK_WINDOW (self));
  focus_first (self);
  return GTK_WINDOW (self);
}

GtkWindow *
mn_record_form_present (MnSession *session, GtkWidget *parent, const MnEntity *entity, gint64 row_id, MnRecord *preset)
{
  return mn_record_form_present_full (session, parent, entity, row_id, preset, NULL, NULL, NULL);
}

MnRecord *
mn_record_form_get_record (MnRecordForm *self)
{
  g_return_val_if_fail (MN_IS_RECORD_FORM (self), NULL);
  return self->record;
}

GPtrArray *
mn_record_form_get_rows (MnRecordForm *self)
{
  g_return_val_if_fail (MN_IS_RECORD_FORM (self), NULL);
  return self->rows;
}

const char *
mn_record_form_get_notice (MnRecordForm *self)
{
  g_return_val_if_fail (MN_IS_RECORD_FORM (self), NULL);
  return gtk_widget_get_visible (self->notice) ? gtk_label_get_label (GTK_LABEL (self->notice_label)) : NULL;
}
