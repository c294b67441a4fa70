/* mn-indicator-table.c: the figures and the targets of an indicator, row by row
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include <string.h>

#include "mn-details-parts.h"
#include "mn-indicator-table.h"
#include "mn-money-parts.h"
#include "mn-number.h"
#include "mn-print-words.h"
#include "mn-tab-stop.h"

struct _MnIndicatorTable {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *box;
  GtkWidget *unit;
  GtkWidget *figures;
  GtkWidget *source; /* of the figure that is chosen */
  GtkWidget *targets;

  /* Owned */
  MnSession *session;
  GPtrArray *rows; /* of Row, as the rows of the list of figures */
  GArray *target_ids;
  char *place;

  gint64 indicator;
  gint64 unit_id;
};

/* A figure, or a year without one. */
typedef struct {
  gint64 id;
  int year;
  char *source;
} Row;

enum {
  PERIOD,
  VALUE,
  TARGET,
  DISTANCE,
  N_COLUMNS
};

/* The last is as wide as its heading, so that figures stand under theirs. */
static const int widths[N_COLUMNS] = { 80, 72, 80, 70 };

G_DEFINE_FINAL_TYPE (MnIndicatorTable, mn_indicator_table, GTK_TYPE_WIDGET)

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->source);
  g_free (row);
}

/* Rows ------------------------------------------------------------------------------------------- */

static GtkWidget *
create_cells (const char *const *texts, gboolean is_head)
{
  GtkWidget *cells = mn_part_row (6);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      gboolean is_nothing = texts[i] == NULL;
      GtkWidget *label = mn_part_line (is_nothing ? "–" : texts[i], is_head ? "mn-group" : "mn-numeric");

      gtk_label_set_xalign (GTK_LABEL (label), i == PERIOD ? 0 : 1);
      gtk_widget_set_size_request (label, widths[i], -1);
      gtk_widget_set_hexpand (label, i == PERIOD);
      if (is_nothing)
        gtk_widget_add_css_class (label, "mn-empty");
      else if (i == VALUE && !is_head)
        gtk_widget_add_css_class (label, "mn-title");
      mn_part_row_add (cells, label);
    }
  return cells;
}

