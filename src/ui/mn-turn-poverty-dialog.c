/* mn-turn-poverty-dialog.c: the list of poor and near-poor households in January
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-compat.h"
#include "mn-details-parts.h"
#include "mn-i18n.h"
#include "mn-table.h"
#include "mn-text.h"
#include "mn-turn-dialogs.h"
#include "mn-work.h"

#define DELAY_MS 400
#define MAX_LINES 500 /* of the preview; the counts are of all */
#define MAX_BYTES (8 * 1024 * 1024)

typedef struct {
  MnSession *session;
  GtkWindow *window;
  GtkWidget *year, *decision, *summary, *preview, *problem, *write;
  GtkTextBuffer *list;
  MnTurnPoverty *plan;
  MnWork *work, *presenting;
  guint delay;
  gboolean writing; /* when the plan is there */
} Poverty;

static void
poverty_free (gpointer data)
{
  Poverty *self = data;

  g_clear_handle_id (&self->delay, g_source_remove);
  mn_work_stop (&self->work);
  mn_work_stop (&self->presenting);
  g_clear_pointer (&self->plan, mn_turn_poverty_free);
  g_object_unref (self->session);
  g_free (self);
}

static const char *
class_label (const char *class)
{
  return strcmp (class, "poor") == 0 ? _ ("poor") : strcmp (class, "near_poor") == 0 ? _ ("near-poor") : _ ("neither");
}

static void
add_line (Poverty *self, const char *text, const char *css_class)
{
  GtkWidget *label = mn_part_label (text, css_class);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (self->preview), label);
}

static void
add_fate (Poverty *self, MnTurnFate fate, const char *heading)
{
  guint n = 0;

  for (guint i = 0; i < self->plan->lines->len; i++)
    {
      const MnTurnLine *line = g_ptr_array_index (self->plan->lines, i);
      const MnTurnHousehold *household = line->household;
      g_autofree char *children = NULL;
      g_autofree char *text = NULL;

      if (line->fate != fate || n >= MAX_LINES)
        continue;
      if (n++ == 0)
        add_line (self, heading, "mn-group");
      children = g_strdup_printf (ngettext ("%d child", "%d children", (gulong)household->n_children),
                                  household->n_children);
      text = g_strdup_printf (_ ("%s, %s (%s): %s → %s, %s"), household->code, household->head, household->unit,
                              class_label (household->class), class_label (line->class), children);
      add_line (self, text, NULL);
    }
}

static void
show_plan (Poverty *self)
{
  static const char *const labels[MN_N_TURN_FATES]
      = { N_ ("new in the list"), N_ ("of another class"), N_ ("as before"), N_ ("no longer in the list") };
  guint counts[MN_N_TURN_FATES];
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *child;

  mn_turn_poverty_count (self->plan, counts);
  for (guint i = 0; i < MN_N_TURN_FATES; i++)
    {
      g_autofree char *count = mn_number_format (counts[i]);

      g_string_append_printf (text, "%s<b>%s</b> %s", i > 0 ? ", " : "", count, _ (labels[i]));
    }
  if (self->plan->unknown->len > 0)
    g_string_append_printf (
        text, ngettext (", %u line not understood", ", %u lines not understood", self->plan->unknown->len),
        self->plan->unknown->len);
  gtk_label_set_markup (GTK_LABEL (self->summary), text->str);
  while ((child = gtk_widget_get_first_child (self->preview)) != NULL)
    gtk_box_remove (GTK_BOX (self->preview), child);
  for (guint i = 0; i < MIN (self->plan->unknown->len, MAX_LINES); i++)
    {
      if (i == 0)
        add_line (self, _ ("Not understood: nothing is written of these"), "mn-group");
      add_line (self, g_ptr_array_index (self->plan->unknown, i), "mn-form-problem");
    }
  add_fate (self, MN_TURN_GAINS, _ ("New in the list"));
  add_fate (self, MN_TURN_CHANGES, _ ("Of another class"));
  add_fate (self, MN_TURN_LOSES, _ ("No longer in the list"));
  if (gtk_widget_get_first_child (self->preview) == NULL)
    add_line (self, _ ("No household changes. Paste the new list at the left."), "mn-secondary");
  gtk_widget_set_sensitive (self->write, counts[MN_TURN_GAINS] + counts[MN_TURN_CHANGES] + counts[MN_TURN_LOSES] > 0);
}

typedef struct {
  int year;
  MnDate on;
  char *list;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->list);
  g_free (asked);
}

static MnStore *
store_of (Poverty *self)
{
  return mn_register_get_store (mn_session_get_register (self->session));
}

