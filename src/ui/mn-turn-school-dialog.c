/* mn-turn-school-dialog.c: a new class in September
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-details-parts.h"
#include "mn-i18n.h"
#include "mn-turn-dialogs.h"
#include "mn-work.h"

typedef struct {
  MnSession *session;
  GtkWindow *window;
  GtkWidget *date, *search, *summary, *problem, *view, *write, *steps;
  GtkMultiSelection *selection;
  GtkFilter *filter;
  GListStore *store;  /* of MnTurnRow */
  GStrv words;        /* looked for, folded */
  MnTurnSchool *plan; /* NULL: not read yet */
  MnDate on;          /* asked for */
  MnWork *work;
} School;

static void
school_free (gpointer data)
{
  School *self = data;

  mn_work_stop (&self->work);
  g_clear_pointer (&self->plan, mn_turn_school_free);
  g_strfreev (self->words);
  g_object_unref (self->store);
  g_object_unref (self->session);
  g_free (self);
}

static const char *
step_label (MnTurnStep step)
{
  static const char *const labels[MN_N_TURN_STEPS] = { N_ ("Moves up"),  N_ ("Next level"),    N_ ("Finishes"),
                                                       N_ ("Kept back"), N_ ("Leaves school"), N_ ("Unchanged") };

  return _ (labels[step]);
}

/* A row of the list; "changed" when another step was chosen. */
#define MN_TYPE_TURN_ROW (mn_turn_row_get_type ())
G_DECLARE_FINAL_TYPE (MnTurnRow, mn_turn_row, MN, TURN_ROW, GObject)

struct _MnTurnRow {
  GObject parent_instance;

  MnTurnMove *move; /* of the plan */
  char *key;        /* what is searched, without the step; NULL: not made yet */
};

G_DEFINE_FINAL_TYPE (MnTurnRow, mn_turn_row, G_TYPE_OBJECT)

static guint changed_signal;

static void
mn_turn_row_finalize (GObject *object)
{
  g_free (MN_TURN_ROW (object)->key);
  G_OBJECT_CLASS (mn_turn_row_parent_class)->finalize (object);
}

static void
mn_turn_row_class_init (MnTurnRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_turn_row_finalize;
  changed_signal = g_signal_new ("changed", MN_TYPE_TURN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mn_turn_row_init (MnTurnRow *self)
{
}

static MnTurnMove *
move_of (gpointer item)
{
  return MN_TURN_ROW (item)->move;
}

static void
show_summary (School *self)
{
  guint counts[MN_N_TURN_STEPS];
  g_autoptr (GString) text = g_string_new (NULL);

  mn_turn_school_count (self->plan, counts);
  g_string_append_printf (text, _ ("School year %s:"), self->plan->school_year);
  for (guint i = 0; i < MN_N_TURN_STEPS; i++)
    {
      g_autofree char *count = mn_number_format (counts[i]);
      g_autofree char *label = mn_text_lower (step_label ((MnTurnStep)i));

      g_string_append_printf (text, "%s %s <b>%s</b>", i > 0 ? "," : "", label, count);
    }
  gtk_label_set_markup (GTK_LABEL (self->summary), text->str);
  gtk_widget_set_sensitive (self->write, counts[MN_TURN_SKIP] < self->plan->moves->len);
}

static gpointer
plan_in_worker (MnDb *db, gpointer input, GCancellable *cancellable, GError **error)
{
  const MnDate *on = input;

  return mn_turn_school_new (db, *on, error);
}

static void
planned_cb (gpointer output, const GError *error, gpointer data)
{
  School *self = data;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  MnTurnSchool *plan = output;

  gtk_label_set_label (GTK_LABEL (self->problem), error != NULL ? error->message : "");
  for (guint i = 0; plan != NULL && i < plan->moves->len; i++)
    {
      MnTurnRow *item = g_object_new (MN_TYPE_TURN_ROW, NULL);

      item->move = g_ptr_array_index (plan->moves, i);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), items->pdata, items->len);
  g_clear_pointer (&self->plan, mn_turn_school_free);
  self->plan = plan;
  if (plan != NULL)
    show_summary (self);
  else
    gtk_label_set_label (GTK_LABEL (self->summary), "");
  gtk_widget_set_sensitive (self->steps, plan != NULL);
}

/* What was chosen before was chosen for another year. */
static void
fill (School *self, MnDate on)
{
  static const MnWorkKind kind = { plan_in_worker, g_free, (GDestroyNotify)mn_turn_school_free, planned_cb };
  MnDate *asked = g_new (MnDate, 1);

  *asked = self->on = on;
  gtk_widget_set_sensitive (self->write, FALSE);
  gtk_widget_set_sensitive (self->steps, FALSE);
  gtk_label_set_label (GTK_LABEL (self->summary), _ ("Reading the register…"));
  mn_work_start (&self->work, &kind, mn_register_get_store (mn_session_get_register (self->session)), asked, self);
}

/* The register may be closed before the last reference to the window goes. */
static void
destroy_cb (GtkWidget *window, School *self)
{
  mn_work_stop (&self->work);
}

static void
date_cb (School *self)
{
  MnDate on;
  g_autoptr (GError) error = NULL;
  gboolean valid
      = mn_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->date)), &on, &error) && mn_date_is_full (on);

  gtk_label_set_label (GTK_LABEL (self->problem), valid           ? ""
                                                  : error != NULL ? error->message
                                                                  : _ ("Write the day, the month and the year."));
  if (valid && mn_date_compare (on, self->on) != 0)
    fill (self, on);
  else if (valid && self->plan != NULL && self->work == NULL)
    show_summary (self);
  else
    gtk_widget_set_sensitive (self->write, FALSE);
}

