/* mn-indicator-query.h: indicators with their targets and figures
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-record.h"

G_BEGIN_DECLS

/* Every SQL text of this file, for the test that prepares them; the last is NULL. */
extern const char *const mn_indicator_query_texts[];

typedef enum {
  MN_DIRECTION_NEUTRAL,
  MN_DIRECTION_HIGHER, /* is better */
  MN_DIRECTION_LOWER,
} MnDirection;

/* Values everywhere in hundredths of the indicator's unit. */
typedef struct {
  gint64 id;
  char *code;
  char *name;
  char *short_name;
  char *kind;      /* "percent", "per_mille", "per_100000", "ratio", "change", "count" */
  char *unit_text; /* "%", "‰ trẻ đẻ sống", "người" */
  MnDirection direction;
  gint64 minimum; /* G_MININT64: none; without its own: what its kind can have */
  gint64 maximum; /* G_MAXINT64: none */
  char *legal_basis;
  gboolean verified;
} MnIndicatorInfo;

void mn_indicator_info_free (MnIndicatorInfo *info);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnIndicatorInfo, mn_indicator_info_free)

/* NULL when there is no such row, and with @error set when it could not be read. */
MnIndicatorInfo *mn_indicator_read (MnDb *db, gint64 id, GError **error);
/* Live ones in the order of their codes. (element-type MnIndicatorInfo) (transfer full); NULL on error */
GPtrArray *mn_indicator_list (MnDb *db, GError **error);
/* "16,9‰", "5,7%", "1.233 người", "550/100.000 trẻ em": a value with its unit. (transfer full) */
char *mn_indicator_value_text (const MnIndicatorInfo *info, gint64 value);

typedef struct {
  gint64 id;
  gint64 unit;       /* 0: @place */
  gboolean national; /* of the whole country: neither unit nor place */
  char *place;       /* a unit's name, the place as written, or "Whole country"; never NULL */
  char *series;      /* or NULL */
  MnDate start, end; /* full dates */
  gint64 value;
  char *bound; /* NULL: the value itself; "over", "about", "under" */
  char *state; /* "estimated", "reported", "confirmed" */
  char *source;
  MnDate source_date; /* or not set */
  char *note;         /* or NULL */
  char *level;        /* of the unit: "province", "district", "commune"; NULL without one */
} MnObservation;

/* Every live figure of an indicator, ordered by place (units first), series, last day, first day and state. Figures of
 * one place and series stand together: one line of a chart, as far as their periods are alike.
 * (element-type MnObservation) (transfer full); NULL on error */
GPtrArray *mn_indicator_observations (MnDb *db, gint64 indicator, GError **error);

typedef struct {
  gint64 id;
  gint64 unit; /* 0: the whole country */
  int year;
  char *comparison; /* "at_least", "above", "at_most", "below", "equal", "yearly_fall" */
  gint64 value;
  gboolean has_upper; /* the decision names two values */
  gint64 value_to;
  MnDate valid_from, valid_to; /* valid_to not set: still in force */
  char *legal_basis;
  gboolean verified;
} MnTarget;

/* Live targets of an indicator, nation first, by year. (element-type MnTarget) (transfer full); NULL on error */
GPtrArray *mn_indicator_targets (MnDb *db, gint64 indicator, GError **error);

/* Another live figure says the same of the same place, series, period and state. */
gboolean mn_indicator_has_same (MnDb *db, const MnRecord *observation, GError **error);

G_END_DECLS
