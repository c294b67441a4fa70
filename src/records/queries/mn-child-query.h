/* mn-child-query.h: what the window shows of one child
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-db.h"

G_BEGIN_DECLS

/* One read of the reader each: the pane follows the arrow keys. Texts are never NULL; "" is nothing known. */

typedef struct {
  gint64 id;
  gint64 household; /* 0: none */
  gint64 unit;      /* of the place; 0: none */
  char *name;
  MnDate birth;
  MnDate died;
  char *sex; /* code */
  char *ethnic_group;
  char *place;            /* "Thôn Tân Xuân, xã Cam Thủy" */
  char *residence_status; /* code */
  char *parents[2];       /* father, mother: "Nguyễn Văn Hòa, 1980" */
  char *carer;            /* "Trần Thị Lành (bà nội), 1951" */
  char *head;             /* of the household */
  char *siblings;         /* of the same household: "Nguyễn Văn Hiếu, 2011; …" */
  char *poverty;          /* code, on the day */
  char *school_class, *school;
  gboolean has_card;
  MnDate card_until; /* not set: no end */
} MnChildHead;

MnChildHead *mn_child_query_head (MnDb *db, gint64 child, MnDate on, GError **error);
void mn_child_head_free (MnChildHead *head);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnChildHead, mn_child_head_free)

/* A dated row of the child's life: a circumstance, or a poverty class of its household. */
typedef struct {
  const char *entity; /* "circumstance", "poverty" */
  gint64 id;
  char *title;      /* the group's short name; of a poverty class its code */
  char *detail;     /* evidence and note; "" */
  char *group_kind; /* code: law, risk, local; "" for poverty */
  gboolean sensitive;
  MnDate from, to;
  gboolean in_force; /* on the day asked for */
} MnChildEvent;

/* Newest first. (transfer full) (element-type MnChildEvent) */
GPtrArray *mn_child_query_events (MnDb *db, gint64 child, MnDate on, GError **error);

/* What the child is receiving on the day. */
typedef struct {
  const char *entity; /* "assistance", "award", "stay" */
  gint64 id;
  char *title;
  char *period; /* code: month, year, once; "" */
  gboolean has_amount;
  gint64 amount;
  MnDate from, to;
} MnChildSupport;

GPtrArray *mn_child_query_support (MnDb *db, gint64 child, MnDate on, GError **error);

typedef struct {
  gint64 id;
  MnDate on;
  char *title;
  gboolean has_amount;
  gint64 amount;
  gint64 quantity; /* 0: not given */
  char *source;    /* code; "" */
  char *sponsor;   /* short name; "" */
  char *decision;
} MnChildReceipt;

/* Newest first, at most @limit; all of them are counted. */
GPtrArray *mn_child_query_receipts (MnDb *db, gint64 child, guint limit, gint64 *n_all, GError **error);

/* What a child received in a year from one source: the money of those rows that say it, and how many rows there are.
 * Newest year first. (transfer full) (element-type MnChildSum) */
typedef struct {
  int year;     /* 0: the day is not known */
  char *source; /* code; "" */
  gint64 count;
  gint64 amount;
} MnChildSum;

GPtrArray *mn_child_query_sums (MnDb *db, gint64 child, GError **error);

extern const char *const mn_child_query_texts[];

G_END_DECLS