/* Rows that cannot take the step stay as they are: nobody finishes after class 3. */
static void
step_cb (GtkWidget *button, School *self)
{
  MnTurnStep step = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "step"));
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (gtk_bitset_is_empty (chosen))
    {
      gtk_label_set_label (GTK_LABEL (self->problem), _ ("Select children in the list first."));
      return;
    }
  for (guint64 i = 0; i < gtk_bitset_get_size (chosen); i++)
    {
      g_autoptr (GObject) item
          = g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_get_nth (chosen, (guint)i));
      MnTurnMove *move = move_of (item);
      MnTurnStep wanted = step == MN_TURN_UP ? move->proposed : step;

      if (mn_turn_move_allows (move, wanted))
        move->step = wanted;
      g_signal_emit (item, changed_signal, 0);
    }
  gtk_label_set_label (GTK_LABEL (self->problem), "");
  show_summary (self);
}

/* The step is another one with every choice, the rest stays. */
static gboolean
filter_func (gpointer item, gpointer data)
{
  School *self = data;
  MnTurnRow *row = MN_TURN_ROW (item);
  const MnTurnMove *move = row->move;
  const char *step[] = { step_label (move->step) };
  g_autofree char *step_key = NULL, *key = NULL;

  if (self->words == NULL || self->words[0] == NULL)
    return TRUE;
  if (row->key == NULL)
    {
      const char *texts[] = { move->pupil->name, move->pupil->school_class, move->pupil->unit, move->pupil->school };

      row->key = mn_fold_key (texts, G_N_ELEMENTS (texts));
    }
  step_key = mn_fold_key (step, 1);
  key = g_strconcat (row->key, step_key, NULL);
  return mn_fold_matches (key, (const char *const *)self->words);
}

static void
search_cb (School *self)
{
  g_strfreev (self->words);
  self->words = mn_fold_words (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/* Columns ---------------------------------------------------------------------------------------- */

static char *
cell_text (const MnTurnMove *move, guint column)
{
  const MnTurnPupil *pupil = move->pupil;

  switch (column)
    {
    case 0:
      return g_strdup (pupil->name);
    case 1:
      return mn_date_format (pupil->birth);
    case 2:
      return g_strdup (pupil->unit);
    case 3:
      return g_strdup (pupil->school);
    case 4:
      return g_strdup (pupil->school_class);
    case 5:
      return g_strdup (step_label (move->step));
    default:
      return g_strdup (move->step == MN_TURN_UP || move->step == MN_TURN_NEXT_LEVEL ? move->school_class
                       : move->step == MN_TURN_STAY                                 ? pupil->school_class
                                                                                    : "");
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  g_object_set_data (G_OBJECT (item), "column", data);
  gtk_list_item_set_child (item, cell);
}

static void
show_cell (MnTurnRow *row, GtkListItem *item)
{
  g_autofree char *text = cell_text (row->move, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (item), "column")));

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)), text);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  show_cell (gtk_list_item_get_item (item), item);
  g_signal_connect (gtk_list_item_get_item (item), "changed", G_CALLBACK (show_cell), item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_cell, item);
}

