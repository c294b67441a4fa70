/* mn-page.h: what the window asks of a page
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-session.h"

G_BEGIN_DECLS

/* A page of the sidebar, made with its "session" when first shown. The header bar's main button, search entry and print
 * button belong to the page shown: they are absent where the page has no such thing. */
#define MN_TYPE_PAGE (mn_page_get_type ())
G_DECLARE_INTERFACE (MnPage, mn_page, MN, PAGE, GtkWidget)

struct _MnPageInterface {
  GTypeInterface parent_iface;

  const char *(*get_new_label) (MnPage *page);   /* translated: "Add child"; NULL: nothing can be added here now */
  void (*create_new) (MnPage *page);             /* win.new, Ctrl+N */
  const char *(*get_search_hint) (MnPage *page); /* translated placeholder; NULL: no search */
  void (*set_search) (MnPage *page, const char *text); /* at every key press, preedit included */
  gboolean (*get_can_print) (MnPage *page);
  void (*print) (MnPage *page); /* win.print, Ctrl+P */
  gboolean (*get_can_export) (MnPage *page);
  void (*export_rows) (MnPage *page);             /* win.export, Ctrl+Shift+E: what is seen, as a table; NULL: none */
  void (*delete_selected) (MnPage *page);         /* win.delete, Delete; NULL: none */
  void (*edit_selected) (MnPage *page);           /* win.edit, Ctrl+E / Enter; NULL: none */
  void (*show_history) (MnPage *page);            /* win.history, Ctrl+H; NULL: none */
  void (*show_row) (MnPage *page, gint64 row_id); /* select and reveal; NULL: none */
};

const char *mn_page_get_new_label (MnPage *page);
void mn_page_create_new (MnPage *page);
const char *mn_page_get_search_hint (MnPage *page);
void mn_page_set_search (MnPage *page, const char *text);
gboolean mn_page_get_can_print (MnPage *page);
void mn_page_print (MnPage *page);
gboolean mn_page_get_can_export (MnPage *page);
void mn_page_export_rows (MnPage *page);
void mn_page_delete_selected (MnPage *page);
void mn_page_edit_selected (MnPage *page);
void mn_page_show_history (MnPage *page);
void mn_page_show_row (MnPage *page, gint64 row_id);
/* The page says that its label, hint or abilities are other ones now (signal "page-changed"). */
void mn_page_changed (MnPage *page);

G_END_DECLS
