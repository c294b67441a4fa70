/* mn-list-page.c: a page with a list at the left and the line that is looked at at the right
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-details-parts.h"
#include "mn-i18n.h"
#include "mn-list-page.h"
#include "mn-money-parts.h"
#include "mn-record-form.h"
#include "mn-tab-stop.h"

typedef struct {
  /* Children */
  GtkWidget *list;
  GtkWidget *details;

  /* Owned */
  GPtrArray *lines; /* as the rows of the list */
  char **words;     /* of the search, folded */

  gint64 selected;
  guint filling : 1;
} MnListPagePrivate;

static void page_iface_init (MnPageInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (MnListPage, mn_list_page, MN_TYPE_CONTENT_PAGE,
                                  G_ADD_PRIVATE (MnListPage) G_IMPLEMENT_INTERFACE (MN_TYPE_PAGE, page_iface_init))

static MnListPagePrivate *
get_private (gpointer self)
{
  return mn_list_page_get_instance_private (MN_LIST_PAGE (self));
}

static gconstpointer
line_of (MnListPage *self, GtkListBoxRow *row)
{
  return g_ptr_array_index (get_private (self)->lines, (guint)gtk_list_box_row_get_index (row));
}

static gint64
id_of (MnListPage *self, gconstpointer line)
{
  return *(const gint64 *)G_STRUCT_MEMBER_P ((gpointer)line, MN_LIST_PAGE_GET_CLASS (self)->id_offset);
}

static GtkListBoxRow *
row_at (MnListPage *self, guint index)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (get_private (self)->list), (int)index);
}

/* The list --------------------------------------------------------------------------------------- */

static void
header_func (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  MnListPageClass *klass = MN_LIST_PAGE_GET_CLASS (user_data);
  g_autofree char *group = klass->get_group (line_of (user_data, row));
  g_autofree char *above = before != NULL ? klass->get_group (line_of (user_data, before)) : NULL;
  GtkWidget *label;

  if (g_strcmp0 (group, above) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = mn_part_label (group, "mn-group");
  gtk_widget_add_css_class (label, "mn-year");
  gtk_list_box_row_set_header (row, label);
}

static gboolean
filter_func (GtkListBoxRow *row, gpointer user_data)
{
  MnListPageClass *klass = MN_LIST_PAGE_GET_CLASS (user_data);
  MnListPagePrivate *priv = get_private (user_data);
  g_autofree char *key = NULL;

  if (klass->get_key == NULL || priv->words == NULL || priv->words[0] == NULL)
    return TRUE;
  key = klass->get_key (line_of (user_data, row));
  return mn_fold_matches (key, (const char *const *)priv->words);
}

static void
select_line (MnListPage *self, gint64 id)
{
  MnListPagePrivate *priv = get_private (self);

  for (guint i = 0; i < priv->lines->len; i++)
    if (id_of (self, g_ptr_array_index (priv->lines, i)) == id)
      {
        gtk_list_box_select_row (GTK_LIST_BOX (priv->list), row_at (self, i));
        return;
      }
}

/* Unless what is selected is among the lines that the search leaves. */
static void
select_nearest (MnListPage *self)
{
  MnListPageClass *klass = MN_LIST_PAGE_GET_CLASS (self);
  MnListPagePrivate *priv = get_private (self);
  GtkListBoxRow *nearest = gtk_list_box_get_selected_row (GTK_LIST_BOX (priv->list));
  gint64 least = G_MAXINT64;

  if (nearest != NULL && filter_func (nearest, self))
    return;
  for (guint i = 0; i < priv->lines->len; i++)
    {
      gint64 distance
          = klass->get_distance != NULL ? klass->get_distance (self, g_ptr_array_index (priv->lines, i)) : i;

      if (distance >= least || !filter_func (row_at (self, i), self))
        continue;
      nearest = row_at (self, i);
      least = distance;
    }
  if (nearest != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (priv->list), nearest);
}

static void
show_selected (MnListPage *self)
{
  MnListPagePrivate *priv = get_private (self);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (priv->list));
  gconstpointer line = row != NULL ? line_of (self, row) : NULL;

  priv->selected = line != NULL ? id_of (self, line) : 0;
  MN_LIST_PAGE_GET_CLASS (self)->show (self, line);
  mn_page_changed (MN_PAGE (self));
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, MnListPage *self)
{
  if (!get_private (self)->filling && row != NULL)
    show_selected (self);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, MnListPage *self)
{
  gint64 id = id_of (self, line_of (self, row));

  if (id != 0)
    mn_session_edit (mn_content_page_get_session (MN_CONTENT_PAGE (self)), GTK_WIDGET (self),
                     mn_entity_find (MN_LIST_PAGE_GET_CLASS (self)->entity), id, NULL);
}

/* The content ------------------------------------------------------------------------------------ */

