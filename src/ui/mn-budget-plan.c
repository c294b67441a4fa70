/* mn-budget-plan.c: a year's plan against what was spent
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-budget-plan.h"
#include "mn-budget.h"
#include "mn-details-parts.h"
#include "mn-money-parts.h"
#include "mn-query.h"
#include "mn-tab-stop.h"

/* The columns of numbers, in pixels, as the head has them. */
#define MONEY_WIDTH 112
#define SHARE_WIDTH 62

/* A row of the list: a line, or the group above it. */
typedef struct {
  gint64 line; /* 0: a group, or all */
  guint group; /* of which */
  char *name;  /* owned */
  MnBudgetSum sum;
} Entry;

/* A budget line with what it is grouped by. */
typedef struct {
  gint64 id;
  gint64 programme;
  char *programme_name;
  char *source;
  char *code;
  char *name;
  MnBudgetSum sum;
} Line;

struct _MnBudgetPlan {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *box;
  GtkWidget *list;

  /* Owned */
  MnSession *session;
  GArray *entries; /* of Entry, as the rows of the list; the first is the year */

  MnBudgetGrouping grouping;
  int year;
  guint n_lines;
  guint filling : 1;
};

enum {
  SELECTED,
  ACTIVATED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (MnBudgetPlan, mn_budget_plan, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/* Reading ---------------------------------------------------------------------------------------- */

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->programme_name);
  g_free (line->source);
  g_free (line->code);
  g_free (line->name);
  g_free (line);
}

typedef struct {
  GPtrArray *lines;
  GPtrArray *sums; /* of MnBudgetRow, by line */
} Reading;

static gboolean
read_line (MnRowData *data, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  const MnEntity *entity = mn_entity_find ("budget_line");
  int programme = mn_entity_field (entity, "programme");
  Line *line = g_new0 (Line, 1);

  line->id = data->id;
  line->programme = mn_value_get_integer (&data->values[programme]);
  line->programme_name = g_strdup (data->labels[programme]);
  line->source = g_strdup (mn_value_get_text (&data->values[mn_entity_field (entity, "source")]));
  line->code = g_strdup (mn_value_get_text (&data->values[mn_entity_field (entity, "code")]));
  line->name = g_strdup (mn_value_get_text (&data->values[mn_entity_field (entity, "name")]));
  for (guint i = 0; i < reading->sums->len; i++)
    {
      const MnBudgetRow *row = g_ptr_array_index (reading->sums, i);

      if (row->id == line->id)
        line->sum = row->sum;
    }
  g_ptr_array_add (reading->lines, line);
  return TRUE;
}

