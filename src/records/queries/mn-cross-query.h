/* mn-cross-query.h: what all children are counted by, in force on a day
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "mn-db.h"

G_BEGIN_DECLS

typedef enum {
  MN_CROSS_SEX_MALE,
  MN_CROSS_SEX_FEMALE,
  MN_CROSS_SEX_UNKNOWN,
  MN_N_CROSS_SEXES,
} MnCrossSex;

typedef enum {
  MN_CROSS_POVERTY_POOR,
  MN_CROSS_POVERTY_NEAR,
  MN_CROSS_POVERTY_NONE,
  MN_N_CROSS_POVERTIES,
} MnCrossPoverty;

/* At school by level, then those who are not. */
typedef enum {
  MN_CROSS_SCHOOL_PRESCHOOL,
  MN_CROSS_SCHOOL_PRIMARY,
  MN_CROSS_SCHOOL_LOWER,
  MN_CROSS_SCHOOL_UPPER,
  MN_CROSS_SCHOOL_STUDENT,
  MN_CROSS_SCHOOL_STUDYING, /* no level known */
  MN_CROSS_SCHOOL_NOT_YET,
  MN_CROSS_SCHOOL_DROPPED_OUT,
  MN_CROSS_SCHOOL_FINISHED,
  MN_CROSS_SCHOOL_UNKNOWN,
  MN_N_CROSS_SCHOOLS,
} MnCrossSchool;

typedef enum {
  MN_CROSS_SUPPORT_ASSISTANCE,
  MN_CROSS_SUPPORT_INSURANCE,
  MN_CROSS_SUPPORT_SCHOLARSHIP,
  MN_CROSS_SUPPORT_STAY,
  MN_N_CROSS_SUPPORTS,
} MnCrossSupport;

/* A place, a people or a group that children are counted by. */
typedef struct {
  gint64 id;
  gint64 parent; /* of a village its unit, of a group of circumstances the group above; 0: none */
  char *code;
  char *name; /* NULL: a word of ours by its code */
  char *kind; /* of a group: law, risk, local; of a village its kind */
  gboolean sensitive;
  gint64 population;          /* of a unit in the last year known on the day; 0: not known */
  int population_year;        /* 0 */
  gboolean population_summed; /* of the units that became it */
} MnCrossName;

/* Indexes are into the arrays of names; -1: not known. */
typedef struct {
  gint64 id;
  gint32 birth; /* day number: the last one that the birth date allows */
  gint32 unit, village, ethnic_group;
  guint32 first_group; /* the child's groups are n_groups entries of MnCrossFacts.groups from here on */
  guint16 n_groups;
  guint8 sex, poverty, school;
  guint8 support; /* bits, 1 << MnCrossSupport */
} MnCrossFact;

/* Plain arrays: made in a worker, read from any thread. A child counts that was born by the day, lived, and had not
 * moved away, as the overview has it. Whoever has no residence in force, for those it has begin later or are over,
 * stays with an unknown place, so that totals are the register's. Ages are the reader's business: all of them are
 * here, whatever their age. */
typedef struct {
  MnDate on;
  MnDate units_on;                                    /* the day whose units these are; not set: as they were written */
  GArray *facts;                                      /* of MnCrossFact, by id */
  GArray *groups;                                     /* of gint32 */
  GPtrArray *units, *villages, *ethnic, *group_names; /* of MnCrossName, in the order of lists */
  gint64 population;                                  /* of the register's own unit; 0: not known */
  int population_year;
} MnCrossFacts;

/* Of the children on @on; stops with G_IO_ERROR_CANCELLED. Takes some 0.7 s at 230,280 children: for a worker, with a
 * connection of its own. */
MnCrossFacts *mn_cross_query_facts (MnDb *db, MnDate on, GCancellable *cancellable, GError **error);
/* The people of the units and of the register, anew: for facts that got other units and are not shared yet. */
gboolean mn_cross_query_population (MnDb *db, MnCrossFacts *facts, GError **error);
MnCrossFacts *mn_cross_facts_ref (MnCrossFacts *facts);
void mn_cross_facts_unref (MnCrossFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnCrossFacts, mn_cross_facts_unref)

void mn_cross_name_free (MnCrossName *name);

extern const char *const mn_cross_query_texts[];

G_END_DECLS