static void
mn_list_page_fill (MnContentPage *page)
{
  MnListPage *self = MN_LIST_PAGE (page);
  MnListPageClass *klass = MN_LIST_PAGE_GET_CLASS (self);
  MnListPagePrivate *priv = get_private (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = klass->load (self, &error);

  if (lines == NULL)
    {
      mn_session_toast_error (mn_content_page_get_session (page), error);
      return;
    }
  priv->filling = TRUE;
  mn_money_list_clear (priv->list);
  g_ptr_array_unref (priv->lines);
  priv->lines = g_steal_pointer (&lines);
  for (guint i = 0; i < priv->lines->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (priv->list), klass->create_row (self, g_ptr_array_index (priv->lines, i)));
  mn_content_page_set_has_content (page, priv->lines->len > 0);
  select_line (self, priv->selected);
  select_nearest (self);
  priv->filling = FALSE;
  show_selected (self);
}

static gboolean
mn_list_page_get_focused (MnContentPage *page, const MnEntity **entity, gint64 *row_id)
{
  *entity = mn_entity_find (MN_LIST_PAGE_GET_CLASS (page)->entity);
  *row_id = get_private (page)->selected;
  return *row_id != 0;
}

static GtkWidget *
mn_list_page_create_content (MnContentPage *page)
{
  MnListPageClass *klass = MN_LIST_PAGE_GET_CLASS (page);
  MnListPagePrivate *priv = get_private (page);
  GtkWidget *both = mn_part_row (0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  const char *no_match = klass->no_match != NULL ? g_dgettext (GETTEXT_PACKAGE, klass->no_match) : NULL;

  priv->details = klass->create_details (MN_LIST_PAGE (page));
  priv->list = mn_money_list (g_dgettext (GETTEXT_PACKAGE, klass->list_name), no_match);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (priv->list), GTK_SELECTION_BROWSE);
  if (klass->get_group != NULL)
    gtk_list_box_set_header_func (GTK_LIST_BOX (priv->list), header_func, page, NULL);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (priv->list), filter_func, page, NULL);
  gtk_widget_add_css_class (priv->list, "mn-programmes");
  g_signal_connect (priv->list, "row-selected", G_CALLBACK (row_selected_cb), page);
  g_signal_connect (priv->list, "row-activated", G_CALLBACK (row_activated_cb), page);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  mn_tab_stop_put (scrolled, priv->list);
  gtk_widget_set_size_request (scrolled, klass->list_width, -1);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (scrolled, "mn-side-list");
  mn_part_row_add (both, scrolled);
  gtk_widget_set_hexpand (priv->details, TRUE);
  mn_part_row_add (both, priv->details);
  return both;
}

/* The page --------------------------------------------------------------------------------------- */

static void
page_create_new (MnPage *page)
{
  mn_list_page_add (MN_LIST_PAGE (page), NULL);
}

static void
page_set_search (MnPage *page, const char *text)
{
  MnListPagePrivate *priv = get_private (page);

  g_strfreev (priv->words);
  priv->words = mn_fold_words (text);
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (priv->list));
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (priv->list));
  select_nearest (MN_LIST_PAGE (page));
}

static void
page_show_row (MnPage *page, gint64 row_id)
{
  page_set_search (page, "");
  select_line (MN_LIST_PAGE (page), row_id);
}

static void
page_iface_init (MnPageInterface *iface)
{
  iface->create_new = page_create_new;
  iface->set_search = page_set_search;
  iface->show_row = page_show_row;
}

/* Making ----------------------------------------------------------------------------------------- */

static void
mn_list_page_dispose (GObject *object)
{
  MnListPagePrivate *priv = get_private (object);

  /* The rows go one by one, and the selection with them. */
  priv->filling = TRUE;
  G_OBJECT_CLASS (mn_list_page_parent_class)->dispose (object);
}

static void
mn_list_page_finalize (GObject *object)
{
  MnListPagePrivate *priv = get_private (object);

  g_ptr_array_unref (priv->lines);
  g_strfreev (priv->words);
  G_OBJECT_CLASS (mn_list_page_parent_class)->finalize (object);
}

static gboolean
mn_list_page_grab_focus (GtkWidget *widget)
{
  MnListPagePrivate *priv = get_private (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (priv->list));

  return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : priv->list);
}

static void
mn_list_page_class_init (MnListPageClass *klass)
{
  MnContentPageClass *content_class = MN_CONTENT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_list_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mn_list_page_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = mn_list_page_grab_focus;
  content_class->create_content = mn_list_page_create_content;
  content_class->fill = mn_list_page_fill;
  content_class->get_focused = mn_list_page_get_focused;
}

static void
mn_list_page_init (MnListPage *self)
{
  get_private (self)->lines = g_ptr_array_new ();
}

GtkWidget *
mn_list_page_create_row (const char *name, const char *css_class, const char *more, const char *said)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = mn_part_label (name, css_class);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_widget_set_tooltip_text (row, name);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), mn_part_label (more, "mn-secondary"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  return row;
}

static void
saved_cb (gint64 row_id, gpointer user_data)
{
  get_private (user_data)->selected = row_id;
  if (mn_content_page_get_session (user_data) != NULL)
    select_line (user_data, row_id);
}

void
mn_list_page_add (MnListPage *self, MnRecord *preset)
{
  g_return_if_fail (MN_IS_LIST_PAGE (self));

  mn_record_form_present_full (mn_content_page_get_session (MN_CONTENT_PAGE (self)), GTK_WIDGET (self),
                               mn_entity_find (MN_LIST_PAGE_GET_CLASS (self)->entity), 0, preset, saved_cb,
                               g_object_ref (self), g_object_unref);
}

GtkWidget *
mn_list_page_get_details (MnListPage *self)
{
  g_return_val_if_fail (MN_IS_LIST_PAGE (self), NULL);
  return get_private (self)->details;
}

GPtrArray *
mn_list_page_get_lines (MnListPage *self)
{
  g_return_val_if_fail (MN_IS_LIST_PAGE (self), NULL);
  return get_private (self)->lines;
}

gint64
mn_list_page_get_selected (MnListPage *self)
{
  g_return_val_if_fail (MN_IS_LIST_PAGE (self), 0);
  return get_private (self)->selected;
}

guint
mn_list_page_get_n_shown (MnListPage *self)
{
  guint n = 0;

  g_return_val_if_fail (MN_IS_LIST_PAGE (self), 0);

  for (guint i = 0; i < get_private (self)->lines->len; i++)
    n += filter_func (row_at (self, i), self);
  return n;
}