/* By code. (transfer full) (element-type Line); NULL on error */
static GPtrArray *
read_lines (MnBudgetPlan *self, GError **error)
{
  MnDb *db = mn_session_get_reader (self->session);
  const MnEntity *entity = mn_entity_find ("budget_line");
  g_autoptr (GPtrArray) sums = mn_budget_sums (db, MN_BUDGET_BY_LINE, self->year, NULL, error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (MnQuery) query = mn_query_new (entity);
  g_auto (MnValue) year = MN_VALUE_INIT;
  Reading reading = { lines, sums };

  if (sums == NULL)
    return NULL;
  mn_value_set_integer (&year, self->year);
  mn_query_add_filter (query, (guint)mn_entity_field (entity, "year"), &year);
  mn_query_set_sort (query, "code", FALSE);
  return mn_query_each (query, db, read_line, &reading, error) ? g_steal_pointer (&lines) : NULL;
}

/* Rows ------------------------------------------------------------------------------------------- */

static GtkWidget *
create_cell (const char *text, int width, const char *css_class)
{
  GtkWidget *cell = mn_part_line (text, "numeric");

  gtk_label_set_xalign (GTK_LABEL (cell), 1);
  gtk_widget_set_size_request (cell, width, -1);
  if (css_class != NULL)
    gtk_widget_add_css_class (cell, css_class);
  return cell;
}

/* What is left, or, in red and with a word, by how much too much was spent. */
static char *
left_text (const MnBudgetSum *sum)
{
  gint64 left = mn_budget_sum_left (sum);
  g_autofree char *money = mn_money_format (ABS (left));

  return left < 0 ? g_strdup_printf (_ ("over by %s"), money) : g_steal_pointer (&money);
}

static GtkWidget *
create_bar (const MnBudgetSum *sum)
{
  GtkWidget *bar = gtk_progress_bar_new ();
  gint64 share = mn_budget_share (sum);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), share < 0 ? (sum->spent > 0) : MIN (share, 10000) / 10000.0);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (bar, "mn-money-bar");
  if (mn_budget_sum_left (sum) < 0)
    gtk_widget_add_css_class (bar, "mn-over");
  /* The per cent stands beside it. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Share spent"), -1);
  return bar;
}

static GtkWidget *
create_row (const Entry *entry, const char *words, int indent)
{
  const MnBudgetSum *sum = &entry->sum;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *name = mn_part_line (words, entry->line == 0 ? "mn-title" : NULL);
  gboolean over = mn_budget_sum_left (sum) < 0;
  gint64 share = mn_budget_share (sum);
  g_autofree char *estimate = mn_money_format (sum->estimate);
  g_autofree char *usable = mn_money_format (mn_budget_sum_usable (sum));
  g_autofree char *spent = mn_money_format (sum->spent);
  g_autofree char *left = left_text (sum);
  g_autofree char *percent = share >= 0 ? mn_percent_format (share) : g_strdup ("–");
  g_autofree char *said
      = g_strdup_printf (_ ("%s: allocated %s, spent %s, left %s, %s"), words, usable, spent, left, percent);

  gtk_widget_set_margin_start (name, indent);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_tooltip_text (name, words);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), create_cell (estimate, MONEY_WIDTH, NULL));
  gtk_box_append (GTK_BOX (box), create_cell (usable, MONEY_WIDTH, NULL));
  gtk_box_append (GTK_BOX (box), create_cell (spent, MONEY_WIDTH, NULL));
  gtk_box_append (GTK_BOX (box), create_cell (left, MONEY_WIDTH + 40, over ? "mn-late" : NULL));
  gtk_box_append (GTK_BOX (box), create_bar (sum));
  gtk_box_append (GTK_BOX (box), create_cell (percent, SHARE_WIDTH, over ? "mn-late" : NULL));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  return row;
}

static void
add_sum (MnBudgetSum *into, const MnBudgetSum *sum)
{
  into->estimate += sum->estimate;
  into->allocated += sum->allocated;
  into->adjusted += sum->adjusted;
  into->spent += sum->spent;
  into->n_lines += sum->n_lines;
  into->n_vouchers += sum->n_vouchers;
}

static gboolean
same_group (MnBudgetPlan *self, const Line *a, const Line *b)
{
  return self->grouping == MN_BUDGET_BY_SOURCE ? strcmp (a->source, b->source) == 0 : a->programme == b->programme;
}

static const char *
group_name (MnBudgetPlan *self, const Line *line)
{
  if (self->grouping == MN_BUDGET_BY_SOURCE)
    return mn_money_choice ("budget_line", "source", line->source);
  return line->programme != 0 ? line->programme_name : _ ("No programme");
}

static void
append_entry (MnBudgetPlan *self, Entry *entry, const char *words, int indent)
{
  entry->name = g_strdup (words);
  g_array_append_vals (self->entries, entry, 1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (entry, words, indent));
}

/* The lines of one group, which begins with @first. */
static void
append_group (MnBudgetPlan *self, GPtrArray *lines, guint first, guint group)
{
  const Line *of = g_ptr_array_index (lines, first);
  Entry head = { .group = group };

  for (guint i = first; i < lines->len; i++)
    if (same_group (self, of, g_ptr_array_index (lines, i)))
      add_sum (&head.sum, &((Line *)g_ptr_array_index (lines, i))->sum);
  append_entry (self, &head, group_name (self, of), 0);
  for (guint i = first; i < lines->len; i++)
    {
      const Line *line = g_ptr_array_index (lines, i);
      Entry entry = { .line = line->id, .group = group, .sum = line->sum };

      if (same_group (self, of, line))
        append_entry (self, &entry, line->name, 18);
    }
}

