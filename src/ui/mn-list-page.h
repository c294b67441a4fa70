/* mn-list-page.h: a page with a list at the left and the line that is looked at at the right
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-content-page.h"

G_BEGIN_DECLS

/* All lines of an entity that has few of them (tens, not thousands: the widget of each is made). One is always selected
 * while the search leaves any, and stays so when the list is read anew. The window's search filters the list, where the
 * class gives what is searched. */
#define MN_TYPE_LIST_PAGE (mn_list_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (MnListPage, mn_list_page, MN, LIST_PAGE, MnContentPage)

/* Words are msgids; @line is one of those of load(). The class fills in create_content, fill and get_focused of
 * MnContentPageClass itself; get_focused knows only the line. */
struct _MnListPageClass {
  MnContentPageClass parent_class;

  const char *entity;    /* of the lines: "programme" */
  const char *list_name; /* for who cannot see it: "Programmes" */
  const char *no_match;  /* in place of the list when the search leaves none */
  int list_width;        /* in pixels */
  gsize id_offset;       /* of the gint64 in a line; an id of 0 stands for no row and is not edited */

  GtkWidget *(*create_details) (MnListPage *self);       /* (transfer floating), once */
  GPtrArray *(*load) (MnListPage *self, GError **error); /* (transfer full), in the order of the list */
  GtkWidget *(*create_row) (MnListPage *self, gconstpointer line);
  char *(*get_group) (gconstpointer line); /* the heading that the line stands under; NULL: no headings */
  char *(*get_key) (gconstpointer line);   /* folded, what is searched; NULL: the list is not filtered */
  /* Where nothing is selected, the line with the least is; NULL: the first. */
  gint64 (*get_distance) (MnListPage *self, gconstpointer line);
  void (*show) (MnListPage *self, gconstpointer line); /* in the details, anew; NULL: nothing */
};

/* A row of two lines, the name first; @said is for who cannot see it. */
GtkWidget *mn_list_page_create_row (const char *name, const char *css_class, const char *more, const char *said);
/* A form for a new line, selected when it is saved. @preset (may be NULL) is taken. */
void mn_list_page_add (MnListPage *self, MnRecord *preset);
GtkWidget *mn_list_page_get_details (MnListPage *self);
/* All of load(), lines that the search hides included. */
GPtrArray *mn_list_page_get_lines (MnListPage *self);
/* The id of the line. */
gint64 mn_list_page_get_selected (MnListPage *self);
/* Lines that the search leaves. */
guint mn_list_page_get_n_shown (MnListPage *self);

G_END_DECLS