static gpointer
plan_in_worker (MnDb *db, gpointer input, GCancellable *cancellable, GError **error)
{
  const Asked *asked = input;

  return mn_turn_poverty_new (db, asked->year, asked->list, error);
}

static void
write_plan (Poverty *self)
{
  g_autofree char *done
      = g_strdup_printf (_ ("The poor and near-poor households of %d were written."), self->plan->on.year);

  g_free (self->plan->decision);
  self->plan->decision = mn_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->decision)));
  mn_turn_write (self->session, self->window, GTK_LABEL (self->problem), mn_turn_poverty_write, self->plan,
                 &self->plan->written, self->plan->lines->len, done);
}

static void
planned_cb (gpointer output, const GError *error, gpointer data)
{
  Poverty *self = data;
  gboolean writing = self->writing;

  self->writing = FALSE;
  gtk_label_set_label (GTK_LABEL (self->problem), error != NULL ? error->message : "");
  if (output == NULL)
    return;
  g_clear_pointer (&self->plan, mn_turn_poverty_free);
  self->plan = output;
  show_plan (self);
  if (writing && gtk_widget_get_sensitive (self->write))
    write_plan (self);
}

/* The plan before is to be seen until the new one is there, but not to be written. */
static gboolean
plan_cb (gpointer data)
{
  static const MnWorkKind kind = { plan_in_worker, asked_free, (GDestroyNotify)mn_turn_poverty_free, planned_cb };
  Poverty *self = data;
  Asked *asked;
  guint64 year;
  GtkTextIter start, end;

  self->delay = 0;
  gtk_widget_set_sensitive (self->write, FALSE);
  if (!g_ascii_string_to_unsigned (gtk_editable_get_text (GTK_EDITABLE (self->year)), 10, 1990, 2100, &year, NULL))
    {
      mn_work_stop (&self->work);
      gtk_label_set_label (GTK_LABEL (self->problem), _ ("Write the year of the list, like 2018."));
      return G_SOURCE_REMOVE;
    }
  gtk_text_buffer_get_bounds (self->list, &start, &end);
  asked = g_new0 (Asked, 1);
  asked->year = (int)year;
  asked->list = gtk_text_buffer_get_text (self->list, &start, &end, FALSE);
  mn_work_start (&self->work, &kind, store_of (self), asked, self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (Poverty *self)
{
  self->writing = FALSE;
  gtk_widget_set_sensitive (self->write, FALSE);
  g_clear_handle_id (&self->delay, g_source_remove);
  self->delay = g_timeout_add (DELAY_MS, plan_cb, self);
}

static gpointer
present_in_worker (MnDb *db, gpointer input, GCancellable *cancellable, GError **error)
{
  return mn_turn_poverty_present_list (db, ((const Asked *)input)->on, error);
}

static void
presented_cb (gpointer output, const GError *error, gpointer data)
{
  Poverty *self = data;
  g_autofree char *text = output;

  if (text != NULL)
    gtk_text_buffer_set_text (self->list, text, -1);
  else
    gtk_label_set_label (GTK_LABEL (self->problem), error->message);
}

static void
present_cb (Poverty *self)
{
  static const MnWorkKind kind = { present_in_worker, asked_free, g_free, presented_cb };
  Asked *asked = g_new0 (Asked, 1);

  asked->on = mn_session_get_working_date (self->session);
  mn_work_start (&self->presenting, &kind, store_of (self), asked, self);
}

/* The register may be closed before the last reference to the window goes. */
static void
destroy_cb (GtkWidget *window, Poverty *self)
{
  g_clear_handle_id (&self->delay, g_source_remove);
  mn_work_stop (&self->work);
  mn_work_stop (&self->presenting);
}

static gboolean
append_row (GString *text, MnTable *table)
{
  for (guint i = 0; i < mn_table_get_n_cells (table); i++)
    {
      g_autofree char *cell = mn_text_clean (mn_table_get_cell (table, i)->text);

      g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "", cell);
    }
  g_string_append_c (text, '\n');
  return text->len <= MAX_BYTES;
}

/* In a worker: whatever communes send, workbook or text, in any encoding, as lines with tabs. */
static gpointer
read_in_worker (MnDb *db, gpointer input, GCancellable *cancellable, GError **error)
{
  g_autoptr (MnTable) table = mn_table_open (input, NULL, cancellable, error);
  g_autoptr (GString) text = g_string_new (NULL);
  GError *local = NULL;
  gboolean fits = TRUE;

  if (table == NULL)
    return NULL;
  while (fits && mn_table_next (table, cancellable, &local))
    fits = append_row (text, table);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  if (!fits)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The file is too long for a list of households."));
      return NULL;
    }
  return g_strdup (text->str);
}

