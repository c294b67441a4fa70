/* mn-import-rows.c: what an import would do, row by row
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-import-rows.h"

#include "mn-i18n.h"
#include "mn-number.h"

/* The model: a place in the report, made when asked for. ------------------------------------------ */

#define MN_TYPE_IMPORT_PLACE (mn_import_place_get_type ())
G_DECLARE_FINAL_TYPE (MnImportPlace, mn_import_place, MN, IMPORT_PLACE, GObject)

struct _MnImportPlace {
  GObject parent_instance;
  guint row;
};

G_DEFINE_FINAL_TYPE (MnImportPlace, mn_import_place, G_TYPE_OBJECT)

static void
mn_import_place_class_init (MnImportPlaceClass *klass)
{
}

static void
mn_import_place_init (MnImportPlace *self)
{
}

#define MN_TYPE_IMPORT_PLACES (mn_import_places_get_type ())
G_DECLARE_FINAL_TYPE (MnImportPlacesModel, mn_import_places, MN, IMPORT_PLACES, GObject)

struct _MnImportPlacesModel {
  GObject parent_instance;
  GArray *rows; /* of guint */
};

static GType
places_get_item_type (GListModel *model)
{
  return MN_TYPE_IMPORT_PLACE;
}

static guint
places_get_n_items (GListModel *model)
{
  return MN_IMPORT_PLACES (model)->rows->len;
}

static gpointer
places_get_item (GListModel *model, guint position)
{
  MnImportPlacesModel *self = MN_IMPORT_PLACES (model);
  MnImportPlace *place;

  if (position >= self->rows->len)
    return NULL;
  place = g_object_new (MN_TYPE_IMPORT_PLACE, NULL);
  place->row = g_array_index (self->rows, guint, position);
  return place;
}

static void
places_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = places_get_item_type;
  iface->get_n_items = places_get_n_items;
  iface->get_item = places_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MnImportPlacesModel, mn_import_places, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, places_iface_init))

static void
mn_import_places_finalize (GObject *object)
{
  g_array_unref (MN_IMPORT_PLACES (object)->rows);
  G_OBJECT_CLASS (mn_import_places_parent_class)->finalize (object);
}

static void
mn_import_places_class_init (MnImportPlacesModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_import_places_finalize;
}

static void
mn_import_places_init (MnImportPlacesModel *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
}

/* The table --------------------------------------------------------------------------------------- */

struct _MnImportRows {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *scrolled;
  GtkWidget *view;

  /* Owned */
  MnImportPlacesModel *places;

  MnImportReport *report; /* borrowed */
};

G_DEFINE_FINAL_TYPE (MnImportRows, mn_import_rows, GTK_TYPE_WIDGET)

enum {
  COLUMN_LINE,
  COLUMN_VERDICT,
  COLUMN_CHILD,
  COLUMN_TEXT,
  COLUMN_CHOICE,
  N_COLUMNS
};

static const struct {
  const char *title; /* N_() */
  int width;
  gboolean expand;
} columns[N_COLUMNS] = {
  { N_ ("Line"), 56, FALSE },          { N_ ("Verdict"), 96, FALSE },   { N_ ("Child"), 220, FALSE },
  { N_ ("Reason, changes"), 0, TRUE }, { N_ ("Decision"), 196, FALSE },
};

static const char *const verdict_classes[MN_N_IMPORT_VERDICTS] = {
  "mn-good", NULL, "mn-secondary", "mn-soon", "mn-late",
};

static const MnImportRow *
row_of (MnImportRows *self, GtkListItem *item)
{
  MnImportPlace *place = gtk_list_item_get_item (item);

  return self->report != NULL && place != NULL ? mn_import_report_get_row (self->report, place->row) : NULL;
}

static void
choice_cb (GtkDropDown *choice, GParamSpec *pspec, GtkListItem *item)
{
  MnImportRows *self = g_object_get_data (G_OBJECT (choice), "mn-rows");
  MnImportPlace *place = gtk_list_item_get_item (item);

  if (self->report != NULL && place != NULL && !g_object_get_data (G_OBJECT (choice), "mn-filling"))
    mn_import_report_decide (self->report, place->row, (MnImportChoice)gtk_drop_down_get_selected (choice));
}

