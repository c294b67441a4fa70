/* mn-beneficiary-table.c: the children who received something in a programme
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-beneficiary-query.h"
#include "mn-beneficiary-table.h"
#include "mn-beneficiary-units.h"
#include "mn-details-parts.h"
#include "mn-session-units.h"

/* What one row shows, column by column, as text: read once, a programme has hundreds of rows and not a register's. */
enum {
  COLUMN_NAME,
  COLUMN_BIRTH,
  COLUMN_SEX,
  COLUMN_UNIT,
  COLUMN_VILLAGE,
  COLUMN_ITEM,
  COLUMN_AMOUNT,
  N_COLUMNS
};

#define MN_TYPE_BENEFICIARY_ROW (mn_beneficiary_row_get_type ())
G_DECLARE_FINAL_TYPE (MnBeneficiaryRow, mn_beneficiary_row, MN, BENEFICIARY_ROW, GObject)

struct _MnBeneficiaryRow {
  GObject parent_instance;

  gint64 benefit;
  gint64 child;
  gint64 unit;
  gint64 amount;
  char *texts[N_COLUMNS];
};

G_DEFINE_FINAL_TYPE (MnBeneficiaryRow, mn_beneficiary_row, G_TYPE_OBJECT)

static void
mn_beneficiary_row_finalize (GObject *object)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (MN_BENEFICIARY_ROW (object)->texts[i]);
  G_OBJECT_CLASS (mn_beneficiary_row_parent_class)->finalize (object);
}

static void
mn_beneficiary_row_class_init (MnBeneficiaryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_beneficiary_row_finalize;
}

static void
mn_beneficiary_row_init (MnBeneficiaryRow *self)
{
}

struct _MnBeneficiaryTable {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *stack; /* "rows", "none" */
  GtkWidget *table;

  /* Owned */
  MnSession *session;
  GPtrArray *rows; /* of MnBeneficiaryRow: all of the programme */
  GPtrArray *sums; /* of MnBeneficiarySum */
  GListStore *shown;
  GtkSingleSelection *selection;

  gint64 unit;
};

enum {
  ACTIVATED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (MnBeneficiaryTable, mn_beneficiary_table, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
sum_free (gpointer data)
{
  MnBeneficiarySum *sum = data;

  g_free (sum->name);
  g_free (sum);
}

/* Reading ---------------------------------------------------------------------------------------- */

static char *
item_text (const MnBeneficiary *from)
{
  if (from->item == NULL)
    return g_strdup (from->has_amount ? _ ("Money") : "");
  return from->quantity > 1 ? g_strdup_printf ("%s (%" G_GINT64_FORMAT ")", from->item, from->quantity)
                            : g_strdup (from->item);
}

static gboolean
add_row (const MnBeneficiary *from, gpointer data, GError **error)
{
  MnBeneficiaryTable *self = data;
  MnBeneficiaryRow *row = g_object_new (MN_TYPE_BENEFICIARY_ROW, NULL);
  const MnEntity *child = mn_entity_find ("child");
  const char *sex
      = from->sex != NULL ? mn_field_choice_label (&child->fields[mn_entity_field (child, "sex")], from->sex) : NULL;

  row->benefit = from->benefit_id;
  row->child = from->child_id;
  row->unit = from->unit_id;
  row->amount = from->amount;
  row->texts[COLUMN_NAME] = g_strdup (from->full_name);
  row->texts[COLUMN_BIRTH] = mn_date_format (from->birth_date);
  row->texts[COLUMN_SEX] = g_strdup (sex);
  row->texts[COLUMN_UNIT] = g_strdup (from->unit_name != NULL ? from->unit_name : "");
  row->texts[COLUMN_VILLAGE] = from->village_name != NULL ? mn_part_village (from->village_name) : NULL;
  row->texts[COLUMN_ITEM] = item_text (from);
  row->texts[COLUMN_AMOUNT] = from->has_amount ? mn_money_format (from->amount) : NULL;
  g_ptr_array_add (self->rows, row);
  return TRUE;
}

/* Rows come by commune and then by child, so equal ones are neighbours. */
static void
add_up (MnBeneficiaryTable *self)
{
  MnBeneficiarySum *sum = NULL;
  gint64 last_child = 0;

  g_ptr_array_set_size (self->sums, 0);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const MnBeneficiaryRow *row = g_ptr_array_index (self->rows, i);

      if (sum == NULL || sum->unit != row->unit)
        {
          sum = g_new0 (MnBeneficiarySum, 1);
          sum->unit = row->unit;
          sum->name = g_strdup (*row->texts[COLUMN_UNIT] != '\0' ? row->texts[COLUMN_UNIT] : _ ("Not known"));
          g_ptr_array_add (self->sums, sum);
          last_child = 0;
        }
      sum->n_benefits++;
      sum->n_children += row->child != last_child;
      sum->amount += row->amount;
      last_child = row->child;
    }
}

static void
show_rows (MnBeneficiaryTable *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    if (self->unit < 0 || ((MnBeneficiaryRow *)g_ptr_array_index (self->rows, i))->unit == self->unit)
      g_ptr_array_add (shown, g_ptr_array_index (self->rows, i));
  g_list_store_splice (self->shown, 0, g_list_model_get_n_items (G_LIST_MODEL (self->shown)), shown->pdata, shown->len);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->rows->len > 0 ? "rows" : "none");
}

