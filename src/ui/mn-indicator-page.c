/* mn-indicator-page.c: indicators: the list, and the one that is looked at
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include <string.h>

#include "mn-i18n.h"
#include "mn-indicator-page.h"
#include "mn-indicator-row.h"

struct _MnIndicatorPage {
  MnListPage parent_instance;
};

static void page_iface_init (MnPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnIndicatorPage, mn_indicator_page, MN_TYPE_LIST_PAGE,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_PAGE, page_iface_init))

static MnSession *
session_of (gpointer self)
{
  return mn_content_page_get_session (MN_CONTENT_PAGE (self));
}

static MnIndicatorDetails *
details_of (gpointer self)
{
  return MN_INDICATOR_DETAILS (mn_list_page_get_details (MN_LIST_PAGE (self)));
}

/* The list --------------------------------------------------------------------------------------- */

/* What can be judged first, then what is counted, then what waits for its figures. */
static guint
group_of (const MnIndicatorData *data)
{
  if (data->figures->len == 0)
    return 2;
  return data->goals->len > 0 ? 0 : 1;
}

static char *
get_group (gconstpointer line)
{
  const char *const titles[] = { _ ("With targets"), _ ("Without targets"), _ ("No figures yet") };

  return g_strdup (titles[group_of (line)]);
}

static char *
get_key (gconstpointer line)
{
  const MnIndicatorData *data = line;
  const char *texts[] = { data->code, data->short_name, data->name };

  return mn_fold_key (texts, G_N_ELEMENTS (texts));
}

/* Group by group; within one they stay in the order of their codes. */
static GPtrArray *
load (MnListPage *self, GError **error)
{
  MnSession *session = session_of (self);
  GPtrArray *all
      = mn_indicator_data_load (mn_session_get_reader (session), 0, mn_session_get_working_date (session), error);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  if (all == NULL)
    return NULL;
  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i < all->len; i++)
      if (group_of (g_ptr_array_index (all, i)) == pass)
        g_ptr_array_add (sorted, g_ptr_array_index (all, i));
  if (all->len > 0)
    memcpy (all->pdata, sorted->pdata, all->len * sizeof (gpointer));
  return all;
}

static GtkWidget *
create_row (MnListPage *self, gconstpointer line)
{
  return mn_indicator_row_new (line, mn_register_get_unit (mn_session_get_register (session_of (self))));
}

static GtkWidget *
create_details (MnListPage *self)
{
  return mn_indicator_details_new (session_of (self));
}

static void
show (MnListPage *self, gconstpointer line)
{
  mn_indicator_details_set (details_of (self), mn_list_page_get_lines (self), line);
}

/* The page --------------------------------------------------------------------------------------- */

/* A figure of the indicator shown; the first indicator where there is none. */
static void
page_create_new (MnPage *page)
{
  if (mn_content_page_has_content (MN_CONTENT_PAGE (page)))
    mn_indicator_table_add_figure (mn_indicator_details_get_table (details_of (page)));
  else
    mn_list_page_add (MN_LIST_PAGE (page), NULL);
}

static void
page_print (MnPage *page)
{
  mn_indicator_details_print (details_of (page));
}

/* A figure, a target, else the indicator. */
static gboolean
get_focused (MnContentPage *page, const MnEntity **entity, gint64 *row_id)
{
  return mn_indicator_table_get_focused (mn_indicator_details_get_table (details_of (page)), entity, row_id)
         || MN_CONTENT_PAGE_CLASS (mn_indicator_page_parent_class)->get_focused (page, entity, row_id);
}

static void
page_iface_init (MnPageInterface *iface)
{
  iface->create_new = page_create_new;
  iface->print = page_print;
}

static void
mn_indicator_page_class_init (MnIndicatorPageClass *klass)
{
  static const MnEmptyState empty
      = { "mn-indicator-symbolic", N_ ("No indicator yet"),
          N_ ("Add what is counted year by year, then its figures and targets."), N_ ("Add indicator"), "win.new" };
  static const char *const tables[] = { "indicator", "observation", "target", "unit", NULL };
  MnContentPageClass *content_class = MN_CONTENT_PAGE_CLASS (klass);
  MnListPageClass *list_class = MN_LIST_PAGE_CLASS (klass);

  content_class->empty = &empty;
  content_class->new_label = N_ ("Add figure");
  content_class->search_hint = N_ ("Name, code of an indicator");
  content_class->tables = tables;
  content_class->get_focused = get_focused;
  list_class->entity = "indicator";
  list_class->list_name = N_ ("Indicators");
  list_class->no_match = N_ ("No indicator matches.");
  list_class->list_width = 252;
  list_class->id_offset = G_STRUCT_OFFSET (MnIndicatorData, id);
  list_class->create_details = create_details;
  list_class->load = load;
  list_class->create_row = create_row;
  list_class->get_group = get_group;
  list_class->get_key = get_key;
  list_class->show = show;
}

static void
mn_indicator_page_init (MnIndicatorPage *self)
{
}

MnIndicatorDetails *
mn_indicator_page_get_details (MnIndicatorPage *self)
{
  g_return_val_if_fail (MN_IS_INDICATOR_PAGE (self), NULL);
  return details_of (self);
}
