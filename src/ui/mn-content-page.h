/* mn-content-page.h: a page that shows one content, or what to do while there is none
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-document.h"
#include "mn-page.h"

G_BEGIN_DECLS

/* A page made of msgids and functions of its class. It reads its content anew when a row of its tables or the working
 * date changes; deletes, edits and shows the history of what has the focus; prints its document; adds nothing to a
 * register that is only read. A subclass gives what is its own and, by the interface MnPage, create_new and whatever it
 * does otherwise. */
#define MN_TYPE_CONTENT_PAGE (mn_content_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (MnContentPage, mn_content_page, MN, CONTENT_PAGE, GtkWidget)

/* What is seen while there is nothing to see; words are msgids. */
typedef struct {
  const char *icon, *title, *description;
  const char *add;    /* the button: "Add sponsor" */
  const char *action; /* its own: "win.new" */
} MnEmptyState;

struct _MnContentPageClass {
  GtkWidgetClass parent_class;

  const MnEmptyState *empty;
  const char *new_label;     /* msgid, while there is content; NULL: as in @empty */
  const char *search_hint;   /* msgid */
  const char *const *tables; /* NULL-ended: whose changes concern the page; not asked where @changed is */

  GtkWidget *(*create_content) (MnContentPage *self); /* (transfer floating), once */
  /* Reads everything, keeps what is selected, and says whether there is content. */
  void (*fill) (MnContentPage *self);
  void (*changed) (MnContentPage *self, const MnChangeSet *set);                          /* NULL: @fill for @tables */
  void (*date_changed) (MnContentPage *self);                                             /* NULL: as @fill */
  gboolean (*get_focused) (MnContentPage *self, const MnEntity **entity, gint64 *row_id); /* FALSE: nothing */
  /* What is printed, and the name offered for its file (translated). */
  MnDocument *(*create_document) (MnContentPage *self, const char **file_name, GError **error);
};

/* NULL once the page is disposed of: what is saved then comes too late for it. */
MnSession *mn_content_page_get_session (MnContentPage *self);
void mn_content_page_fill (MnContentPage *self);
gboolean mn_content_page_has_content (MnContentPage *self);
void mn_content_page_set_has_content (MnContentPage *self, gboolean has_content);

G_END_DECLS