static void
file_cb (GFile *file, gpointer user_data)
{
  static const MnWorkKind kind = { read_in_worker, g_free, g_free, presented_cb };
  g_autoptr (GtkWindow) window = user_data;
  Poverty *self = g_object_get_data (G_OBJECT (window), "poverty");
  char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL || self == NULL)
    {
      g_free (path);
      return;
    }
  gtk_label_set_label (GTK_LABEL (self->problem), "");
  mn_work_start (&self->presenting, &kind, NULL, path, self);
}

static void
open_cb (Poverty *self)
{
  mn_compat_open_file (self->window, _ ("Open the List"), NULL, NULL, file_cb, g_object_ref (self->window));
}

/* Planned once more, of what is in the register now. */
static void
write_cb (Poverty *self)
{
  g_clear_handle_id (&self->delay, g_source_remove);
  plan_cb (self);
  self->writing = self->work != NULL;
}

static GtkWidget *
create_bar (Poverty *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *present = gtk_button_new_with_mnemonic (_ ("List _as it is now"));
  GtkWidget *open = gtk_button_new_with_mnemonic (_ ("_Open a file…"));
  MnDate working = mn_session_get_working_date (self->session);
  /* In the last quarter the list of the next year is made. */
  g_autofree char *year = g_strdup_printf ("%d", working.month >= 10 ? working.year + 1 : working.year);

  gtk_widget_add_css_class (bar, "mn-form");
  self->year = mn_turn_entry (GTK_BOX (bar), _ ("Year"), year, 5);
  self->decision = mn_turn_entry (GTK_BOX (bar), _ ("Decision"), "", 24);
  gtk_widget_set_hexpand (self->decision, TRUE);
  g_object_set (self->decision, "placeholder-text", _ ("Number and date"), NULL);
  gtk_box_append (GTK_BOX (bar), present);
  gtk_box_append (GTK_BOX (bar), open);
  g_signal_connect_swapped (present, "clicked", G_CALLBACK (present_cb), self);
  g_signal_connect_swapped (open, "clicked", G_CALLBACK (open_cb), self);
  return bar;
}

static GtkWidget *
create_lists (Poverty *self)
{
  GtkWidget *both = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  GtkWidget *text = gtk_text_view_new (), *left = gtk_scrolled_window_new (), *right = gtk_scrolled_window_new ();

  self->list = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (text), TRUE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (text), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (text), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("The new list"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (left), text);
  self->preview = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (self->preview, "mn-details");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (right), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (right), self->preview);
  gtk_paned_set_start_child (GTK_PANED (both), left);
  gtk_paned_set_end_child (GTK_PANED (both), right);
  gtk_paned_set_position (GTK_PANED (both), 440);
  gtk_widget_set_vexpand (both, TRUE);
  return both;
}

GtkWindow *
mn_turn_poverty_present (MnSession *session, GtkWidget *parent)
{
  Poverty *self = g_new0 (Poverty, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *hint = mn_part_label (
      _ ("Paste the whole new list: a household a line, by its number or head, with “nghèo” or “cận nghèo”. Who is not "
         "in it loses the class on 31/12."),
      "mn-secondary");

  self->session = g_object_ref (session);
  self->summary = mn_part_label ("", NULL);
  self->problem = mn_part_label ("", "mn-form-problem");
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *label = i == 0 ? hint : i == 1 ? self->summary : self->problem;

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_set_margin_start (label, 18);
      gtk_widget_set_margin_end (label, 18);
      gtk_widget_set_margin_bottom (label, 8);
    }
  gtk_box_append (GTK_BOX (box), create_bar (self));
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), self->summary);
  gtk_box_append (GTK_BOX (box), create_lists (self));
  gtk_box_append (GTK_BOX (box), self->problem);
  self->window = mn_turn_window (parent, _ ("Poor and near-poor households"), box, &self->write, 980, 640);
  g_object_set_data_full (G_OBJECT (self->window), "poverty", self, poverty_free);
  gtk_widget_set_sensitive (self->write, FALSE);
  g_signal_connect_swapped (self->list, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->year, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->write, "clicked", G_CALLBACK (write_cb), self);
  g_signal_connect (self->window, "destroy", G_CALLBACK (destroy_cb), self);
  present_cb (self);
  gtk_window_present (self->window);
  gtk_widget_grab_focus (self->decision);
  return self->window;
}