static void
append (GtkWidget *list, const char *const *texts, const char *tooltip)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < N_COLUMNS; i++)
    if (texts[i] != NULL && *texts[i] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", texts[i]);
  if (texts[VALUE] == NULL)
    g_string_append_printf (words, ", %s", _ ("no figure"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), create_cells (texts, FALSE));
  gtk_widget_set_tooltip_text (row, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tooltip != NULL ? tooltip : "", -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/* "≤ 17": a narrow column has no room for words; the list of targets and the tooltip have them. */
static char *
short_target (const MnTarget *goal)
{
  static const struct {
    const char *comparison;
    const char *sign;
  } signs[] = { { "at_least", "≥ " }, { "above", "> " }, { "at_most", "≤ " }, { "below", "< " } };
  g_autofree char *number = mn_decimal_format (goal->value);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strcmp (goal->comparison, signs[i].comparison) == 0)
      return g_strconcat (signs[i].sign, number, NULL);
  return mn_indicator_goal_text (goal);
}

static char *
source_text (const MnObservation *figure)
{
  GString *text = g_string_new (figure->place);

  if (*figure->series != '\0')
    g_string_append_printf (text, ", %s", figure->series);
  g_string_append_printf (text, ". %s", figure->source);
  if (mn_date_is_set (figure->source_date))
    {
      g_autofree char *day = mn_date_format (figure->source_date);

      g_string_append_printf (text, ", %s", day);
    }
  if (*figure->note != '\0')
    g_string_append_printf (text, ". %s", figure->note);
  return g_string_free (text, FALSE);
}

static void
add_figure_row (MnIndicatorTable *self, const MnIndicatorView *view, const MnObservation *figure)
{
  const MnTarget *goal = mn_indicator_data_find_goal (view->data, figure->unit, figure->end);
  const char *state = mn_print_words_choice ("figure-note", figure->state);
  g_autofree char *period = mn_indicator_figure_period (figure);
  g_autofree char *value = mn_indicator_figure_text (figure);
  g_autofree char *source = source_text (figure);
  g_autofree char *target = NULL, *distance = NULL, *shown = NULL;
  const char *texts[N_COLUMNS] = { period, value, NULL, NULL };
  Row *row = g_new0 (Row, 1);
  gint64 difference;

  /* What is only a guess says so in the row itself. */
  if (*state != '\0')
    {
      shown = g_strdup_printf ("%s (%s)", period, state);
      texts[PERIOD] = shown;
    }
  if (goal != NULL && figure->end.year >= mn_indicator_data_first_year (view->data, goal)
      && mn_target_judge (goal, figure->value, &difference) != MN_STANDING_UNKNOWN)
    {
      g_autofree char *number = mn_decimal_format (difference);

      target = short_target (goal);
      distance = g_strconcat (difference > 0 ? "+" : "", number, NULL);
      texts[TARGET] = target;
      texts[DISTANCE] = distance;
    }
  row->id = figure->id;
  row->year = figure->start.year;
  row->source = g_strdup (source);
  g_ptr_array_add (self->rows, row);
  append (self->figures, texts, source);
}

static void
add_gap_row (MnIndicatorTable *self, int year)
{
  g_autofree char *text = g_strdup_printf ("%d", year);
  const char *texts[N_COLUMNS] = { text, NULL, NULL, NULL };
  Row *row = g_new0 (Row, 1);

  row->year = year;
  g_ptr_array_add (self->rows, row);
  append (self->figures, texts, _ ("No figure of this year. Enter adds it."));
}

static gboolean
is_year (const MnObservation *figure)
{
  return figure->start.year == figure->end.year && figure->start.month == 1 && figure->start.day == 1
         && figure->end.month == 12 && figure->end.day == 31;
}

/* The newest first: what is looked at most stands on top. */
static void
add_line (MnIndicatorTable *self, const MnIndicatorView *view, const MnIndicatorLine *line)
{
  const MnObservation *after = NULL;

  for (guint i = line->figures->len; i > 0; i--)
    {
      const MnObservation *figure = g_ptr_array_index (line->figures, i - 1);

      if (is_year (figure))
        {
          for (int year = after != NULL ? after->start.year - 1 : 0; year > figure->start.year; year--)
            add_gap_row (self, year);
          after = figure;
        }
      add_figure_row (self, view, figure);
    }
}

static void
add_target_row (MnIndicatorTable *self, const MnTarget *goal)
{
  g_autofree char *year = g_strdup_printf ("%d", goal->year);
  g_autofree char *value = short_target (goal);
  g_autofree char *words = mn_indicator_goal_text (goal);
  g_autofree char *tooltip = g_strdup_printf ("%d: %s. %s", goal->year, words, goal->legal_basis);
  const char *texts[N_COLUMNS] = { year, value, "", "" };

  g_array_append_val (self->target_ids, goal->id);
  append (self->targets, texts, tooltip);
}

void
mn_indicator_table_set_view (MnIndicatorTable *self, const MnIndicatorView *view)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) goals = NULL;
  g_autofree char *place = NULL;

  g_return_if_fail (MN_IS_INDICATOR_TABLE (self));

  place = g_strdup (view->place);
  mn_money_list_clear (self->figures);
  mn_money_list_clear (self->targets);
  g_ptr_array_set_size (self->rows, 0);
  g_array_set_size (self->target_ids, 0);
  g_free (self->place);
  self->place = g_steal_pointer (&place);
  self->indicator = view->data->id;
  self->unit_id = mn_indicator_data_get_unit (view->data, view->place);
  gtk_label_set_label (GTK_LABEL (self->unit), view->data->unit_text);
  gtk_label_set_label (GTK_LABEL (self->source), "");
  if (self->place != NULL)
    {
      lines = mn_indicator_data_lines (view->data, self->place);
      for (guint i = 0; i < lines->len; i++)
        add_line (self, view, g_ptr_array_index (lines, i));
    }
  goals = mn_indicator_data_goals (view->data, self->unit_id);
  for (guint i = 0; i < goals->len; i++)
    add_target_row (self, g_ptr_array_index (goals, i));
}

/* Actions ---------------------------------------------------------------------------------------- */

static Row *
selected_row (MnIndicatorTable *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->figures));

  return row != NULL ? g_ptr_array_index (self->rows, (guint)gtk_list_box_row_get_index (row)) : NULL;
}

static gint64
selected_target (MnIndicatorTable *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->targets));

  return row != NULL ? g_array_index (self->target_ids, gint64, (guint)gtk_list_box_row_get_index (row)) : 0;
}

