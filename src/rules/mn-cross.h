/* mn-cross.h: children counted by two to four questions at once
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-cross-query.h"

G_BEGIN_DECLS

/* The code of the unit of those of whom it is not certain in which unit of the day they live: it was split, or it went
 * where nobody knows. */
#define MN_CROSS_UNCLEAR "unclear"

/* The children on @on by the units of @units_on (not set: of @on), whichever unit each was entered in. Takes some 50 ms
 * more than mn_cross_query_facts(). */
MnCrossFacts *mn_cross_facts_read (MnDb *db, MnDate on, MnDate units_on, GCancellable *cancellable, GError **error);

/* What children can be counted by. */
typedef enum {
  MN_CROSS_UNIT,
  MN_CROSS_VILLAGE,
  MN_CROSS_KIND,         /* in special circumstances, at risk, neither */
  MN_CROSS_CIRCUMSTANCE, /* the groups of the law and of the office */
  MN_CROSS_DETAIL,       /* their sub-groups */
  MN_CROSS_SEX,
  MN_CROSS_AGE,  /* bands: under 6, 6 to 11, 11 to 16 */
  MN_CROSS_YEAR, /* whole years of age */
  MN_CROSS_ETHNIC,
  MN_CROSS_SCHOOL,
  MN_CROSS_POVERTY,
  MN_CROSS_SUPPORT,
  MN_N_CROSS_DIMENSIONS,
} MnCrossDimension;

/* "unit", "village", "sex"…: the command line's name; and the screen's. */
const char *mn_cross_dimension_name (MnCrossDimension dimension);
const char *mn_cross_dimension_title (MnCrossDimension dimension); /* translated */
gboolean mn_cross_dimension_parse (const char *name, MnCrossDimension *dimension);
/* Whether a child may stand in several of its lines. */
gboolean mn_cross_dimension_is_multiple (MnCrossDimension dimension);

#define MN_CROSS_MAX 4
#define MN_CROSS_UNDER 16 /* Luật Trẻ em 102/2016/QH13, article 1 */

/* The question: from two to four dimensions in all, each once; the first of a side is the outer one. A side may be
 * empty: then it is its total alone. */
typedef struct {
  MnCrossDimension rows[MN_CROSS_MAX], columns[MN_CROSS_MAX];
  guint n_rows, n_columns;
  gboolean name_sensitive; /* name the groups that the law keeps secret, which are one line otherwise */
} MnCrossQuestion;

/* FALSE with a sentence (MN_CROSS_ERROR_QUESTION) when there are too many, none at all, or one stands twice. */
gboolean mn_cross_question_check (const MnCrossQuestion *question, GError **error);
/* Rows become columns and columns rows. */
void mn_cross_question_swap (MnCrossQuestion *question);
/* Takes @dimension out of where it stands (if it does) and puts it to @place of that side; G_MAXUINT: to the end. */
void mn_cross_question_move (MnCrossQuestion *question, MnCrossDimension dimension, gboolean to_columns, guint place);
void mn_cross_question_remove (MnCrossQuestion *question, MnCrossDimension dimension);

#define MN_CROSS_ERROR (mn_cross_error_quark ())
GQuark mn_cross_error_quark (void);

typedef enum {
  MN_CROSS_ERROR_QUESTION, /* not two to four dimensions */
  MN_CROSS_ERROR_SIZE,     /* more cells than anybody can read */
} MnCrossError;

/* A line or a column. The root (depth 0) is the total, the nodes of depth below the side's number of dimensions are
 * subtotals; a node stands before those below it. */
typedef struct {
  guint depth;
  guint values[MN_CROSS_MAX]; /* of the dimensions above and of its own */
  gint64 population;          /* of its unit, or of the register's where it has none; 0: not known */
  int population_year;
  gboolean population_summed; /* of the units that became its unit */
  guint64 key;                /* for the table's own use */
} MnCrossNode;

typedef enum {
  MN_CROSS_SHARE_NONE,
  MN_CROSS_SHARE_ROW, /* of the line's total */
  MN_CROSS_SHARE_COLUMN,
  MN_CROSS_SHARE_ALL,
  MN_CROSS_SHARE_POPULATION, /* of the people who live there */
  MN_N_CROSS_SHARES,
} MnCrossShare;

const char *mn_cross_share_name (MnCrossShare share);

/* The answer, as plain data; does not change afterwards. Every cell counts heads: a child that stands in several lines
 * is one in the totals above them. */
typedef struct _MnCrossTable MnCrossTable;

MnCrossTable *mn_cross_table_new (MnCrossFacts *facts, const MnCrossQuestion *question, GError **error);
MnCrossTable *mn_cross_table_ref (MnCrossTable *self);
void mn_cross_table_unref (MnCrossTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnCrossTable, mn_cross_table_unref)

const MnCrossQuestion *mn_cross_table_get_question (const MnCrossTable *self);
MnDate mn_cross_table_get_date (const MnCrossTable *self);
/* The day whose units the lines are, where that has to be said: the table asks for units, of another day than it counts
 * on; else not set. */
MnDate mn_cross_table_get_units_date (const MnCrossTable *self);
guint mn_cross_table_get_n_rows (const MnCrossTable *self); /* the total among them: row 0 */
guint mn_cross_table_get_n_columns (const MnCrossTable *self);
const MnCrossNode *mn_cross_table_get_row (const MnCrossTable *self, guint row);
const MnCrossNode *mn_cross_table_get_column (const MnCrossTable *self, guint column);
guint mn_cross_table_get_count (const MnCrossTable *self, guint row, guint column);
/* The children of a cell, by id. (transfer full) (element-type gint64) */
GArray *mn_cross_table_get_children (const MnCrossTable *self, guint row, guint column);
/* In hundredths of a percent; -1 where there is nothing to compare with. */
gint64 mn_cross_table_get_share (const MnCrossTable *self, guint row, guint column, MnCrossShare share);
/* The year that the people of all units shown were counted in; 0: different ones, or not known. */
int mn_cross_table_get_population_year (const MnCrossTable *self);
/* Of the lines and columns of units: whether people were added up of the units that they were before, and how many
 * units have no figure (shares of them are not known). */
gboolean mn_cross_table_has_summed_population (const MnCrossTable *self, guint *n_unknown);
/* Whether some child stands in two lines (columns), so that they add up to more than their total. */
gboolean mn_cross_table_overlaps (const MnCrossTable *self);

/* A value of a dimension in this table. */
typedef struct {
  char *code;       /* "female", "6-11", "01", "" for the code of a name without one */
  char *name;       /* of a unit, a village, a people, a group as the register has it; NULL: a word of ours by code */
  char *kind;       /* of a village: thon… */
  gboolean unknown; /* "not known", "none": comes last */
  gint32 name_index;
} MnCrossValue;

guint mn_cross_table_get_n_values (const MnCrossTable *self, MnCrossDimension dimension);
const MnCrossValue *mn_cross_table_get_value (const MnCrossTable *self, MnCrossDimension dimension, guint value);
/* The dimension that a node's own value is of; the root has none. */
MnCrossDimension mn_cross_table_node_dimension (const MnCrossTable *self, gboolean is_column, const MnCrossNode *node);
const MnCrossValue *mn_cross_table_node_value (const MnCrossTable *self, gboolean is_column, const MnCrossNode *node);
/* As the screen says it, translated; the root: "Total". (transfer full) */
char *mn_cross_table_node_label (const MnCrossTable *self, gboolean is_column, guint node);

G_END_DECLS
