/* mn-page.c: what the window asks of a page
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-page.h"

G_DEFINE_INTERFACE (MnPage, mn_page, GTK_TYPE_WIDGET)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
mn_page_default_init (MnPageInterface *iface)
{
  signals[CHANGED]
      = g_signal_new ("page-changed", MN_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

const char *
mn_page_get_new_label (MnPage *page)
{
  MnPageInterface *iface;

  g_return_val_if_fail (MN_IS_PAGE (page), NULL);

  iface = MN_PAGE_GET_IFACE (page);
  return iface->get_new_label != NULL ? iface->get_new_label (page) : NULL;
}

void
mn_page_create_new (MnPage *page)
{
  MnPageInterface *iface;

  g_return_if_fail (MN_IS_PAGE (page));

  iface = MN_PAGE_GET_IFACE (page);
  if (iface->create_new != NULL)
    iface->create_new (page);
}

const char *
mn_page_get_search_hint (MnPage *page)
{
  MnPageInterface *iface;

  g_return_val_if_fail (MN_IS_PAGE (page), NULL);

  iface = MN_PAGE_GET_IFACE (page);
  return iface->get_search_hint != NULL ? iface->get_search_hint (page) : NULL;
}

void
mn_page_set_search (MnPage *page, const char *text)
{
  MnPageInterface *iface;

  g_return_if_fail (MN_IS_PAGE (page));

  iface = MN_PAGE_GET_IFACE (page);
  if (iface->set_search != NULL)
    iface->set_search (page, text);
}

gboolean
mn_page_get_can_print (MnPage *page)
{
  MnPageInterface *iface;

  g_return_val_if_fail (MN_IS_PAGE (page), FALSE);

  iface = MN_PAGE_GET_IFACE (page);
  if (iface->get_can_print != NULL)
    return iface->get_can_print (page);
  return iface->print != NULL;
}

void
mn_page_print (MnPage *page)
{
  MnPageInterface *iface;

  g_return_if_fail (MN_IS_PAGE (page));

  iface = MN_PAGE_GET_IFACE (page);
  if (iface->print != NULL)
    iface->print (page);
}

gboolean
mn_page_get_can_export (MnPage *page)
{
  MnPageInterface *iface;

  g_return_val_if_fail (MN_IS_PAGE (page), FALSE);

  iface = MN_PAGE_GET_IFACE (page);
  return iface->export_rows != NULL && (iface->get_can_export == NULL || iface->get_can_export (page));
}

void
mn_page_export_rows (MnPage *page)
{
  g_return_if_fail (MN_IS_PAGE (page));

  if (mn_page_get_can_export (page))
    MN_PAGE_GET_IFACE (page)->export_rows (page);
}

void
mn_page_delete_selected (MnPage *page)
{
  MnPageInterface *iface;

  g_return_if_fail (MN_IS_PAGE (page));

  iface = MN_PAGE_GET_IFACE (page);
  if (iface->delete_selected != NULL)
    iface->delete_selected (page);
}

void
mn_page_edit_selected (MnPage *page)
{
  MnPageInterface *iface;

  g_return_if_fail (MN_IS_PAGE (page));

  iface = MN_PAGE_GET_IFACE (page);
  if (iface->edit_selected != NULL)
    iface->edit_selected (page);
}

void
mn_page_show_history (MnPage *page)
{
  MnPageInterface *iface;

  g_return_if_fail (MN_IS_PAGE (page));

  iface = MN_PAGE_GET_IFACE (page);
  if (iface->show_history != NULL)
    iface->show_history (page);
}

void
mn_page_show_row (MnPage *page, gint64 row_id)
{
  MnPageInterface *iface;

  g_return_if_fail (MN_IS_PAGE (page));

  iface = MN_PAGE_GET_IFACE (page);
  if (iface->show_row != NULL)
    iface->show_row (page, row_id);
}

void
mn_page_changed (MnPage *page)
{
  g_return_if_fail (MN_IS_PAGE (page));

  g_signal_emit (page, signals[CHANGED], 0);
}
