/* mn-cross-page.c: children counted by several questions at once
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include <adwaita.h>

#include "mn-compat.h"
#include "mn-cross-children.h"
#include "mn-cross-jobs.h"
#include "mn-cross-page-private.h"
#include "mn-cross-words.h"
#include "mn-i18n.h"
#include "mn-session-units.h"

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static void page_iface_init (MnPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnCrossPage, mn_cross_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_PAGE, page_iface_init))

static GParamSpec *properties[N_PROPS];

/* Answers ---------------------------------------------------------------------------------------- */

static MnCrossShare
chosen_share (MnCrossPage *self)
{
  return mn_cross_bar_get_share (MN_CROSS_BAR (self->bar));
}

static void
show_problem (MnCrossPage *self, const char *sentence)
{
  gtk_label_set_label (GTK_LABEL (self->problem), sentence);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "nothing");
}

/* That people were added up of old units, and of how many units nobody knows them. */
static void
append_people (MnCrossPage *self, GString *text)
{
  guint n_unknown;

  if (mn_cross_table_has_summed_population (self->table, &n_unknown))
    g_string_append_printf (text, " %s", _ ("The people of a new unit are the sum of those of its old ones."));
  if (n_unknown > 0)
    g_string_append_printf (
        text,
        ngettext (" The population of %u unit is not known.", " The population of %u units is not known.", n_unknown),
        n_unknown);
}

/* Heads counted once, shares of what: the sentence of the paper is Vietnamese, the screen's is translated. */
static void
show_note (MnCrossPage *self)
{
  g_autofree char *children = mn_number_format (mn_cross_table_get_count (self->table, 0, 0));
  g_autofree char *date = mn_date_format (mn_cross_table_get_date (self->table));
  gint64 part = mn_cross_table_get_share (self->table, 0, 0, MN_CROSS_SHARE_POPULATION);
  MnDate units_on = mn_cross_table_get_units_date (self->table);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, _ ("%s children on %s."), children, date);
  if (mn_date_is_set (units_on))
    {
      g_autofree char *day = mn_date_format (units_on);

      g_string_append_c (text, ' ');
      g_string_append_printf (text, _ ("The units are those of %s."), day);
    }
  if (part >= 0)
    {
      g_autofree char *percent = mn_percent_format (part);

      g_string_append_c (text, ' ');
      g_string_append_printf (text, _ ("They are %s of the population."), percent);
    }
  else if (chosen_share (self) == MN_CROSS_SHARE_POPULATION)
    g_string_append_printf (text, " %s",
                            _ ("Enter the population of the year among the catalogues to see shares of it."));
  if (chosen_share (self) == MN_CROSS_SHARE_POPULATION)
    append_people (self, text);
  if (mn_cross_table_overlaps (self->table))
    g_string_append_printf (text, " %s", _ ("A child in several groups counts once in the totals."));
  gtk_label_set_label (GTK_LABEL (self->note), text->str);
}

/* The answer that is there, with the shares asked for. */
static void
show_answer (MnCrossPage *self)
{
  mn_cross_grid_set_table (MN_CROSS_GRID (self->grid), self->table, chosen_share (self));
  if (mn_cross_table_get_count (self->table, 0, 0) == 0)
    show_problem (self, _ ("There is no child in the register on this day."));
  else
    {
      show_note (self);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "grid");
    }
}

static void
show_busy (MnCrossPage *self)
{
  gboolean busy = self->reading != NULL || self->counting != NULL || self->finding != NULL || self->exporting != NULL
                  || self->printing != NULL;

  mn_cross_bar_set_busy (MN_CROSS_BAR (self->bar), busy);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_STATE_BUSY, busy, -1);
}

static void
counted_cb (gpointer output, const GError *error, gpointer data)
{
  MnCrossPage *self = data;

  g_clear_pointer (&self->table, mn_cross_table_unref);
  self->table = output;
  if (self->table != NULL)
    show_answer (self);
  else
    {
      mn_cross_grid_set_table (MN_CROSS_GRID (self->grid), NULL, MN_CROSS_SHARE_NONE);
      show_problem (self, error->message);
    }
  show_busy (self);
  mn_page_changed (MN_PAGE (self));
}

/* The answer before stays until the new one is there. */
static void
answer (MnCrossPage *self)
{
  MnCrossQuestion question = *mn_cross_chooser_get_question (MN_CROSS_CHOOSER (self->chooser));

  /* Once children were read they are counted anyway. */
  if (self->facts == NULL || self->reading != NULL)
    return;
  question.name_sensitive = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->secret));
  mn_cross_job_count (&self->counting, self->facts, &question, counted_cb, self);
  show_busy (self);
}

static void
read_cb (gpointer output, const GError *error, gpointer data)
{
  MnCrossPage *self = data;

  if (output != NULL)
    {
      g_clear_pointer (&self->facts, mn_cross_facts_unref);
      self->facts = output;
      answer (self);
    }
  else
    show_problem (self, error->message);
  show_busy (self);
}

