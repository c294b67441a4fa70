/* mn-record-cell.c: one cell of the table of an entity
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-record-cell.h"

#include "mn-session-units.h"

/* Some 206 rows of cells are alive whatever the window shows, and a jump fills them all: a cell is a GtkInscription (an
 * ellipsized label costs four times as much), and what it looks like is attributes, not style classes. */

/* "–" where nothing is known, in grey. */
static PangoAttrList *
empty_attributes (void)
{
  static PangoAttrList *attributes;

  if (attributes == NULL)
    {
      attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_foreground_alpha_new (G_MAXUINT16 * 6 / 10));
    }
  return attributes;
}

static PangoAttrList *
bold_attributes (const char *text, const char *typed)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GArray) spans = NULL;
  PangoAttrList *attributes;

  if (typed == NULL || *typed == '\0')
    return NULL;
  words = mn_fold_words (typed);
  spans = mn_fold_spans (text, (const char *const *)words);
  if (spans == NULL || spans->len == 0)
    return NULL;
  attributes = pango_attr_list_new ();
  for (guint i = 0; i + 1 < spans->len; i += 2)
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->start_index = (guint)g_array_index (spans, gsize, i);
      bold->end_index = (guint)g_array_index (spans, gsize, i + 1);
      pango_attr_list_insert (attributes, bold);
    }
  return attributes;
}

/* Inert rows pad a short result: nothing of them may be seen, focused or read out. */
static void
show_row (GtkListItem *item, GtkWidget *cell, gboolean inert)
{
  GtkWidget *holder = gtk_widget_get_parent (cell);
  GtkWidget *row = holder != NULL ? gtk_widget_get_parent (holder) : NULL;

  if (row != NULL && gtk_widget_get_visible (row) == inert)
    {
      gtk_widget_set_visible (row, !inert);
      gtk_widget_set_focusable (row, !inert);
    }
}

/* Of the day of units. The column may be too narrow for more than the name: what is not certain begins with the sign
 * of it. */
static char *
place_text (const MnRecordCell *info, const MnRowData *data)
{
  MnUnitView *view = mn_session_get_unit_view (info->session);
  g_autofree char *text = mn_unit_view_cell (view, info->entity, data, info->field);

  if (text == NULL || mn_unit_view_find (view, mn_value_get_integer (&data->values[info->field])) != NULL)
    return g_steal_pointer (&text);
  return g_strconcat ("? ", text, NULL);
}

static void
fill (GtkListItem *item)
{
  const MnRecordCell *info = g_object_get_data (G_OBJECT (item), "mn-cell");
  GtkWidget *cell = gtk_list_item_get_child (item);
  MnRow *row = gtk_list_item_get_item (item);
  gboolean inert = row == NULL || mn_row_is_inert (row);
  g_autofree char *text = NULL;

  if (info->first)
    show_row (item, cell, inert);
  if (inert)
    {
      gtk_inscription_set_text (GTK_INSCRIPTION (cell), NULL);
      return;
    }
  if (info->text != NULL)
    text = info->text (row, info->field, info->cell_data);
  if (text == NULL)
    text = place_text (info, mn_row_get_data (row));
  if (text == NULL)
    text = mn_row_display (row, info->field);
  if (*text == '\0')
    {
      gtk_inscription_set_text (GTK_INSCRIPTION (cell), "–");
      gtk_inscription_set_attributes (GTK_INSCRIPTION (cell), empty_attributes ());
      return;
    }
  /* A cell is one line; a note of several shows its first. */
  g_strdelimit (text, "\n", ' ');
  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  if ((info->entity->fields[info->field].flags & (MN_FIELD_SEARCHED | MN_FIELD_PERSON)) != 0)
    {
      const MnQuery *query = mn_record_list_get_query (info->list);
      PangoAttrList *bold = query != NULL ? bold_attributes (text, mn_query_get_search (query)) : NULL;

      gtk_inscription_set_attributes (GTK_INSCRIPTION (cell), bold);
      g_clear_pointer (&bold, pango_attr_list_unref);
    }
  else
    gtk_inscription_set_attributes (GTK_INSCRIPTION (cell), NULL);
}

static void
refresh_cb (MnRow *row, GtkListItem *item)
{
  fill (item);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MnRecordCell *info)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), 4);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  if (mn_kind_info (info->entity->fields[info->field].kind)->right)
    {
      gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), 1);
      gtk_widget_add_css_class (cell, "numeric");
    }
  gtk_list_item_set_child (item, cell);
  g_object_set_data (G_OBJECT (item), "mn-cell", info);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MnRecordCell *info)
{
  MnRow *row = gtk_list_item_get_item (item);

  fill (item);
  g_signal_connect (row, "refresh", G_CALLBACK (refresh_cb), item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MnRecordCell *info)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), refresh_cb, item);
}

GtkListItemFactory *
mn_record_cell_factory_new (MnRecordCell *cell)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data_full (G_OBJECT (factory), "mn-cell", cell, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), cell);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), cell);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), cell);
  return factory;
}
