/* mn-sponsor-query.h: sponsors, what they promise and who receives it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-db.h"

G_BEGIN_DECLS

/* A sponsor; texts are never NULL. */
typedef struct {
  gint64 id;
  char *name;
  char *kind; /* choice code */
  char *contact;
  char *phone;
  char *address;
  char *note;
} MnSponsorLine;

typedef struct {
  gint64 id;
  gint64 sponsor;
  char *name;
  char *period; /* choice code */
  char *condition;
  MnDate valid_from;
  MnDate valid_to;
} MnSchemeLine;

typedef struct {
  gint64 id;
  gint64 scheme;
  char *level; /* choice code; "" every level */
  gint64 amount;
  MnDate valid_from;
  MnDate valid_to;
} MnSchemeRateLine;

/* A scholarship with the child as it was on the day asked for. */
typedef struct {
  gint64 id;
  gint64 child;
  gint64 scheme;
  gint64 sponsor;
  char *scheme_name;
  char *sponsor_name;
  char *full_name;
  char *sort_key;
  MnDate birth_date;
  char *level;       /* choice code */
  char *school_year; /* "2016-2017" */
  char *period;      /* choice code */
  gboolean has_amount;
  gint64 amount;
  MnDate valid_from;
  MnDate valid_to;
  char *note;
  char *school_class;
  char *school;
  char *result;
  gint64 unit_id; /* 0: not known */
  char *unit;
  char *village;
  char *village_kind;  /* choice code */
  char *circumstances; /* short names joined by ", "; groups marked sensitive are never among them */
} MnAwardLine;

/* Goods of a sponsor: one of one child, or what a programme handed out of it. */
typedef struct {
  gint64 id;        /* of the one benefit; 0: several */
  gint64 child;     /* 0: several */
  gint64 programme; /* 0: none */
  gint64 sponsor;
  char *item;
  char *who; /* the child's name or the programme's */
  gint64 quantity;
  gint64 n_children;
  MnDate received_on;
} MnGoodsLine;

extern const char *const mn_sponsor_query_texts[];

/* All (transfer full). @sponsor 0: of all sponsors; @scheme 0: of all schemes. */
GPtrArray *mn_sponsor_query_all (MnDb *db, GError **error);                     /* (element-type MnSponsorLine) */
GPtrArray *mn_sponsor_query_schemes (MnDb *db, gint64 sponsor, GError **error); /* (element-type MnSchemeLine) */
GPtrArray *mn_sponsor_query_rates (MnDb *db, gint64 sponsor, GError **error);   /* (element-type MnSchemeRateLine) */
GPtrArray *mn_sponsor_query_goods (MnDb *db, gint64 sponsor, GError **error);   /* (element-type MnGoodsLine) */
/* Those in force on @on, or, when it is not set, all that ever were: by sponsor, scheme, level and name.
 * (element-type MnAwardLine) */
GPtrArray *mn_sponsor_query_awards (MnDb *db, gint64 sponsor, gint64 scheme, MnDate on, GError **error);

/* The months of a year that a monthly award is paid for: those from its first to its last, at most twelve. */
guint mn_award_months (const MnAwardLine *award);
/* What it comes to in a year: rate × months, or the amount itself. 0 without an amount. */
gint64 mn_award_year_sum (const MnAwardLine *award);
/* @sum + @amount, or the largest number there is. */
gint64 mn_award_add (gint64 sum, gint64 amount);

G_END_DECLS