static gboolean
is_first (MnBudgetPlan *self, GPtrArray *lines, guint index)
{
  for (guint i = 0; i < index; i++)
    if (same_group (self, g_ptr_array_index (lines, i), g_ptr_array_index (lines, index)))
      return FALSE;
  return TRUE;
}

/* Sources stand in the order of their choices, programmes in that of their first line. */
static void
append_groups (MnBudgetPlan *self, GPtrArray *lines)
{
  const MnEntity *entity = mn_entity_find ("budget_line");
  const MnChoice *choice = entity->fields[mn_entity_field (entity, "source")].choices;
  guint group = 1;

  if (self->grouping != MN_BUDGET_BY_SOURCE)
    {
      for (guint i = 0; i < lines->len; i++)
        if (is_first (self, lines, i))
          append_group (self, lines, i, group++);
      return;
    }
  for (; choice->code != NULL; choice++)
    for (guint i = 0; i < lines->len; i++)
      if (strcmp (((Line *)g_ptr_array_index (lines, i))->source, choice->code) == 0)
        {
          append_group (self, lines, i, group++);
          break;
        }
}

void
mn_budget_plan_reload (MnBudgetPlan *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  Entry all = { 0 };
  g_autofree char *title = NULL;
  gint64 selected;

  g_return_if_fail (MN_IS_BUDGET_PLAN (self));

  selected = mn_budget_plan_get_line (self);
  lines = read_lines (self, &error);
  if (lines == NULL)
    {
      mn_session_toast_error (self->session, error);
      return;
    }
  self->filling = TRUE;
  mn_money_list_clear (self->list);
  g_array_set_size (self->entries, 0);
  self->n_lines = lines->len;
  for (guint i = 0; i < lines->len; i++)
    add_sum (&all.sum, &((Line *)g_ptr_array_index (lines, i))->sum);
  title = g_strdup_printf (_ ("Whole year %d"), self->year);
  if (lines->len > 0)
    append_entry (self, &all, title, 0);
  append_groups (self, lines);
  self->filling = FALSE;
  mn_budget_plan_select_line (self, selected);
  g_signal_emit (self, signals[SELECTED], 0);
}

/* Choosing --------------------------------------------------------------------------------------- */

static const Entry *
selected_entry (MnBudgetPlan *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  return row != NULL ? &g_array_index (self->entries, Entry, gtk_list_box_row_get_index (row)) : NULL;
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, MnBudgetPlan *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SELECTED], 0);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, MnBudgetPlan *self)
{
  const Entry *entry = &g_array_index (self->entries, Entry, gtk_list_box_row_get_index (row));

  if (entry->line != 0)
    g_signal_emit (self, signals[ACTIVATED], 0, entry->line);
}

void
mn_budget_plan_select_line (MnBudgetPlan *self, gint64 line)
{
  int index = 0;

  g_return_if_fail (MN_IS_BUDGET_PLAN (self));

  for (guint i = 0; i < self->entries->len; i++)
    if (line != 0 && g_array_index (self->entries, Entry, i).line == line)
      index = (int)i;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index));
}

gint64
mn_budget_plan_get_line (MnBudgetPlan *self)
{
  const Entry *entry;

  g_return_val_if_fail (MN_IS_BUDGET_PLAN (self), 0);

  entry = selected_entry (self);
  return entry != NULL ? entry->line : 0;
}

GArray *
mn_budget_plan_get_lines (MnBudgetPlan *self)
{
  const Entry *chosen;
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (MN_IS_BUDGET_PLAN (self), lines);

  chosen = selected_entry (self);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      gboolean whole = chosen == NULL || (chosen->line == 0 && chosen->group == 0);

      if (entry->line != 0 && (whole || chosen == entry || (chosen->line == 0 && chosen->group == entry->group)))
        g_array_append_val (lines, entry->line);
    }
  return lines;
}