static GtkWidget *
create_view (School *self)
{
  static const struct {
    const char *title;
    int width;
  } columns[]
      = { { N_ ("Full name"), 190 }, { N_ ("Date of birth"), 100 }, { N_ ("Unit"), 100 },    { N_ ("School"), -1 },
          { N_ ("Class now"), 90 },  { N_ ("Step"), 110 },          { N_ ("New class"), 90 } };
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkFilterListModel *filtered;

  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_func, self, NULL));
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->store)), self->filter);
  gtk_filter_list_model_set_incremental (filtered, TRUE);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (filtered));
  self->view = gtk_column_view_new (GTK_SELECTION_MODEL (self->selection));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column = gtk_column_view_column_new (_ (columns[i].title), factory);

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
      g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
      if (columns[i].width > 0)
        gtk_column_view_column_set_fixed_width (column, columns[i].width);
      else
        gtk_column_view_column_set_expand (column, TRUE);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
      g_object_unref (column);
    }
  gtk_widget_add_css_class (self->view, "mn-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Children at school"),
                                  -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
add_step (School *self, GtkBox *bar, const char *label, MnTurnStep step)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_object_set_data (G_OBJECT (button), "step", GUINT_TO_POINTER (step));
  g_signal_connect (button, "clicked", G_CALLBACK (step_cb), self);
  gtk_box_append (bar, button);
}

static void
write_cb (School *self)
{
  g_autofree char *done = NULL;

  if (self->plan == NULL)
    return;
  done = g_strdup_printf (_ ("The classes of %s were written."), self->plan->school_year);
  mn_turn_write (self->session, self->window, GTK_LABEL (self->problem), mn_turn_school_write, self->plan,
                 &self->plan->written, self->plan->moves->len, done);
}

GtkWindow *
mn_turn_school_present (MnSession *session, GtkWidget *parent)
{
  School *self = g_new0 (School, 1);
  MnDate working = mn_session_get_working_date (session);
  MnDate on = mn_date_new (working.year, 9, 5);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *date = mn_date_format (on);

  self->session = g_object_ref (session);
  self->store = g_list_store_new (MN_TYPE_TURN_ROW);
  gtk_widget_add_css_class (bar, "mn-form");
  self->date = mn_turn_entry (GTK_BOX (bar), _ ("First day of the new school year"), date, 11);
  self->search = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->search, TRUE);
  g_object_set (self->search, "placeholder-text", _ ("Name, class, school, unit"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search"), -1);
  gtk_box_append (GTK_BOX (bar), self->search);
  self->summary = mn_part_label ("", NULL);
  gtk_label_set_wrap (GTK_LABEL (self->summary), TRUE);
  gtk_widget_set_margin_start (self->summary, 18);
  gtk_widget_set_margin_end (self->summary, 18);
  gtk_widget_set_margin_bottom (self->summary, 8);
  self->problem = mn_part_label ("", "mn-form-problem");
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  self->steps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->steps, "mn-form");
  gtk_box_append (GTK_BOX (self->steps), mn_part_label (_ ("Selected children:"), "mn-secondary"));
  gtk_label_set_wrap (GTK_LABEL (gtk_widget_get_last_child (self->steps)), FALSE);
  add_step (self, GTK_BOX (self->steps), _ ("Move _up"), MN_TURN_UP);
  add_step (self, GTK_BOX (self->steps), _ ("_Kept back"), MN_TURN_STAY);
  add_step (self, GTK_BOX (self->steps), _ ("_Leave school"), MN_TURN_LEAVE);
  add_step (self, GTK_BOX (self->steps), _ ("Leave u_nchanged"), MN_TURN_SKIP);
  gtk_box_append (GTK_BOX (self->steps), self->problem);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), self->summary);
  gtk_box_append (GTK_BOX (box), create_view (self));
  gtk_box_append (GTK_BOX (box), self->steps);
  self->window = mn_turn_window (parent, _ ("New classes in September"), box, &self->write, 980, 660);
  g_object_set_data_full (G_OBJECT (self->window), "school", self, school_free);
  fill (self, on);
  g_signal_connect_swapped (self->date, "changed", G_CALLBACK (date_cb), self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_window_close), self->window);
  g_signal_connect (self->window, "destroy", G_CALLBACK (destroy_cb), self);
  g_signal_connect_swapped (self->write, "clicked", G_CALLBACK (write_cb), self);
  gtk_window_present (self->window);
  gtk_widget_grab_focus (self->search);
  return self->window;
}
