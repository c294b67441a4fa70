/* mn-history-dialog.c: the history of a record, or of the whole register
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-history-dialog.h"

#include "mn-history.h"
#include "mn-i18n.h"
#include "mn-local-time.h"

#define MAX_CHANGES 200
#define MAX_LINES 40 /* of one change: an import has thousands */

struct _MnHistoryDialog {
  AdwWindow parent_instance;

  /* template */
  AdwWindowTitle *window_title;
  GtkStack *stack;
  GtkListBox *list;

  MnSession *session; /* owned */
  const MnEntity *entity;
  gint64 row_id;
};

G_DEFINE_FINAL_TYPE (MnHistoryDialog, mn_history_dialog, ADW_TYPE_WINDOW)

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static const char *
op_label (const char *op)
{
  if (g_strcmp0 (op, "create") == 0)
    return _ ("Record added");
  if (g_strcmp0 (op, "delete") == 0)
    return _ ("Moved to the bin");
  if (g_strcmp0 (op, "restore") == 0)
    return _ ("Taken out of the bin");
  if (g_strcmp0 (op, "purge") == 0)
    return _ ("Removed for good");
  if (g_strcmp0 (op, "range") == 0)
    return _ ("List filled in");
  return _ ("Edited");
}

/* "Field: old → new", or what was done with the row as a whole. @with_entity: several kinds of rows stand together. */
static GtkWidget *
new_line (const MnHistoryLine *line, gboolean with_entity)
{
  GString *text = g_string_new (NULL);
  g_autofree char *markup = NULL;
  GtkWidget *label;

  if (with_entity && line->entity != NULL)
    g_string_append_printf (text, "<span alpha=\"75%%\">%s</span> · ", mn_entity_title (line->entity));

  if (line->field == NULL)
    g_string_append (text, op_label (line->op));
  else
    {
      const char *none = _ ("(nothing)");
      g_autofree char *name = g_markup_escape_text (mn_field_label (line->field), -1);
      g_autofree char *old = g_markup_escape_text (*line->old_text ? line->old_text : none, -1);
      g_autofree char *new = g_markup_escape_text (*line->new_text ? line->new_text : none, -1);

      g_string_append_printf (text, "%s: <span alpha=\"75%%\">%s</span> → <b>%s</b>", name, old, new);
    }

  markup = g_string_free (text, FALSE);
  label = new_label (NULL, "mn-history-line");
  gtk_label_set_markup (GTK_LABEL (label), markup);
  return label;
}

static GtkWidget *
new_heading (const MnHistoryChange *change)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *when = mn_local_time_format (change->at);
  g_autofree char *who = NULL;
  GtkWidget *label;

  label = new_label (mn_history_action_label (change->action), "mn-title");
  gtk_box_append (GTK_BOX (box), label);
  if (change->undone)
    {
      GtkWidget *chip = gtk_label_new (_ ("Undone later"));

      gtk_widget_add_css_class (chip, "mn-chip");
      gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), chip);
    }

  who = g_strdup_printf ("%s · %s", *change->who != '\0' ? change->who : _ ("name not chosen"), when);
  label = new_label (who, "mn-secondary");
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
new_row (MnHistoryDialog *self, const MnHistoryChange *change)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *row = gtk_list_box_row_new ();
  gboolean whole = self->entity == NULL;

  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), new_heading (change));
  if (whole && *change->subject != '\0')
    gtk_box_append (GTK_BOX (box), new_label (change->subject, NULL));

  for (guint i = 0; i < change->lines->len && i < MAX_LINES; i++)
    {
      const MnHistoryLine *line = g_ptr_array_index (change->lines, i);
      gboolean other = line->entity != self->entity || line->row_id != self->row_id;

      gtk_box_append (GTK_BOX (box), new_line (line, whole || other));
    }
  if (change->lines->len > MAX_LINES)
    {
      guint rest = change->lines->len - MAX_LINES;
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more line", "and %u more lines", rest), rest);

      gtk_box_append (GTK_BOX (box), new_label (more, "mn-secondary"));
    }

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
fill (MnHistoryDialog *self)
{
  MnDb *db = mn_session_get_reader (self->session);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);

  if (self->entity == NULL)
    changes = mn_history_recent (db, MAX_CHANGES, &error);
  else
    changes = mn_history_of_owner (db, self->entity, self->row_id, MAX_CHANGES, &error);

  if (changes == NULL)
    mn_session_toast_error (self->session, error);

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    gtk_list_box_append (self->list, new_row (self, g_ptr_array_index (changes, i)));

  gtk_stack_set_visible_child_name (self->stack, changes != NULL && changes->len > 0 ? "list" : "empty");
}

static void
mn_history_dialog_dispose (GObject *object)
{
  MnHistoryDialog *self = MN_HISTORY_DIALOG (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (mn_history_dialog_parent_class)->dispose (object);
}

static void
mn_history_dialog_class_init (MnHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_history_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mangnon/MangNon/ui/mn-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MnHistoryDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, MnHistoryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MnHistoryDialog, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mn_history_dialog_init (MnHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mn_history_dialog_present (MnSession *session, GtkWidget *parent, const MnEntity *entity, gint64 row_id)
{
  MnHistoryDialog *self;
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;

  g_return_if_fail (MN_IS_SESSION (session));

  self = g_object_new (MN_TYPE_HISTORY_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->entity = entity;
  self->row_id = row_id;

  if (entity == NULL)
    adw_window_title_set_title (self->window_title, _ ("Recent Changes"));
  else
    {
      g_autoptr (MnRecord) record = mn_record_load (mn_session_get_reader (session), entity, row_id, NULL);
      g_autofree char *summary = record != NULL ? mn_record_title (record, mn_session_get_reader (session)) : NULL;

      adw_window_title_set_title (self->window_title, _ ("History of Changes"));
      adw_window_title_set_subtitle (self->window_title, summary != NULL ? summary : mn_entity_title (entity));
    }
  gtk_window_set_title (GTK_WINDOW (self), adw_window_title_get_title (self->window_title));
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));

  g_signal_connect_object (session, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
}