static void
add_figure (MnIndicatorTable *self, int year)
{
  const MnEntity *entity = mn_entity_find ("observation");
  MnRecord *preset = mn_record_new (entity);

  mn_record_set_integer (preset, "indicator", self->indicator);
  if (self->unit_id != 0)
    mn_record_set_integer (preset, "unit", self->unit_id);
  else if (self->rows->len == 0)
    mn_record_set_integer (preset, "unit", mn_register_get_unit (mn_session_get_register (self->session)));
  mn_record_set_date (preset, "period_start", mn_date_new (year, 1, 1));
  mn_record_set_date (preset, "period_end", mn_date_new (year, 12, 31));
  mn_record_set_text (preset, "state", "reported");
  mn_session_edit (self->session, GTK_WIDGET (self), entity, 0, preset);
}

void
mn_indicator_table_add_figure (MnIndicatorTable *self)
{
  const Row *first;

  g_return_if_fail (MN_IS_INDICATOR_TABLE (self));

  if (self->indicator == 0)
    return;
  first = self->rows->len > 0 ? g_ptr_array_index (self->rows, 0) : NULL;
  add_figure (self, first != NULL ? first->year + 1 : mn_session_get_working_date (self->session).year);
}

static void
add_target (MnIndicatorTable *self)
{
  const MnEntity *entity = mn_entity_find ("target");
  MnRecord *preset = mn_record_new (entity);
  MnDate today = mn_session_get_working_date (self->session);

  mn_record_set_integer (preset, "indicator", self->indicator);
  mn_record_set_integer (preset, "unit", mn_register_get_unit (mn_session_get_register (self->session)));
  mn_record_set_integer (preset, "year", today.year);
  mn_record_set_date (preset, "valid_from", mn_date_new (today.year, 1, 1));
  mn_session_edit (self->session, GTK_WIDGET (self), entity, 0, preset);
}

static void
part_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnIndicatorTable *self = MN_INDICATOR_TABLE (widget);
  gboolean is_figure = g_str_has_prefix (name, "figure.");
  const MnEntity *entity = mn_entity_find (is_figure ? "observation" : "target");
  const Row *row = selected_row (self);
  gint64 row_id = is_figure ? (row != NULL ? row->id : 0) : selected_target (self);

  if (self->indicator == 0)
    return;
  if (g_str_has_suffix (name, ".add"))
    {
      if (is_figure)
        mn_indicator_table_add_figure (self);
      else
        add_target (self);
    }
  else if (row_id == 0)
    mn_session_toast (self->session, _ ("Choose a row first."));
  else if (g_str_has_suffix (name, ".edit"))
    mn_session_edit (self->session, widget, entity, row_id, NULL);
  else
    mn_session_delete (self->session, entity, row_id);
}

static void
figure_activated_cb (GtkListBox *list, GtkListBoxRow *row, MnIndicatorTable *self)
{
  const Row *line = g_ptr_array_index (self->rows, (guint)gtk_list_box_row_get_index (row));

  if (line->id != 0)
    mn_session_edit (self->session, GTK_WIDGET (self), mn_entity_find ("observation"), line->id, NULL);
  else if (!mn_session_is_read_only (self->session))
    add_figure (self, line->year);
}

static void
target_activated_cb (GtkListBox *list, GtkListBoxRow *row, MnIndicatorTable *self)
{
  gint64 id = g_array_index (self->target_ids, gint64, (guint)gtk_list_box_row_get_index (row));

  mn_session_edit (self->session, GTK_WIDGET (self), mn_entity_find ("target"), id, NULL);
}

static void
figure_selected_cb (GtkListBox *list, GtkListBoxRow *row, MnIndicatorTable *self)
{
  const Row *line = row != NULL ? selected_row (self) : NULL;

  gtk_label_set_label (GTK_LABEL (self->source), line != NULL && line->source != NULL ? line->source : "");
}

