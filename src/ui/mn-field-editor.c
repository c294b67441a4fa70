/* mn-field-editor.c: the editor of a field, by its kind
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-field-row-private.h"
#include "mn-link-chooser.h"

/* One line of text: everything that people write ------------------------------------------------- */

static void
entry_changed_cb (GtkEditable *editable, MnFieldRow *row)
{
  _mn_field_row_take_text (row, gtk_editable_get_text (editable));
}

static void
entry_left_cb (GtkEventControllerFocus *controller, MnFieldRow *row)
{
  _mn_field_row_leave (row);
}

/* Enter goes to the next field, as in the sheets that officers come from; Ctrl+Enter saves. */
static void
entry_activate_cb (GtkEntry *entry, MnFieldRow *row)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (entry));

  if (root != NULL)
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}

static int
entry_width (const MnField *field)
{
  switch (field->kind)
    {
    case MN_KIND_DATE:
    case MN_KIND_YEAR:
    case MN_KIND_INTEGER:
    case MN_KIND_DECIMAL:
    case MN_KIND_PERCENT:
      return 11;
    case MN_KIND_MONEY:
      return 16;
    default:
      return 0;
    }
}

static GtkWidget *
create_entry (MnFieldRow *row)
{
  const MnField *field = row->field;
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  int width = entry_width (field);

  row->editor = entry;
  if (width > 0)
    {
      gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), width);
      gtk_widget_add_css_class (entry, "numeric");
    }
  else
    gtk_widget_set_hexpand (entry, TRUE);
  if (field->kind == MN_KIND_MONEY || field->kind == MN_KIND_INTEGER)
    gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  if (field->hint != NULL)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), g_dgettext (GETTEXT_PACKAGE, field->hint));
  if (field->kind == MN_KIND_MONEY)
    {
      GtkWidget *unit = gtk_label_new ("đ");

      gtk_widget_add_css_class (unit, "dim-label");
      gtk_box_append (GTK_BOX (row->holder), unit);
    }
  g_signal_connect (entry, "changed", G_CALLBACK (entry_changed_cb), row);
  g_signal_connect (entry, "activate", G_CALLBACK (entry_activate_cb), row);
  g_signal_connect (focus, "leave", G_CALLBACK (entry_left_cb), row);
  gtk_widget_add_controller (entry, focus);
  return entry;
}

static void
show_entry (MnFieldRow *row)
{
  g_autofree char *text = mn_field_display (row->field, mn_record_get (row->record, row->index));

  if (strcmp (text, gtk_editable_get_text (GTK_EDITABLE (row->editor))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row->editor), text);
}

/* Several lines ----------------------------------------------------------------------------------- */

static void
note_changed_cb (GtkTextBuffer *buffer, MnFieldRow *row)
{
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  _mn_field_row_take_text (row, text);
}

static GtkWidget *
create_note (MnFieldRow *row)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  row->editor = view;
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 9);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 62);
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_widget_add_css_class (scrolled, "mn-note");
  g_signal_connect (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed", G_CALLBACK (note_changed_cb), row);
  g_signal_connect (focus, "leave", G_CALLBACK (entry_left_cb), row);
  gtk_widget_add_controller (view, focus);
  return scrolled;
}

static void
show_note (MnFieldRow *row)
{
  const char *text = mn_value_get_text (mn_record_get (row->record, row->index));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (row->editor));
  g_autofree char *now = NULL;

  g_object_get (buffer, "text", &now, NULL);
  if (g_strcmp0 (now, text) != 0)
    gtk_text_buffer_set_text (buffer, text, -1);
}

/* One of a few: choices, and yes, no, not known --------------------------------------------------- */

static guint
n_choices (const MnField *field)
{
  guint n = 0;

  while (field->choices != NULL && field->choices[n].code != NULL)
    n++;
  return n;
}

static void
drop_down_selected_cb (GtkDropDown *drop_down, GParamSpec *pspec, MnFieldRow *row)
{
  guint selected = gtk_drop_down_get_selected (drop_down);
  g_auto (MnValue) value = MN_VALUE_INIT;

  if (row->updating || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected > 0 && row->field->kind == MN_KIND_BOOLEAN)
    mn_value_set_integer (&value, selected == 1);
  else if (selected > 0)
    mn_value_set_text (&value, row->field->choices[selected - 1].code);
  _mn_field_row_take_value (row, &value);
}

