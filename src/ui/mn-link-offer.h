/* mn-link-offer.h: the rows a link may lead to, found and shown
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-query.h"
#include "mn-session.h"

G_BEGIN_DECLS

/* What is searched: rows of @target, for a link of @record. Borrowed; made where it is needed. */
typedef struct {
  MnSession *session;
  MnRecord *record;
  const MnEntity *target;
} MnLinkOffer;

/* Villages and households belong to a unit, and the record says which. */
gboolean mn_link_offer_follows_unit (const MnLinkOffer *self);
/* That unit; 0: none. */
gint64 mn_link_offer_get_unit (const MnLinkOffer *self);
/* A screenful of rows for what was typed. Units: first those below the register's own, and of these and of all first
 * those spelled as typed. (element-type gint64) */
void mn_link_offer_find (const MnLinkOffer *self, const char *typed, GArray *ids);
/* A row of the list: the label, and below it what tells it from others of the same. (transfer floating) */
GtkWidget *mn_link_offer_create_row (const MnLinkOffer *self, const MnRowData *data);
/* (transfer full) */
char *mn_link_offer_label (const MnRowData *data, const MnEntity *entity);

G_END_DECLS
