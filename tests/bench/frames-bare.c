/* frames-bare.c: a bare GtkColumnView with the children of a register in it, typed at and scrolled as the page is
 *
 * All texts of the product's columns stand ready in memory, and so do the rows that each search finds: a key press
 * costs the table what telling it of other rows costs, and nothing is looked for, read or put into words. Its cells are
 * GtkInscription, or GtkLabel, which is what a bare table is usually made of.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>
#include <string.h>

#include "frames-script.h"
#include "mn-query.h"
#include "mn-register.h"

#define REST_MS 500

static const struct {
  const char *field;
  int width;
} columns[] = { { "full_name", 176 }, { "birth_date", 96 },     { "sex", 66 },     { "unit", 86 },
                { "village", 110 },   { "circumstances", 148 }, { "support", 130 } };

/* The rows ------------------------------------------------------------------------------------------------------- */

#define BARE_TYPE_MODEL (bare_model_get_type ())
G_DECLARE_FINAL_TYPE (BareModel, bare_model, BARE, MODEL, GObject)

struct _BareModel {
  GObject parent_instance;
  char *(*texts)[G_N_ELEMENTS (columns)];
  guint n_rows;
};

#define BARE_TYPE_ROW (bare_row_get_type ())
G_DECLARE_FINAL_TYPE (BareRow, bare_row, BARE, ROW, GObject)

struct _BareRow {
  GObject parent_instance;
  char **texts; /* borrowed */
};

G_DEFINE_FINAL_TYPE (BareRow, bare_row, G_TYPE_OBJECT)

static void
bare_row_class_init (BareRowClass *klass)
{
}

static void
bare_row_init (BareRow *row)
{
}

static GType
get_item_type (GListModel *model)
{
  return BARE_TYPE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return BARE_MODEL (model)->n_rows;
}

static gpointer
get_item (GListModel *model, guint position)
{
  BareModel *self = BARE_MODEL (model);
  BareRow *row;

  if (position >= self->n_rows)
    return NULL;
  row = g_object_new (BARE_TYPE_ROW, NULL);
  row->texts = self->texts[position];
  return row;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BareModel, bare_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
bare_model_class_init (BareModelClass *klass)
{
}

static void
bare_model_init (BareModel *self)
{
}

/* What is in the file -------------------------------------------------------------------------------------------- */

static gboolean
take_row (MnRowData *row, gpointer user_data, GError **error)
{
  BareModel *self = user_data;
  const MnEntity *entity = mn_entity_find ("child");

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    self->texts[self->n_rows][i] = mn_row_data_display (row, entity, (guint)mn_entity_field (entity, columns[i].field));
  self->n_rows++;
  return TRUE;
}

static BareModel *
read_register (const char *path)
{
  BareModel *self = g_object_new (BARE_TYPE_MODEL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRegister) reg = mn_register_open (path, MN_STORE_OPEN_DEFAULT, &error);
  g_autoptr (MnQuery) all = mn_query_new (mn_entity_find ("child"));
  MnDb *db = reg != NULL ? mn_store_get_reader (mn_register_get_store (reg)) : NULL;

  if (reg == NULL)
    g_error ("%s", error->message);
  self->texts = g_malloc0_n ((gsize)mn_query_count (all, db, NULL), sizeof *self->texts);
  if (!mn_query_each (all, db, take_row, self, &error))
    g_error ("%s", error->message);
  mn_register_close (reg, NULL);
  return self;
}

/* The window ----------------------------------------------------------------------------------------------------- */

static gboolean labels;

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *cell;

  if (labels)
    {
      cell = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (cell), 0);
    }
  else
    {
      cell = gtk_inscription_new (NULL);
      gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), 1);
      gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), 4);
    }
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  const char *text = BARE_ROW (gtk_list_item_get_item (item))->texts[GPOINTER_TO_UINT (column)];

  if (labels)
    gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
  else
    gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)), text);
}

static GtkWidget *
create_table (BareModel *model)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (model))));
  GtkWidget *table = gtk_column_view_new (selection);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (columns[i].field, factory);

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (table), column);
    }
  return table;
}

/* From place to place, the same in each run. */
static void
type_cb (const char *text, gpointer data)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (data);
  double upper = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  gtk_adjustment_set_value (adjustment, *text != '\0' ? upper * (g_str_hash (text) % 1009) / 1009 : 0);
}

typedef struct {
  BareModel *model;
  int width, height;
  GtkWidget *window, *scrolled;
} Bare;

static gboolean
run_cb (gpointer data)
{
  Bare *bare = data;

  frames_script_run (GTK_WINDOW (bare->window), GTK_SCROLLED_WINDOW (bare->scrolled), type_cb, bare->scrolled);
  return G_SOURCE_REMOVE;
}

static void
activate_cb (GtkApplication *application, Bare *bare)
{
  bare->window = gtk_application_window_new (application);
  bare->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (bare->scrolled), create_table (bare->model));
  gtk_window_set_child (GTK_WINDOW (bare->window), bare->scrolled);
  gtk_window_set_default_size (GTK_WINDOW (bare->window), bare->width, bare->height);
  gtk_window_set_decorated (GTK_WINDOW (bare->window), FALSE);
  gtk_window_present (GTK_WINDOW (bare->window));
  g_timeout_add (REST_MS, run_cb, bare);
}

/* frames-bare FILE WIDTH HEIGHT [labels] */
int
main (int argc, char *argv[])
{
  g_autoptr (GtkApplication) application = NULL;
  Bare bare = { NULL };

  if (argc < 4)
    return EXIT_FAILURE;
  labels = argc > 4;
  bare.model = read_register (argv[1]);
  bare.width = atoi (argv[2]);
  bare.height = atoi (argv[3]);
  application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &bare);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}
