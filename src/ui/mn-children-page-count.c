/* mn-children-page-count.c: how many children the list found, and of how many
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-children-page-private.h"

/* Children of the overview and the cross table are under it. */
#define GROWN 16

/* Those in the list who are no children any more by the law. G_MAXUINT: not known yet. */
static guint
count_grown (MnChildrenPage *self)
{
  const MnEntity *entity = mn_entity_find ("child");
  MnDate on = mn_session_get_working_date (_mn_children_page_session (self));
  g_autoptr (MnQuery) query = mn_query_new (entity);
  g_autoptr (MnMirrorCounts) counts = NULL;

  mn_query_add_date_range (query, (guint)mn_entity_field (entity, "birth_date"), MN_DATE_NONE,
                           mn_date_from_day (mn_date_last_day (mn_date_add_years (on, -GROWN))));
  counts = mn_mirror_count (self->mirror, query, NULL, 0);
  return counts != NULL ? mn_mirror_counts_get_n_found (counts) : G_MAXUINT;
}

/* "13.736 / 13.736 trẻ em, 24 từ đủ 16 tuổi": the other pages count those under that age, and somebody will compare. */
static char *
count_markup (MnChildrenPage *self, guint n_found)
{
  g_autofree char *found = mn_number_format (n_found);
  g_autofree char *all = self->n_all >= 0 ? mn_number_format (self->n_all) : g_strdup ("…");
  g_autofree char *grown = NULL;

  if (self->n_grown == G_MAXUINT)
    self->n_grown = count_grown (self);
  if (n_found != self->n_all || self->n_grown == 0 || self->n_grown == G_MAXUINT)
    return g_strdup_printf (_ ("<b>%s</b> / %s children"), found, all);
  grown = mn_number_format (self->n_grown);
  return g_strdup_printf (_ ("<b>%s</b> / %s children, %s aged 16 or over"), found, all, grown);
}

void
_mn_children_page_show_count (MnChildrenPage *self)
{
  MnRecordList *list = mn_record_view_get_list (MN_RECORD_VIEW (self->view));
  gboolean loading = mn_record_list_get_loading (list);
  guint n = mn_record_list_get_n_found (list);
  g_autofree char *markup = NULL;

  if (!loading)
    markup = count_markup (self, n);
  else
    markup = g_strdup (_mn_children_page_is_narrowed (self) ? _ ("Searching…") : _ ("Counting…"));
  if (g_strcmp0 (markup, gtk_label_get_label (GTK_LABEL (self->count))) != 0)
    gtk_label_set_markup (GTK_LABEL (self->count), markup);
  if (mn_content_page_has_content (MN_CONTENT_PAGE (self)) != (self->n_all != 0))
    mn_content_page_set_has_content (MN_CONTENT_PAGE (self), self->n_all != 0);
  gtk_widget_set_visible (self->nothing, n == 0 && self->n_all != 0 && !loading);
}

/* The list's own first screen tells an empty register at once. Where there is no mirror and the list shows a part of
 * the children, SQL counts. */
void
_mn_children_page_learn_all (MnChildrenPage *self)
{
  MnRecordList *list = mn_record_view_get_list (MN_RECORD_VIEW (self->view));
  g_autoptr (MnQuery) query = NULL;

  if (mn_mirror_is_ready (self->mirror))
    self->n_all = mn_mirror_get_n_rows (self->mirror);
  else if (!_mn_children_page_is_narrowed (self)
           && (!mn_record_list_get_loading (list) || mn_record_list_get_n_found (list) == 0))
    self->n_all = mn_record_list_get_n_found (list);
  else if (self->n_all >= 0 && !mn_record_list_get_loading (list))
    {
      query = mn_query_new (mn_entity_find ("child"));
      self->n_all = MAX (mn_query_count (query, mn_session_get_reader (_mn_children_page_session (self)), NULL), 0);
    }
}
