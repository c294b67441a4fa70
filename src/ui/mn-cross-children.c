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

#define READ_AT_ONCE 256 /* rows; the rest follows while nobody waits */
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
  guint idle;
} List;

static void
list_free (gpointer data)
{
  List *list = data;

  g_clear_handle_id (&list->idle, g_source_remove);
  g_array_unref (list->ids);
  g_object_unref (list->store);
  g_object_unref (list->session);
  g_free (list);
}

static gboolean
read_more (List *list)
{
  const MnEntity *entity = mn_entity_find ("child");
  guint n = MIN (READ_AT_ONCE, list->ids->len - list->read);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);

  if (n == 0)
    return FALSE;
  rows = mn_query_fetch (entity, mn_session_get_reader (list->session), &g_array_index (list->ids, gint64, list->read),
                         n, &error);
  if (rows == NULL)
    {
      mn_session_toast_error (list->session, error);
      return FALSE;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const MnRowData *row = g_ptr_array_index (rows, i);
      MnCrossChild *child;

      if (row == NULL)
        continue;
      child = g_object_new (MN_TYPE_CROSS_CHILD, NULL);
      child->id = row->id;
      for (guint f = 0; f < FIELDS; f++)
        child->texts[f] = mn_row_data_display (row, entity, (guint)mn_entity_field (entity, fields[f]));
      g_ptr_array_add (made, child);
    }
  g_list_store_splice (list->store, g_list_model_get_n_items (G_LIST_MODEL (list->store)), 0, made->pdata, made->len);
  list->read += n;
  return list->read < list->ids->len;
}

static gboolean
idle_cb (gpointer data)
{
  List *list = data;

  if (read_more (list))
    return G_SOURCE_CONTINUE;
  list->idle = 0;
  return G_SOURCE_REMOVE;
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
  if (read_more (list))
    list->idle = g_idle_add (idle_cb, list);
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