void
_mn_cross_page_days_changed (MnCrossPage *self)
{
  MnCrossBar *bar = MN_CROSS_BAR (self->bar);

  self->stale = FALSE;
  mn_work_stop (&self->counting);
  mn_cross_job_read (&self->reading, mn_register_get_store (mn_session_get_register (self->session)),
                     mn_cross_bar_get_on (bar), mn_cross_bar_get_units_on (bar), read_cb, self);
  if (self->facts == NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "reading");
  show_busy (self);
}

/* What moved ------------------------------------------------------------------------------------- */

static void
session_changed_cb (MnSession *session, MnChangeSet *set, MnCrossPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    _mn_cross_page_days_changed (self);
  else
    self->stale = TRUE;
}

static void
working_date_cb (MnSession *session, MnCrossPage *self)
{
  if (mn_cross_bar_set_working_date (MN_CROSS_BAR (self->bar), mn_session_get_working_date (session)))
    _mn_cross_page_days_changed (self);
}

static void
units_changed_cb (MnSession *session, MnCrossPage *self)
{
  if (!mn_cross_bar_set_unit_day (MN_CROSS_BAR (self->bar), mn_session_get_unit_day (session)))
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    _mn_cross_page_days_changed (self);
  else
    self->stale = TRUE;
}

static void
mn_cross_page_map (GtkWidget *widget)
{
  MnCrossPage *self = MN_CROSS_PAGE (widget);

  GTK_WIDGET_CLASS (mn_cross_page_parent_class)->map (widget);
  if (self->stale)
    _mn_cross_page_days_changed (self);
}

void
_mn_cross_page_question_changed (MnCrossPage *self)
{
  answer (self);
}

void
_mn_cross_page_share_changed (MnCrossPage *self)
{
  if (self->table != NULL)
    show_answer (self);
}

/* Actions ---------------------------------------------------------------------------------------- */

static void
found_cb (gpointer output, const GError *error, gpointer data)
{
  MnCrossPage *self = data;
  g_autofree char *title = g_steal_pointer (&self->cell);
  g_autoptr (GArray) ids = output;

  show_busy (self);
  if (ids->len > 0)
    mn_cross_children_present (self->session, GTK_WIDGET (self), title, g_steal_pointer (&ids));
  else
    mn_session_toast (self->session, _ ("There is no child in this cell."));
}

static void
open_cell (MnCrossPage *self, guint row, guint column)
{
  if (self->table == NULL)
    return;
  g_free (self->cell);
  self->cell = mn_cross_grid_describe (MN_CROSS_GRID (self->grid), row, column);
  mn_cross_job_children (&self->finding, self->table, row, column, found_cb, self);
  show_busy (self);
}

void
_mn_cross_page_cell_activated (MnCrossGrid *grid, guint row, guint column, MnCrossPage *self)
{
  open_cell (self, row, column);
}

static void
action_swap (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnCrossPage *self = MN_CROSS_PAGE (widget);
  MnCrossQuestion question = *mn_cross_chooser_get_question (MN_CROSS_CHOOSER (self->chooser));

  mn_cross_question_swap (&question);
  mn_cross_chooser_set_question (MN_CROSS_CHOOSER (self->chooser), &question);
  answer (self);
}

static void
action_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnCrossPage *self = MN_CROSS_PAGE (widget);
  g_autofree char *text = NULL;

  if (self->table == NULL)
    return;
  text = mn_cross_words_text (self->table, chosen_share (self));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  mn_session_toast (self->session, _ ("The table was copied as text: paste it into a message."));
}

static void
action_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnCrossPage *self = MN_CROSS_PAGE (widget);
  guint row, column;

  mn_cross_grid_get_cursor (MN_CROSS_GRID (self->grid), &row, &column);
  open_cell (self, row, column);
}

static void
exported_cb (gpointer output, const GError *error, gpointer data)
{
  MnCrossPage *self = data;
  g_autofree char *file = output;
  g_autofree char *name = file != NULL ? g_path_get_basename (file) : NULL;
  g_autofree char *message = name != NULL ? g_strdup_printf (_ ("The table was saved: %s"), name) : NULL;

  show_busy (self);
  mn_page_changed (MN_PAGE (self));
  if (message != NULL)
    mn_session_toast (self->session, message);
  else
    mn_session_toast_error (self->session, error);
}

static void
export_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (MnCrossPage) self = user_data;

  if (file == NULL || self->table == NULL || self->session == NULL || self->exporting != NULL)
    return;
  mn_cross_job_export (&self->exporting, self->table, chosen_share (self), g_file_peek_path (file), exported_cb, self);
  show_busy (self);
  mn_page_changed (MN_PAGE (self));
}

/* The page --------------------------------------------------------------------------------------- */

static gboolean
page_get_can_print (MnPage *page)
{
  return MN_CROSS_PAGE (page)->table != NULL;
}

/* One file at a time. */
static gboolean
page_get_can_export (MnPage *page)
{
  return page_get_can_print (page) && MN_CROSS_PAGE (page)->exporting == NULL;
}