/* Cells ------------------------------------------------------------------------------------------ */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  guint column = GPOINTER_TO_UINT (user_data);
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), 4);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  if (column == COLUMN_BIRTH || column == COLUMN_AMOUNT)
    {
      gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), 1);
      gtk_widget_add_css_class (cell, "numeric");
    }
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  MnBeneficiaryRow *row = gtk_list_item_get_item (item);
  const char *text = row->texts[GPOINTER_TO_UINT (user_data)];
  gboolean empty = text == NULL || *text == '\0';
  GtkWidget *cell = gtk_list_item_get_child (item);

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), empty ? "–" : text);
  if (empty)
    gtk_widget_add_css_class (cell, "mn-empty");
  else
    gtk_widget_remove_css_class (cell, "mn-empty");
}

static void
add_columns (MnBeneficiaryTable *self)
{
  static const struct {
    const char *title;
    int width;
  } infos[N_COLUMNS] = {
    { N_ ("Full name"), 176 },        { N_ ("Date of birth"), 96 }, { N_ ("Sex"), 70 },    { N_ ("Unit"), 126 },
    { N_ ("Village, quarter"), 126 }, { N_ ("Received"), 130 },     { N_ ("Amount"), 90 },
  };

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (g_dgettext (GETTEXT_PACKAGE, infos[i].title), factory);
      gtk_column_view_column_set_fixed_width (column, infos[i].width);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, i == COLUMN_ITEM);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (self->table), column);
    }
}

static void
align_headers (MnBeneficiaryTable *self)
{
  mn_part_align_header (self->table, COLUMN_BIRTH);
  mn_part_align_header (self->table, COLUMN_AMOUNT);
}

static void
activate_cb (GtkColumnView *table, guint position, MnBeneficiaryTable *self)
{
  g_autoptr (MnBeneficiaryRow) row = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (row != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, row->benefit);
}

static void
mn_beneficiary_table_dispose (GObject *object)
{
  MnBeneficiaryTable *self = MN_BENEFICIARY_TABLE (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->sums, g_ptr_array_unref);
  G_OBJECT_CLASS (mn_beneficiary_table_parent_class)->dispose (object);
}

static void
mn_beneficiary_table_class_init (MnBeneficiaryTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_beneficiary_table_dispose;
  signals[ACTIVATED] = g_signal_new ("activated", MN_TYPE_BENEFICIARY_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mn_beneficiary_table_init (MnBeneficiaryTable *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *none
      = gtk_label_new (_ ("No child has received anything in this programme yet. Add the first one above."));

  self->unit = -1;
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->sums = g_ptr_array_new_with_free_func (sum_free);
  self->shown = g_list_store_new (MN_TYPE_BENEFICIARY_ROW);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->table = gtk_column_view_new (NULL);
  gtk_widget_add_css_class (self->table, "mn-table");
  add_columns (self);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->table), GTK_SELECTION_MODEL (self->selection));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Children who received something"), -1);
  g_signal_connect_swapped (self->table, "map", G_CALLBACK (align_headers), self);
  g_signal_connect (self->table, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->table);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (none, "mn-secondary");
  gtk_label_set_wrap (GTK_LABEL (none), TRUE);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scrolled, "rows");
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

GtkWidget *
mn_beneficiary_table_new (MnSession *session)
{
  MnBeneficiaryTable *self;

  g_return_val_if_fail (MN_IS_SESSION (session), NULL);

  self = g_object_new (MN_TYPE_BENEFICIARY_TABLE, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/* By the units of the day that the window is shown by: as it is printed. */
static gboolean
read_programme (MnBeneficiaryTable *self, gint64 programme, GError **error)
{
  MnDb *db = mn_session_get_reader (self->session);
  MnUnitView *view = mn_session_get_unit_view (self->session);

  return view != NULL ? mn_beneficiaries_each_by_units (db, programme, view, add_row, self, error)
                      : mn_beneficiaries_each (db, programme, add_row, self, error);
}

void
mn_beneficiary_table_set_programme (MnBeneficiaryTable *self, gint64 programme)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (MN_IS_BENEFICIARY_TABLE (self));

  g_ptr_array_set_size (self->rows, 0);
  if (programme != 0 && !read_programme (self, programme, &error))
    mn_session_toast_error (self->session, error);
  add_up (self);
  show_rows (self);
}

void
mn_beneficiary_table_set_unit (MnBeneficiaryTable *self, gint64 unit)
{
  g_return_if_fail (MN_IS_BENEFICIARY_TABLE (self));

  if (self->unit == unit)
    return;
  self->unit = unit;
  show_rows (self);
}

GPtrArray *
mn_beneficiary_table_get_sums (MnBeneficiaryTable *self)
{
  g_return_val_if_fail (MN_IS_BENEFICIARY_TABLE (self), NULL);
  return self->sums;
}

guint
mn_beneficiary_table_get_n_shown (MnBeneficiaryTable *self)
{
  g_return_val_if_fail (MN_IS_BENEFICIARY_TABLE (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->shown));
}

gint64
mn_beneficiary_table_get_selected (MnBeneficiaryTable *self)
{
  MnBeneficiaryRow *row;

  g_return_val_if_fail (MN_IS_BENEFICIARY_TABLE (self), 0);

  row = gtk_single_selection_get_selected_item (self->selection);
  return row != NULL ? row->benefit : 0;
}
