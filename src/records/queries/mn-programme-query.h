/* mn-programme-query.h: programmes with what they came to, and their activities
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-db.h"

G_BEGIN_DECLS

/* Texts are never NULL; "" is nothing known. Who received something is in mn-beneficiary-query.h. */

typedef struct {
  gint64 id;
  int year;
  char *name;
  char *kind;   /* code */
  char *status; /* code */
  char *fold;   /* the stored search key */
  MnDate starts_on, ends_on;
  gint64 n_children; /* who received something, each once */
  gint64 amount;     /* in money */
} MnProgrammeLine;

/* Newest year first, in a year by first day, newest first. (transfer full) (element-type MnProgrammeLine) */
GPtrArray *mn_programme_query_all (MnDb *db, GError **error);

typedef struct {
  gint64 id;
  int year;
  char *name, *kind, *status, *theme;
  char *plan_number, *plan_issuer, *lead, *result, *note;
  MnDate starts_on, ends_on, plan_date;
} MnProgrammeHead;

MnProgrammeHead *mn_programme_query_head (MnDb *db, gint64 programme, GError **error);
void mn_programme_head_free (MnProgrammeHead *head);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnProgrammeHead, mn_programme_head_free)

typedef struct {
  gint64 id;
  char *name, *place, *unit, *status;
  MnDate starts_on, ends_on;
  gint64 expected, attended; /* -1: not known */
  gint64 n_participants;
} MnActivityLine;

/* By first day, then name. (transfer full) (element-type MnActivityLine) */
GPtrArray *mn_programme_query_activities (MnDb *db, gint64 programme, GError **error);

extern const char *const mn_programme_query_texts[];

G_END_DECLS
