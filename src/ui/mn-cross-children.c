/* mn-cross-children.c: the children behind a cell of a cross table
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include <adwaita.h>

#include "mn-cross-children.h"
#include "mn-i18n.h"
#include "mn-query.h"
#include "mn-work.h"

#define READ_AT_ONCE 2048 /* rows: the first ones are there before anybody has looked */
#define FIELDS 5

/* What a line shows, read once: the window is looked at and closed. */
#define MN_TYPE_CROSS_CHILD (mn_cross_child_get_type ())
G_DECLARE_FINAL_TYPE (MnCrossChild, mn_cross_child, MN, CROSS_CHILD, GObject)

struct _MnCrossChild {
  GObject parent_instance;

  gint64 id;
  char *texts[FIELDS];
};

G_DEFINE_FINAL_TYPE (MnCrossChild, mn_cross_child, G_TYPE_OBJECT)

static const char *const fields[FIELDS] = { "full_name", "birth_date", "sex", "unit", "village" };
static const int widths[FIELDS] = { 220, 100, 80, 120, -1 };

static void
mn_cross_child_finalize (GObject *object)
{
  for (guint i = 0; i < FIELDS; i++)
    g_free (MN_CROSS_CHILD (object)->texts[i]);
  G_OBJECT_CLASS (mn_cross_child_parent_class)->finalize (object);
}

static void
mn_cross_child_class_init (MnCrossChildClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_cross_child_finalize;
}

static void
mn_cross_child_init (MnCrossChild *self)
{
}

typedef struct {
  MnSession *session;
  GtkWindow *window;
  GListStore *store;
  GArray *ids;
  guint read;
  MnWork *work;
} List;

static void
list_free (gpointer data)
{
  List *list = data;

  mn_work_stop (&list->work);
  g_array_unref (list->ids);
  g_object_unref (list->store);
  g_object_unref (list->session);
  g_free (list);
}

static MnCrossChild *
create_child (const MnRowData *row, const MnEntity *entity)
{
  MnCrossChild *child = g_object_new (MN_TYPE_CROSS_CHILD, NULL);

  child->id = row->id;
  for (guint f = 0; f < FIELDS; f++)
    child->texts[f] = mn_row_data_display (row, entity, (guint)mn_entity_field (entity, fields[f]));
  return child;
}

/* In a worker: of ids (GArray of gint64) to MnCrossChild, without those that are gone. */
static gpointer
read_children (MnDb *db, gpointer input, GCancellable *cancellable, GError **error)
{
  const MnEntity *entity = mn_entity_find ("child");
  const GArray *ids = input;
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) rows = mn_query_fetch (entity, db, (const gint64 *)(gconstpointer)ids->data, ids->len, error);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    if (g_ptr_array_index (rows, i) != NULL)
      g_ptr_array_add (made, create_child (g_ptr_array_index (rows, i), entity));
  return g_steal_pointer (&made);
}

static void read_more (List *list);

static void
read_cb (gpointer output, const GError *error, gpointer data)
{
  List *list = data;
  g_autoptr (GPtrArray) made = output;

  if (made == NULL)
    {
      mn_session_toast_error (list->session, error);
      return;
    }
  g_list_store_splice (list->store, g_list_model_get_n_items (G_LIST_MODEL (list->store)), 0, made->pdata, made->len);
  read_more (list);
}

static void
read_more (List *list)
{
  static const MnWorkKind kind
      = { read_children, (GDestroyNotify)g_array_unref, (GDestroyNotify)g_ptr_array_unref, read_cb };
  guint n = MIN (READ_AT_ONCE, list->ids->len - list->read);
  GArray *ids;

  if (n == 0)
    return;
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  g_array_append_vals (ids, &g_array_index (list->ids, gint64, list->read), n);
  list->read += n;
  mn_work_start (&list->work, &kind, mn_register_get_store (mn_session_get_register (list->session)), ids, list);
}

/* In a worker: as every list of children is sorted. */
static gpointer
sort_children (MnDb *db, gpointer input, GCancellable *cancellable, GError **error)
{
  const GArray *ids = input;
  g_autoptr (MnQuery) query = mn_query_new (mn_entity_find ("child"));
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) all = NULL;
  GArray *sorted;

  mn_query_set_sort (query, "full_name", FALSE);
  all = mn_query_keys (query, db, error);
  if (all == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (wanted, &g_array_index (ids, gint64, i));
  sorted = g_array_sized_new (FALSE, FALSE, sizeof (gint64), ids->len);
  for (guint i = 0; i < all->len; i++)
    if (g_hash_table_contains (wanted, &g_array_index (all, gint64, i)))
      g_array_append_val (sorted, g_array_index (all, gint64, i));
  return sorted;
}

static void
sorted_cb (gpointer output, const GError *error, gpointer data)
{
  List *list = data;

  if (output == NULL)
    {
      mn_session_toast_error (list->session, error);
      return;
    }
  g_array_unref (list->ids);
  list->ids = output;
  read_more (list);
}

static void
begin (List *list)
{
  static const MnWorkKind kind
      = { sort_children, (GDestroyNotify)g_array_unref, (GDestroyNotify)g_array_unref, sorted_cb };

  mn_work_start (&list->work, &kind, mn_register_get_store (mn_session_get_register (list->session)),
                 g_array_ref (list->ids), list);
}

/* The register may be closed before the last reference to the window goes. */
static void
destroy_cb (GtkWidget *window, List *list)
{
  mn_work_stop (&list->work);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const MnCrossChild *child = gtk_list_item_get_item (item);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)), child->texts[GPOINTER_TO_UINT (data)]);
}

static void
activate_cb (GtkColumnView *view, guint position, List *list)
{
  g_autoptr (MnCrossChild) child = g_list_model_get_item (G_LIST_MODEL (list->store), position);
  g_autoptr (MnSession) session = g_object_ref (list->session);
  gint64 id = child->id;

  gtk_window_destroy (list->window);
  mn_session_navigate (session, "child", id);
}

static GtkWidget *
create_view (List *list)
{
  const MnEntity *entity = mn_entity_find ("child");
  GtkWidget *view = gtk_column_view_new (
      GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (list->store)))));

  for (guint f = 0; f < FIELDS; f++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (f));
      column
          = gtk_column_view_column_new (mn_field_label (&entity->fields[mn_entity_field (entity, fields[f])]), factory);
      if (widths[f] > 0)
        gtk_column_view_column_set_fixed_width (column, widths[f]);
      else
        gtk_column_view_column_set_expand (column, TRUE);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
      g_object_unref (column);
    }
  gtk_widget_add_css_class (view, "mn-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Children"), -1);
  g_signal_connect (view, "activate", G_CALLBACK (activate_cb), list);
  return view;
}

GtkWindow *
mn_cross_children_present (MnSession *session, GtkWidget *parent, const char *title, GArray *ids)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  List *list = g_new0 (List, 1);
  GtkWidget *view;

  list->session = g_object_ref (session);
  list->window = GTK_WINDOW (window);
  list->store = g_list_store_new (MN_TYPE_CROSS_CHILD);
  list->ids = ids;
  g_object_set_data_full (G_OBJECT (window), "list", list, list_free);
  g_signal_connect (window, "destroy", G_CALLBACK (destroy_cb), list);
  begin (list);
  view = create_view (list);
  gtk_header_bar_set_title_widget (GTK_HEADER_BAR (header),
                                   adw_window_title_new (title, _ ("Enter opens the child in the register")));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_default_size (GTK_WINDOW (window), 760, 560);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (parent)));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (view);
  return GTK_WINDOW (window);
}