gboolean
mn_indicator_table_get_focused (MnIndicatorTable *self, const MnEntity **entity, gint64 *row_id)
{
  GtkRoot *root;
  GtkWidget *focus;
  const Row *row;

  g_return_val_if_fail (MN_IS_INDICATOR_TABLE (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  row = selected_row (self);
  *row_id = 0;
  if (focus != NULL && gtk_widget_is_ancestor (focus, self->figures) && row != NULL)
    {
      *entity = mn_entity_find ("observation");
      *row_id = row->id;
    }
  else if (focus != NULL && gtk_widget_is_ancestor (focus, self->targets))
    {
      *entity = mn_entity_find ("target");
      *row_id = selected_target (self);
    }
  return *row_id != 0;
}

guint
mn_indicator_table_get_n_figures (MnIndicatorTable *self, guint *n_gaps)
{
  g_return_val_if_fail (MN_IS_INDICATOR_TABLE (self), 0);

  *n_gaps = 0;
  for (guint i = 0; i < self->rows->len; i++)
    *n_gaps += ((Row *)g_ptr_array_index (self->rows, i))->id == 0;
  return self->rows->len;
}

/* Making ----------------------------------------------------------------------------------------- */

static void
mn_indicator_table_dispose (GObject *object)
{
  MnIndicatorTable *self = MN_INDICATOR_TABLE (object);

  if (self->figures != NULL)
    g_signal_handlers_disconnect_by_data (self->figures, self);
  self->figures = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->target_ids, g_array_unref);
  g_clear_pointer (&self->place, g_free);
  G_OBJECT_CLASS (mn_indicator_table_parent_class)->dispose (object);
}

static void
mn_indicator_table_class_init (MnIndicatorTableClass *klass)
{
  static const char *const actions[]
      = { "figure.add", "figure.edit", "figure.delete", "target.add", "target.edit", "target.delete" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_indicator_table_dispose;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, part_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
create_bar (const char *title, GtkWidget **unit, const char *add_label, const char *prefix)
{
  GtkWidget *bar = mn_part_row (3);
  GtkWidget *label = mn_part_line (title, "mn-title");
  g_autofree char *add_action = g_strconcat (prefix, ".add", NULL);
  g_autofree char *edit_action = g_strconcat (prefix, ".edit", NULL);
  g_autofree char *delete_action = g_strconcat (prefix, ".delete", NULL);

  gtk_widget_set_hexpand (label, TRUE);
  mn_part_row_add (bar, label);
  if (unit != NULL)
    {
      *unit = mn_part_line (NULL, "mn-secondary");
      mn_part_row_add (bar, *unit);
    }
  mn_part_row_add (bar, mn_money_button ("list-add-symbolic", add_label, add_action));
  mn_part_row_add (bar, mn_money_button ("document-edit-symbolic", _ ("Edit"), edit_action));
  mn_part_row_add (bar, mn_money_button ("user-trash-symbolic", _ ("Delete"), delete_action));
  return bar;
}

static GtkWidget *
create_list (const char *name, const char *nothing)
{
  GtkWidget *list = mn_money_list (name, nothing);

  gtk_widget_add_css_class (list, "mn-figures");
  return list;
}

static GtkWidget *
create_scrolled (GtkWidget *list, gboolean expand)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  mn_tab_stop_put (scrolled, list);
  gtk_widget_set_vexpand (scrolled, expand);
  gtk_widget_add_css_class (scrolled, "mn-framed");
  if (!expand)
    gtk_widget_set_size_request (scrolled, -1, 96);
  return scrolled;
}

static void
mn_indicator_table_init (MnIndicatorTable *self)
{
  const char *heads[N_COLUMNS] = { _ ("Year, period"), _ ("Figure"), _ ("Target"), _ ("Distance") };
  GtkWidget *head = create_cells (heads, TRUE);

  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->target_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->figures = create_list (_ ("Figures by year"), _ ("No figure yet: add the first with the button above."));
  self->targets = create_list (_ ("Targets"), _ ("No target yet."));
  self->source = mn_part_label (NULL, "mn-secondary");
  g_signal_connect (self->figures, "row-activated", G_CALLBACK (figure_activated_cb), self);
  g_signal_connect (self->figures, "row-selected", G_CALLBACK (figure_selected_cb), self);
  g_signal_connect (self->targets, "row-activated", G_CALLBACK (target_activated_cb), self);
  gtk_widget_add_css_class (head, "mn-figures-head");
  gtk_box_append (GTK_BOX (self->box), create_bar (_ ("Figures by year"), &self->unit, _ ("Add figure"), "figure"));
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), create_scrolled (self->figures, TRUE));
  gtk_box_append (GTK_BOX (self->box), self->source);
  gtk_box_append (GTK_BOX (self->box), create_bar (_ ("Targets"), NULL, _ ("Add target"), "target"));
  gtk_box_append (GTK_BOX (self->box), create_scrolled (self->targets, FALSE));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
mn_indicator_table_new (MnSession *session)
{
  static const char *const writing[] = { "figure.add", "figure.delete", "target.add", "target.delete" };
  MnIndicatorTable *self;

  g_return_val_if_fail (MN_IS_SESSION (session), NULL);

  self = g_object_new (MN_TYPE_INDICATOR_TABLE, NULL);
  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), writing[i], !mn_session_is_read_only (session));
  return GTK_WIDGET (self);
}