static void
laid_out_cb (gpointer output, const GError *error, gpointer data)
{
  MnCrossPage *self = data;
  g_autoptr (MnDocument) document = output;

  show_busy (self);
  if (document == NULL)
    mn_session_toast_error (self->session, error);
  else
    mn_session_print (self->session, document, _ ("cross-table"));
}

/* Asked twice, the first is not waited for any more. */
static void
page_print (MnPage *page)
{
  MnCrossPage *self = MN_CROSS_PAGE (page);
  g_autoptr (GError) error = NULL;
  MnCrossDraft *draft;

  if (self->table == NULL)
    return;
  draft = mn_cross_draft_new (mn_session_get_register (self->session), self->table, chosen_share (self), &error);
  if (draft == NULL)
    mn_session_toast_error (self->session, error);
  else
    mn_cross_job_print (&self->printing, draft, laid_out_cb, self);
  show_busy (self);
}

static void
page_export_rows (MnPage *page)
{
  MnCrossPage *self = MN_CROSS_PAGE (page);
  g_autofree char *name = g_strdup_printf ("%s.xlsx", _ ("cross-table"));

  if (self->table != NULL)
    mn_compat_save_file (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Save the Table"), _ ("Spreadsheets"),
                         "*.xlsx", NULL, name, export_chosen_cb, g_object_ref (self));
}

static void
page_iface_init (MnPageInterface *iface)
{
  iface->get_can_print = page_get_can_print;
  iface->print = page_print;
  iface->get_can_export = page_get_can_export;
  iface->export_rows = page_export_rows;
}

/* Making ----------------------------------------------------------------------------------------- */

static void
mn_cross_page_constructed (GObject *object)
{
  static const MnCrossQuestion first
      = { .rows = { MN_CROSS_UNIT }, .n_rows = 1, .columns = { MN_CROSS_SEX, MN_CROSS_AGE }, .n_columns = 2 };
  MnCrossPage *self = MN_CROSS_PAGE (object);

  G_OBJECT_CLASS (mn_cross_page_parent_class)->constructed (object);

  _mn_cross_page_make (self);
  mn_cross_bar_set_unit_day (MN_CROSS_BAR (self->bar), mn_session_get_unit_day (self->session));
  mn_cross_chooser_set_question (MN_CROSS_CHOOSER (self->chooser), &first);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  g_signal_connect_object (self->session, "working-date-changed", G_CALLBACK (working_date_cb), self, 0);
  g_signal_connect_object (self->session, "units-changed", G_CALLBACK (units_changed_cb), self, 0);
  _mn_cross_page_days_changed (self);
}

static void
mn_cross_page_dispose (GObject *object)
{
  MnCrossPage *self = MN_CROSS_PAGE (object);

  mn_work_stop (&self->reading);
  mn_work_stop (&self->counting);
  mn_work_stop (&self->finding);
  mn_work_stop (&self->exporting);
  mn_work_stop (&self->printing);
  g_clear_pointer (&self->cell, g_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->table, mn_cross_table_unref);
  g_clear_pointer (&self->facts, mn_cross_facts_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mn_cross_page_parent_class)->dispose (object);
}

static void
mn_cross_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    MN_CROSS_PAGE (object)->session = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
mn_cross_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MN_CROSS_PAGE (widget)->grid);
}

static void
mn_cross_page_class_init (MnCrossPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mn_cross_page_constructed;
  object_class->dispose = mn_cross_page_dispose;
  object_class->set_property = mn_cross_page_set_property;
  widget_class->grab_focus = mn_cross_page_grab_focus;
  widget_class->map = mn_cross_page_map;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MN_TYPE_SESSION,
                                                  G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "cross.swap", NULL, action_swap);
  gtk_widget_class_install_action (widget_class, "cross.copy", NULL, action_copy);
  gtk_widget_class_install_action (widget_class, "cross.open", NULL, action_open);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_x, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "cross.swap", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "cross.copy", NULL);
}

static void
mn_cross_page_init (MnCrossPage *self)
{
}

MnCrossChooser *
mn_cross_page_get_chooser (MnCrossPage *self)
{
  g_return_val_if_fail (MN_IS_CROSS_PAGE (self), NULL);
  return MN_CROSS_CHOOSER (self->chooser);
}

MnCrossGrid *
mn_cross_page_get_grid (MnCrossPage *self)
{
  g_return_val_if_fail (MN_IS_CROSS_PAGE (self), NULL);
  return MN_CROSS_GRID (self->grid);
}

MnCrossTable *
mn_cross_page_get_table (MnCrossPage *self)
{
  g_return_val_if_fail (MN_IS_CROSS_PAGE (self), NULL);
  return self->table;
}

MnCrossBar *
mn_cross_page_get_bar (MnCrossPage *self)
{
  g_return_val_if_fail (MN_IS_CROSS_PAGE (self), NULL);
  return MN_CROSS_BAR (self->bar);
}
