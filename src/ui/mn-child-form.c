/* mn-child-form.c: where the child of a form lives
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-child-query.h"
#include "mn-record-form-private.h"
#include "mn-twin-pane.h"

/* Where a child lives is a dated row. A new child's first one is filled in with the child and saved in the same change,
 * so that one undo removes both; later a move is an event with a date of its own and never overwrites what was. */

/* The first residence begins with the birth, as long as nobody says otherwise. */
static void
birth_changed_cb (MnRecord *child, guint field, MnRecordForm *self)
{
  MnDate birth = mn_record_get_date (child, "birth_date");

  if (self->extra == NULL || !mn_date_is_set (birth))
    return;
  for (guint i = 0; i < self->rows->len; i++)
    {
      MnFieldRow *row = g_ptr_array_index (self->rows, i);

      if (mn_field_row_get_record (row) == self->extra && g_strcmp0 (mn_field_row_get_field (row), "valid_from") == 0
          && mn_field_row_is_touched (row))
        return;
    }
  mn_record_set_date (self->extra, "valid_from", birth);
}

static void
setup_new (MnRecordForm *self, GtkBuilder *builder)
{
  GtkWidget *box = GTK_WIDGET (gtk_builder_get_object (builder, "residence_new"));

  self->extra = mn_record_new (mn_entity_find ("residence"));
  self->extra_link = g_strdup ("child");
  mn_record_set_text (self->extra, "status", "permanent");
  mn_record_set_date (self->extra, "valid_from",
                      mn_record_is_set (self->record, "birth_date") ? mn_record_get_date (self->record, "birth_date")
                                                                    : mn_session_get_working_date (self->session));
  _mn_record_form_bind (self, box, "residence", self->extra);
  g_signal_connect_object (self->record, "changed::birth_date", G_CALLBACK (birth_changed_cb), self, 0);
}

static void
show_residence (MnRecordForm *self, GtkLabel *label)
{
  g_autoptr (MnChildHead) head = NULL;

  head = mn_child_query_head (mn_session_get_reader (self->session), mn_record_get_id (self->record),
                              mn_session_get_working_date (self->session), NULL);
  gtk_label_set_label (label, head != NULL && *head->place != '\0' ? head->place : _ ("Not recorded"));
}

typedef struct {
  MnRecordForm *form;
  GtkLabel *label;
} Move;

static void
move_free (gpointer data)
{
  Move *move = data;

  g_object_unref (move->form);
  g_free (move);
}

static void
moved_cb (gint64 row_id, gpointer user_data)
{
  Move *move = user_data;

  if (move->form->record != NULL)
    show_residence (move->form, move->label);
}

static void
move_clicked_cb (GtkButton *button, MnRecordForm *self)
{
  MnRecord *preset = mn_record_new (mn_entity_find ("residence"));
  Move *move = g_new0 (Move, 1);

  mn_record_set_integer (preset, "child", mn_record_get_id (self->record));
  mn_record_set_text (preset, "status", "permanent");
  move->form = g_object_ref (self);
  move->label = g_object_get_data (G_OBJECT (button), "mn-residence-label");
  mn_record_form_present_full (self->session, GTK_WIDGET (button), mn_entity_find ("residence"), 0, preset, moved_cb,
                               move, move_free);
}

/* The fields keep the width they have without it; on a small screen they stand in one column, so that it has room. */
#define FIELDS_WIDTH 920
#define ONE_COLUMN_WIDTH 500
#define TWO_COLUMNS_SCREEN 1240

/* Who of the register this child may be stands beside the fields, and stays while they scroll. */
static void
add_twins (MnRecordForm *self)
{
  GtkWidget *box = gtk_widget_get_parent (self->scrolled);
  GtkWidget *beside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  g_object_ref (self->scrolled);
  gtk_box_remove (GTK_BOX (box), self->scrolled);
  gtk_widget_set_hexpand (self->scrolled, TRUE);
  gtk_widget_set_size_request (self->scrolled, FIELDS_WIDTH, -1);
  gtk_box_append (GTK_BOX (beside), self->scrolled);
  gtk_box_append (GTK_BOX (beside), mn_twin_pane_new (self->session, self->record, self->extra));
  gtk_box_append (GTK_BOX (box), beside);
  g_object_unref (self->scrolled);
}

void
_mn_child_form_fit (MnRecordForm *self, int width)
{
  GtkWidget *columns = g_object_get_data (G_OBJECT (self), "mn-columns");
  gboolean is_wide = width >= TWO_COLUMNS_SCREEN;

  if (columns == NULL)
    return;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (columns),
                                  is_wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_homogeneous (GTK_BOX (columns), is_wide);
  gtk_widget_set_size_request (self->scrolled, is_wide ? FIELDS_WIDTH : ONE_COLUMN_WIDTH, -1);
}

void
_mn_child_form_setup (MnRecordForm *self, GtkBuilder *builder)
{
  GtkWidget *fresh = GTK_WIDGET (gtk_builder_get_object (builder, "residence_new"));
  GtkWidget *now = GTK_WIDGET (gtk_builder_get_object (builder, "residence_now"));
  gboolean is_new = mn_record_get_id (self->record) == 0;

  gtk_widget_set_visible (fresh, is_new);
  gtk_widget_set_visible (now, !is_new);
  if (is_new)
    setup_new (self, builder);
  else
    {
      GtkWidget *move = GTK_WIDGET (gtk_builder_get_object (builder, "move_button"));
      GtkWidget *label = GTK_WIDGET (gtk_builder_get_object (builder, "residence_label"));

      show_residence (self, GTK_LABEL (label));
      g_object_set_data (G_OBJECT (move), "mn-residence-label", label);
      g_signal_connect_object (move, "clicked", G_CALLBACK (move_clicked_cb), self, 0);
    }
  if (mn_session_is_read_only (self->session))
    return;
  add_twins (self);
  g_object_set_data (G_OBJECT (self), "mn-columns", gtk_builder_get_object (builder, "content"));
}