static GtkWidget *
create_drop_down (MnFieldRow *row)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  /* Nothing chosen yet is a row of its own: a required choice is never made by the program. */
  gtk_string_list_append (labels, "–");
  if (row->field->kind == MN_KIND_BOOLEAN)
    {
      gtk_string_list_append (labels, _ ("Yes"));
      gtk_string_list_append (labels, _ ("No"));
    }
  for (guint i = 0; row->field->kind != MN_KIND_BOOLEAN && i < n_choices (row->field); i++)
    gtk_string_list_append (labels, mn_field_choice_label (row->field, row->field->choices[i].code));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL);
  row->editor = drop_down;
  gtk_widget_set_halign (drop_down, GTK_ALIGN_START);
  gtk_widget_set_size_request (drop_down, 140, -1);
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (drop_down_selected_cb), row);
  return drop_down;
}

static void
show_drop_down (MnFieldRow *row)
{
  const MnValue *value = mn_record_get (row->record, row->index);
  guint selected = 0;

  if (!mn_value_is_null (value) && row->field->kind == MN_KIND_BOOLEAN)
    selected = mn_value_get_integer (value) ? 1 : 2;
  for (guint i = 0; !mn_value_is_null (value) && row->field->kind != MN_KIND_BOOLEAN && i < n_choices (row->field); i++)
    if (strcmp (row->field->choices[i].code, mn_value_get_text (value)) == 0)
      selected = i + 1;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (row->editor), selected);
}

/* Yes or no, where it must be one of them --------------------------------------------------------- */

static void
check_toggled_cb (GtkCheckButton *check, MnFieldRow *row)
{
  g_auto (MnValue) value = MN_VALUE_INIT;

  if (row->updating)
    return;
  mn_value_set_integer (&value, gtk_check_button_get_active (check));
  _mn_field_row_take_value (row, &value);
}

static GtkWidget *
create_check (MnFieldRow *row)
{
  GtkWidget *check = gtk_check_button_new ();
  g_auto (MnValue) no = MN_VALUE_INIT;

  row->editor = check;
  gtk_widget_set_halign (check, GTK_ALIGN_START);
  mn_value_set_integer (&no, 0);
  if (mn_value_is_null (mn_record_get (row->record, row->index)))
    mn_record_set (row->record, row->index, &no);
  g_signal_connect (check, "toggled", G_CALLBACK (check_toggled_cb), row);
  return check;
}

static void
show_check (MnFieldRow *row)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->editor),
                               mn_value_get_integer (mn_record_get (row->record, row->index)) != 0);
}

static const MnFieldEditor editors[MN_N_KINDS] = {
  [MN_KIND_TEXT] = { create_entry, show_entry },
  [MN_KIND_NOTE] = { create_note, show_note },
  [MN_KIND_INTEGER] = { create_entry, show_entry },
  [MN_KIND_YEAR] = { create_entry, show_entry },
  [MN_KIND_DECIMAL] = { create_entry, show_entry },
  [MN_KIND_PERCENT] = { create_entry, show_entry },
  [MN_KIND_MONEY] = { create_entry, show_entry },
  [MN_KIND_DATE] = { create_entry, show_entry },
  [MN_KIND_BOOLEAN] = { create_drop_down, show_drop_down },
  [MN_KIND_CHOICE] = { create_drop_down, show_drop_down },
  [MN_KIND_LINK] = { _mn_field_editor_create_link, _mn_field_editor_show_link },
  [MN_KIND_CODES] = { _mn_field_editor_create_codes, _mn_field_editor_show_codes },
};

const MnFieldEditor *
_mn_field_editor (const MnField *field)
{
  static const MnFieldEditor check = { create_check, show_check };

  g_assert (field->kind < MN_N_KINDS);

  if (field->kind == MN_KIND_BOOLEAN && (field->flags & MN_FIELD_REQUIRED) != 0)
    return &check;
  return &editors[field->kind];
}
