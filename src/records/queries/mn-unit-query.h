/* mn-unit-query.h: units and their links, who lives in them, who works for them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-db.h"

G_BEGIN_DECLS

/* A unit in one of its states. */
typedef struct {
  gint64 id;
  char *code, *name, *short_name, *kind, *level;
  MnDate from, to; /* @to not set: still in force */
  guint order;     /* place in Vietnamese order of the names */
} MnUnit;

typedef struct {
  gint64 id;
  gint64 unit, other;
  gboolean parent; /* unit belongs to other; else unit became other, in part or as a whole */
  gboolean certain;
  MnDate from, to;
  char *act, *note; /* "" for none */
} MnUnitLink;

/* All live ones, by name. (element-type MnUnit) (transfer full) */
GPtrArray *mn_unit_query_all (MnDb *db, GError **error);
/* All live ones, in the order of entry. (element-type MnUnitLink) (transfer full) */
GPtrArray *mn_unit_query_links (MnDb *db, GError **error);

/* Children under 16 who live (are not dead or moved away) on @on in a unit or in a village of it: whom the overview
 * counts. Of those in units that have ended (mn_unit_query_pending) everybody, whatever the age: they all move. */
typedef struct {
  gint64 unit;
  gint64 village;     /* 0: none known */
  char *village_name; /* "" for none */
  gint64 count;
} MnUnitCount;

/* By the unit of the residence row in force on @on, whatever state of a unit that is, and by village.
 * (element-type MnUnitCount) (transfer full) */
GPtrArray *mn_unit_query_children (MnDb *db, MnDate on, GError **error);

/* Units that a child or a household is written down in now. (transfer full) (element-type gint64) */
GArray *mn_unit_query_lived_in (MnDb *db, GError **error);
/* The same on the working date @on, from the current values: quick. (element-type MnUnitCount) (transfer full) */
GPtrArray *mn_unit_query_current (MnDb *db, MnDate on, GError **error);
/* Residences that outlive their unit, which ended before @on: by unit (in the order of their ends) and village.
 * (element-type MnUnitCount) (transfer full) */
GPtrArray *mn_unit_query_pending (MnDb *db, MnDate on, GError **error);

/* A place below a unit, or a person who works for it. */
typedef struct {
  gint64 id;
  char *name;
  char *detail; /* villages: the kind; officers: the position; "" for none */
  char *phone;  /* officers; "" for none */
  MnDate from, to;
} MnUnitItem;

/* The children that mn_unit_query_pending() counted in one place; @from is the date of birth. */
GPtrArray *mn_unit_query_pending_children (MnDb *db, gint64 unit, gint64 village, MnDate on, GError **error);
/* In force on @on. (element-type MnUnitItem) (transfer full) */
GPtrArray *mn_unit_query_villages (MnDb *db, gint64 unit, MnDate on, GError **error);
GPtrArray *mn_unit_query_officers (MnDb *db, gint64 unit, MnDate on, GError **error);

typedef struct {
  gint64 id;
  gint64 year, total;
  gint64 children; /* -1: not counted */
  char *source;
} MnUnitPeople;

/* Inhabitants, the newest year first. (element-type MnUnitPeople) (transfer full) */
GPtrArray *mn_unit_query_population (MnDb *db, gint64 unit, GError **error);

/* What follows a unit into another one: ids of residences of living rows in force on @day or later, of those of one
 * village only (@village > 0), of those without one (0), of all (-1) or of one child (@child > 0, with @village -1).
 * Of the dead and of those who moved away nothing follows.
 * (transfer full) (element-type gint64) */
GArray *mn_unit_query_residences (MnDb *db, gint64 unit, gint64 village, gint64 child, MnDate day, GError **error);
/* Ids of the households that are written under @unit and, where @village >= 0, that village (0: none). */
GArray *mn_unit_query_households (MnDb *db, gint64 unit, gint64 village, GError **error);
/* The village of this name that is in force in @unit on @on; 0: none; -1 with @error. */
gint64 mn_unit_query_find_village (MnDb *db, gint64 unit, const char *name, MnDate on, GError **error);

void mn_unit_free (MnUnit *unit);

extern const char *const mn_unit_query_texts[];

G_END_DECLS
