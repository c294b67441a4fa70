/* mn-turn-query.h: whom a yearly turn concerns
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-db.h"

G_BEGIN_DECLS

/* A child that is at school on a day: its newest schooling in force. Texts are never NULL. */
typedef struct {
  gint64 child, schooling;
  char *name;
  char *unit;
  char *level; /* code */
  char *school_class;
  char *school;
  char *school_year;
  MnDate birth, from;
} MnTurnPupil;

/* By unit, level, class and name. (transfer full) (element-type MnTurnPupil) */
GPtrArray *mn_turn_query_pupils (MnDb *db, MnDate on, GError **error);

/* A household with what it is on a day. */
typedef struct {
  gint64 household, poverty; /* poverty: the row in force; 0: none */
  char *code;
  char *head;
  char *unit;
  char *village;
  char *class; /* code; "" none */
  MnDate from;
  int n_children; /* under 16 on the day */
} MnTurnHousehold;

/* All of them, by code. (transfer full) (element-type MnTurnHousehold) */
GPtrArray *mn_turn_query_households (MnDb *db, MnDate on, GError **error);

extern const char *const mn_turn_query_texts[];

G_END_DECLS
