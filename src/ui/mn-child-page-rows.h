/* mn-child-page-rows.h: the cards of a child's page and the rows in them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-session.h"

G_BEGIN_DECLS

/* A card at the end of @column; its body is returned. @right (a sum, a unit) may be NULL; with @add (an entity) a
 * button for the action "child.add" stands in its head. (transfer none) */
GtkBox *mn_child_card (GtkBox *column, const char *title, const char *right, const char *add);
/* A list for rows; "row-activated" is left to the caller. (transfer none) */
GtkListBox *mn_child_list (GtkBox *body, const char *title);

typedef struct {
  const MnEntity *entity;
  gint64 id;
  const char *when; /* "01/06/2016 – 31/05/2017"; NULL: none */
  const char *what;
  const char *detail; /* second line; NULL or "": none */
  const char *amount; /* NULL or "": none */
  gboolean strong;    /* in force */
} MnChildRow;

/* A row that knows which record it is of. (transfer none) */
GtkWidget *mn_child_row (GtkListBox *list, const MnChildRow *row);
/* Marks any widget as standing for a record, as rows are. */
void mn_child_row_mark (GtkWidget *row, const MnEntity *entity, gint64 id);
/* The record that @widget or what it stands in is of; FALSE: none. */
gboolean mn_child_row_find (GtkWidget *widget, const MnEntity **entity, gint64 *id);
/* The widget below @root that stands for a record; NULL: none. */
GtkWidget *mn_child_row_find_widget (GtkWidget *root, const MnEntity *entity, gint64 id);

/* Every row of @entity that belongs to the child, newest first; how many, -1 with @error. @secret: assistance says
 * nothing of its ground, since that names what the law keeps secret. */
int mn_child_rows (GtkListBox *list, MnSession *session, const char *entity, gint64 child, gboolean secret,
                   GError **error);

G_END_DECLS
