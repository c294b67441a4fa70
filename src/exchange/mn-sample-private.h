/* mn-sample-private.h: the sample while it is being made
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-register.h"

G_BEGIN_DECLS

#define MN_SAMPLE_TABLES "/io/github/mangnon/MangNon/sample/"
/* What every row says that the source does not give. */
#define MN_SAMPLE_INVENTED "Số liệu minh họa"
#define MN_SAMPLE_SOURCE "Theo Báo cáo sơ kết 5 năm thực hiện Chỉ thị số 20-CT/TW của huyện Cam Lộ"

typedef enum {
  MN_SAMPLE_ORPHAN_BOTH = 1 << 0,
  MN_SAMPLE_ORPHAN_ONE = 1 << 1,
  MN_SAMPLE_DISABLED = 1 << 2,
  MN_SAMPLE_STAY = 1 << 3,
  MN_SAMPLE_FORMER = 1 << 4, /* 16 or older on the working date */
  MN_SAMPLE_STUDYING = 1 << 5,
  MN_SAMPLE_AWARD = 1 << 6,
} MnSampleMarks;

/* Children whose assistance the district pays. */
#define MN_SAMPLE_ASSISTED (MN_SAMPLE_ORPHAN_BOTH | MN_SAMPLE_ORPHAN_ONE | MN_SAMPLE_DISABLED)
/* Children of whom there is more to say than their names. */
#define MN_SAMPLE_SPECIAL (MN_SAMPLE_ASSISTED | MN_SAMPLE_STAY)

typedef struct {
  char *name;
  char *personal_id; /* or NULL */
  char *carer;       /* who brings the child up in place of the mother, or NULL */
  gint64 id;
  guint household; /* index */
  gint32 born;     /* day number, also where only the year is entered */
  guint marks;
  gboolean female;
  gboolean year_only;
} MnSampleChild;

typedef struct {
  char *name;
  const char *relation;
  int born; /* year */
} MnSampleCarer;

typedef struct {
  char *father, *mother;
  MnSampleCarer carer; /* of a household whose parents are both gone: its head */
  gint64 id;
  guint village;                /* index */
  int father_born, mother_born; /* years */
  gint32 moved_on;              /* 0, or the day it came from another village */
  guint n_children;             /* under 16 */
  gint32 away;                  /* 0, or the day its child went to the centre */
  gboolean no_father, no_mother;
  char poverty; /* 'p' poor, 'n' near-poor, 0 */
} MnSampleHousehold;

typedef struct {
  gint64 id;
  guint commune; /* index */
  guint weight;
  gboolean minority; /* most households are Bru-Vân Kiều */
} MnSampleVillage;

typedef struct {
  gint64 id;
  char *code;
  char *place; /* "Cam Thủy" */
  guint weight;
  guint n_households;
} MnSampleCommune;

typedef struct _MnSampleNames MnSampleNames;

typedef struct {
  MnTransaction *tx;
  GCancellable *cancellable;
  MnDate on;
  guint64 random;

  GHashTable *records; /* entity name → MnRecord, emptied for each row */
  GHashTable *links;   /* "unit:19597" → id */
  MnSampleNames *names;

  GArray *communes;   /* of MnSampleCommune */
  GArray *villages;   /* of MnSampleVillage */
  GArray *households; /* of MnSampleHousehold */
  GArray *children;   /* of MnSampleChild */
} MnSample;

static inline MnSampleCommune *
_mn_sample_commune (MnSample *sample, guint index)
{
  return &g_array_index (sample->communes, MnSampleCommune, index);
}

static inline MnSampleVillage *
_mn_sample_village (MnSample *sample, guint index)
{
  return &g_array_index (sample->villages, MnSampleVillage, index);
}

static inline MnSampleHousehold *
_mn_sample_household (MnSample *sample, guint index)
{
  return &g_array_index (sample->households, MnSampleHousehold, index);
}

static inline MnSampleChild *
_mn_sample_child (MnSample *sample, guint index)
{
  return &g_array_index (sample->children, MnSampleChild, index);
}

static inline MnSampleHousehold *
_mn_sample_household_of (MnSample *sample, const MnSampleChild *child)
{
  return _mn_sample_household (sample, child->household);
}

static inline MnSampleVillage *
_mn_sample_village_of (MnSample *sample, const MnSampleChild *child)
{
  return _mn_sample_village (sample, _mn_sample_household_of (sample, child)->village);
}

/* mn-sample-random.c: chance that is the same each time ------------------------------------------------------------ */

guint _mn_sample_below (MnSample *sample, guint n);      /* 0 … n - 1 */
int _mn_sample_between (MnSample *sample, int a, int b); /* a … b */
gboolean _mn_sample_percent (MnSample *sample, guint percent);
/* All the indexes below @n in some order. (transfer full) (element-type guint) */
GArray *_mn_sample_shuffle (MnSample *sample, guint n);

MnSampleNames *_mn_sample_names_load (GError **error);
void _mn_sample_names_free (MnSampleNames *names);
/* One text of a part of names.tsv, by weight. */
const char *_mn_sample_name_part (MnSample *sample, const char *part);

/* mn-sample-rows.c: rows on their way into the file ---------------------------------------------------------------- */

/* An empty record of the entity; put in, it is empty again. (transfer none) */
MnRecord *_mn_sample_row (MnSample *sample, const char *entity);
/* The new row's id, 0 on error. A note that was not set says that the row is invented. */
gint64 _mn_sample_add (MnSample *sample, MnRecord *row, GError **error);
/* The id of what a code names; 0 with @error set when there is no such row. */
gint64 _mn_sample_find (MnSample *sample, const char *entity, const char *code, GError **error);
gboolean _mn_sample_set_link (MnSample *sample, MnRecord *row, const char *field, const char *code, GError **error);
/* Puts in every row of a table whose columns are fields of the entity (other columns are passed over).
 * @ids gets the new ids, or is NULL. */
gboolean _mn_sample_table (MnSample *sample, const char *entity, const char *file, GArray *ids, GError **error);
void _mn_sample_set_day (MnRecord *row, const char *field, gint32 day);
gint32 _mn_sample_day (int year, int month, int day);

/* mn-sample-people.c: who lives where ------------------------------------------------------------------------------ */

gboolean _mn_sample_make_people (MnSample *sample, GError **error);

/* mn-sample-children.c: households, children, residence, schooling, poverty ---------------------------------------- */

gboolean _mn_sample_write_people (MnSample *sample, GError **error);
/* "primary" … by the year of birth, in the school year 2016-2017; NULL below school. */
const char *_mn_sample_level (const MnSampleChild *child);

/* mn-sample-care.c: circumstances, assistance, stays, insurance cards ---------------------------------------------- */

gboolean _mn_sample_write_care (MnSample *sample, GError **error);
gboolean _mn_sample_write_cards (MnSample *sample, GError **error);

/* mn-sample-awards.c, mn-sample-programmes.c ------------------------------------------------------------------------
 */

gboolean _mn_sample_write_awards (MnSample *sample, GError **error);
gboolean _mn_sample_write_programmes (MnSample *sample, GError **error);

G_END_DECLS