const char *
mn_budget_plan_get_sum (MnBudgetPlan *self, MnBudgetSum *sum)
{
  const Entry *entry;

  g_return_val_if_fail (MN_IS_BUDGET_PLAN (self), NULL);

  entry = selected_entry (self);
  *sum = entry != NULL ? entry->sum : (MnBudgetSum) { 0 };
  return entry != NULL ? entry->name : NULL;
}

guint
mn_budget_plan_get_n_lines (MnBudgetPlan *self)
{
  g_return_val_if_fail (MN_IS_BUDGET_PLAN (self), 0);
  return self->n_lines;
}

void
mn_budget_plan_set_year (MnBudgetPlan *self, int year)
{
  g_return_if_fail (MN_IS_BUDGET_PLAN (self));

  self->year = year;
  mn_budget_plan_reload (self);
}

int
mn_budget_plan_get_year (MnBudgetPlan *self)
{
  g_return_val_if_fail (MN_IS_BUDGET_PLAN (self), 0);
  return self->year;
}

void
mn_budget_plan_set_grouping (MnBudgetPlan *self, MnBudgetGrouping grouping)
{
  g_return_if_fail (MN_IS_BUDGET_PLAN (self));

  if (self->grouping == grouping)
    return;
  self->grouping = grouping;
  mn_budget_plan_reload (self);
}

/* Making ----------------------------------------------------------------------------------------- */

static void
mn_budget_plan_dispose (GObject *object)
{
  MnBudgetPlan *self = MN_BUDGET_PLAN (object);

  self->filling = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mn_budget_plan_parent_class)->dispose (object);
}

static gboolean
mn_budget_plan_grab_focus (GtkWidget *widget)
{
  MnBudgetPlan *self = MN_BUDGET_PLAN (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->list);
}

static void
mn_budget_plan_class_init (MnBudgetPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_budget_plan_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = mn_budget_plan_grab_focus;
  signals[SELECTED]
      = g_signal_new ("selected", MN_TYPE_BUDGET_PLAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", MN_TYPE_BUDGET_PLAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
create_head (void)
{
  static const struct {
    const char *title;
    int width;
  } infos[] = {
    { N_ ("Estimate"), MONEY_WIDTH },
    { N_ ("Allocated"), MONEY_WIDTH },
    { N_ ("Spent"), MONEY_WIDTH },
    { N_ ("Left"), MONEY_WIDTH + 40 },
    { NULL, 0 }, /* over the bar: its width is in the style sheet */
    { N_ ("Share"), SHARE_WIDTH },
  };
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *name = mn_part_line (_ ("Source, programme, budget line (dong)"), "mn-group");

  gtk_widget_add_css_class (head, "mn-plan-head");
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (head), name);
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    gtk_box_append (GTK_BOX (head),
                    create_cell (infos[i].title != NULL ? g_dgettext (GETTEXT_PACKAGE, infos[i].title) : "",
                                 infos[i].width, infos[i].title != NULL ? "mn-group" : "mn-money-bar"));
  return head;
}

static void
entry_clear (gpointer data)
{
  g_free (((Entry *)data)->name);
}

static void
mn_budget_plan_init (MnBudgetPlan *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->grouping = MN_BUDGET_BY_SOURCE;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  self->list = mn_money_list (_ ("Plan and spending"), _ ("No budget line in this year: add the first one above."));
  gtk_widget_add_css_class (self->list, "mn-plan");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  mn_tab_stop_put (scrolled, self->list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (self->box), create_head ());
  gtk_box_append (GTK_BOX (self->box), scrolled);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
mn_budget_plan_new (MnSession *session)
{
  MnBudgetPlan *self;

  g_return_val_if_fail (MN_IS_SESSION (session), NULL);

  self = g_object_new (MN_TYPE_BUDGET_PLAN, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