static GtkWidget *
create_choice (MnImportRows *self, GtkListItem *item)
{
  /* In the order of MnImportChoice. */
  const char *const words[]
      = { _ ("Not decided"), _ ("Add as a new child"), _ ("It is this child"), _ ("Leave out"), NULL };
  GtkWidget *choice = gtk_drop_down_new_from_strings (words);

  gtk_widget_add_css_class (choice, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Decision"), -1);
  g_object_set_data (G_OBJECT (choice), "mn-rows", self);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (choice_cb), item);
  return choice;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MnImportRows *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "mn-column"));
  GtkWidget *cell;

  if (column == COLUMN_CHOICE)
    cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  else
    {
      cell = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (cell), column == COLUMN_LINE ? 1 : 0);
      gtk_label_set_wrap (GTK_LABEL (cell), column == COLUMN_TEXT);
      gtk_label_set_ellipsize (GTK_LABEL (cell), column == COLUMN_CHILD ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
    }
  gtk_list_item_set_child (item, cell);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_label (GtkWidget *label, guint column, const MnImportRow *row)
{
  g_autofree char *line = g_strdup_printf ("%u", row->line);
  const char *text = column == COLUMN_LINE      ? line
                     : column == COLUMN_VERDICT ? mn_import_verdict_label (row->verdict)
                     : column == COLUMN_CHILD   ? row->title
                                                : row->text;

  gtk_label_set_label (GTK_LABEL (label), text);
  if (column == COLUMN_CHILD)
    gtk_widget_set_tooltip_text (label, text);
  if (column != COLUMN_VERDICT)
    return;
  for (guint i = 0; i < MN_N_IMPORT_VERDICTS; i++)
    if (verdict_classes[i] != NULL)
      gtk_widget_remove_css_class (label, verdict_classes[i]);
  if (verdict_classes[row->verdict] != NULL)
    gtk_widget_add_css_class (label, verdict_classes[row->verdict]);
}

/* Few rows are doubtful, and a drop-down is the dearest of cells: it is made for them alone. */
static void
bind_choice (MnImportRows *self, GtkListItem *item, GtkWidget *cell, const MnImportRow *row)
{
  GtkWidget *choice = gtk_widget_get_first_child (cell);

  if (row->verdict != MN_IMPORT_DOUBTFUL)
    {
      gtk_widget_set_visible (cell, FALSE);
      return;
    }
  if (choice == NULL)
    {
      choice = create_choice (self, item);
      gtk_box_append (GTK_BOX (cell), choice);
    }
  g_object_set_data (G_OBJECT (choice), "mn-filling", choice);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), row->choice);
  g_object_set_data (G_OBJECT (choice), "mn-filling", NULL);
  gtk_widget_set_visible (cell, TRUE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MnImportRows *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "mn-column"));
  GtkWidget *cell = gtk_list_item_get_child (item);
  const MnImportRow *row = row_of (self, item);

  if (row == NULL)
    return;
  if (column != COLUMN_CHOICE)
    bind_label (cell, column, row);
  else
    bind_choice (self, item, cell, row);
}

static void
mn_import_rows_dispose (GObject *object)
{
  MnImportRows *self = MN_IMPORT_ROWS (object);

  self->report = NULL;
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->places);
  G_OBJECT_CLASS (mn_import_rows_parent_class)->dispose (object);
}

static void
mn_import_rows_class_init (MnImportRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_import_rows_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mn_import_rows_init (MnImportRows *self)
{
  GtkNoSelection *selection;

  self->places = g_object_new (MN_TYPE_IMPORT_PLACES, NULL);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->places)));
  self->view = gtk_column_view_new (GTK_SELECTION_MODEL (selection));
  gtk_widget_add_css_class (self->view, "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Rows of the file"),
                                  -1);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column;

      g_object_set_data (G_OBJECT (factory), "mn-column", GUINT_TO_POINTER (i));
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
      column = gtk_column_view_column_new (_ (columns[i].title), factory);
      if (columns[i].width > 0)
        gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_column_set_expand (column, columns[i].expand);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
      g_object_unref (column);
    }
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->view);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

GtkWidget *
mn_import_rows_new (void)
{
  return g_object_new (MN_TYPE_IMPORT_ROWS, NULL);
}

void
mn_import_rows_set_report (MnImportRows *self, MnImportReport *report, int verdict)
{
  guint before, n;

  g_return_if_fail (MN_IS_IMPORT_ROWS (self));

  before = self->places->rows->len;
  g_array_set_size (self->places->rows, 0);
  g_list_model_items_changed (G_LIST_MODEL (self->places), 0, before, 0);
  self->report = report;
  n = report != NULL ? mn_import_report_get_n_rows (report) : 0;
  for (guint i = 0; i < n; i++)
    if (verdict < 0 || (int)mn_import_report_get_row (report, i)->verdict == verdict)
      g_array_append_val (self->places->rows, i);
  g_list_model_items_changed (G_LIST_MODEL (self->places), 0, 0, self->places->rows->len);
}

guint
mn_import_rows_get_n_shown (MnImportRows *self)
{
  g_return_val_if_fail (MN_IS_IMPORT_ROWS (self), 0);
  return self->places->rows->len;
}
