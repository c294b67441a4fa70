/* mn-entity.h: an entity, described once
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-core.h"
#include "mn-db.h"

G_BEGIN_DECLS

/* From these tables come the columns of lists, the default form, validation of single fields, import and export, audit
 * lines, undo, search, simple printed lists and the command line. Yes for facts; no for layout, behaviour and schema
 * history. A flag needs two users, else it is a function pointer. tests/records/test-entities.c walks every row. */

typedef struct _MnRecord MnRecord;
typedef struct _MnField MnField;
typedef struct _MnEntity MnEntity;

typedef enum {
  MN_KIND_TEXT,    /* one line; official numbers too (personal id, card, telephone) */
  MN_KIND_NOTE,    /* several lines */
  MN_KIND_INTEGER, /* a count; shown 13.712 */
  MN_KIND_YEAR,    /* an integer shown as it is: 2016 */
  MN_KIND_DECIMAL, /* integer in hundredths; shown 2,5 */
  MN_KIND_PERCENT, /* integer in hundredths of a percent; shown 5,7% */
  MN_KIND_MONEY,   /* whole đồng */
  MN_KIND_DATE,    /* ISO text, partial unless MN_FIELD_FULL_DATE */
  MN_KIND_BOOLEAN, /* 0 or 1 */
  MN_KIND_CHOICE,  /* text: the code of one of field->choices */
  MN_KIND_LINK,    /* integer: the id of a row of field->target */
  MN_KIND_CODES,   /* text: codes separated by one space, from field->choices or of rows of field->target */
  MN_N_KINDS,
} MnKind;

typedef enum {
  MN_FIELD_REQUIRED = 1 << 0,  /* must be given; the column is NOT NULL */
  MN_FIELD_UNIQUE = 1 << 1,    /* among live rows, alone (a partial unique index says so too) */
  MN_FIELD_SEARCHED = 1 << 2,  /* folded into the row's search key; on a link: the target's key is searched too */
  MN_FIELD_LISTED = 1 << 3,    /* a column of the list unless the user chooses others */
  MN_FIELD_DERIVED = 1 << 4,   /* written by the program: not in forms, not audited, not imported */
  MN_FIELD_FULL_DATE = 1 << 5, /* day, month and year */
  MN_FIELD_SENSITIVE = 1 << 6, /* left out of exports and simple printed lists unless asked for */
  MN_FIELD_NEGATIVE = 1 << 7,  /* an amount or count below zero is allowed */
  MN_FIELD_PERSON = 1 << 8,    /* the name of somebody else, by which a row is found too (see mn_query_set_search) */
  MN_FIELD_COMPACT = 1 << 9,   /* a number that people write in groups: kept without what stands between them */
} MnFieldFlags;

typedef struct {
  const char *code;  /* stored; NULL ends the array */
  const char *label; /* N_() */
} MnChoice;

/* What checks may know. No check reads the clock. */
typedef struct {
  MnDate working_date;
  MnDb *db;      /* for uniqueness and linked rows; NULL: such checks are left out */
  gint64 row_id; /* the row being checked; 0 for a new one */
} MnCheckContext;

typedef enum {
  MN_PROBLEM_WARNING, /* may be saved: history exists */
  MN_PROBLEM_ERROR,
} MnProblemSeverity;

typedef struct {
  int field; /* index, or -1 for the record as a whole */
  MnProblemSeverity severity;
  char *message; /* a sentence */
} MnProblem;

MnProblem *mn_problem_new (int field, MnProblemSeverity severity, char *message_taken);
void mn_problem_free (MnProblem *problem);

/* One more test of one field; appends MnProblem to @problems. Called only for values that are set. */
typedef void (*MnFieldCheck) (const MnRecord *record, guint field, const MnCheckContext *context, GPtrArray *problems);

struct _MnField {
  const char *name;  /* SQLite column, CSV key, audit key: never translated, never reused */
  const char *label; /* N_() */
  const char *hint;  /* N_(): what to write, for the form; or NULL */
  const char *group; /* N_(): form section; NULL continues the previous one */
  MnKind kind;
  guint flags;
  gint64 min, max; /* characters for text (0: default 1..255; notes 1..10,000), else in the kind's unit; 0,0 no bound */
  gint16 width;    /* list column in characters; 0: the kind's default */
  const MnChoice *choices; /* choice, codes */
  const char *target;      /* link, codes: entity name */
  const char *of; /* the link to the row that has this field, under the same name: read there, never written here; NULL:
                     the row's own column */
  MnFieldCheck check;
};

struct _MnEntity {
  const char *name;           /* table name and the command line's name, singular */
  const char *title, *titles; /* N_(): "Child", "Children" */
  const char *icon;
  const char *group; /* N_(): heading under which catalogues are listed; NULL: not in the catalogue page */
  const MnField *fields;
  guint n_fields;
  int label_field;  /* the field that names a row where others link to it (its text is also the base of sort_key); -1
                       none */
  int code_field;   /* the field by which links are written and read in stored form; -1: the UUID */
  int parent_field; /* the link that the row belongs to (assistance: child): default order and new rows; -1 none */
  const char *default_sort; /* field name, "-field" for descending; NULL: label_field, else parent_field, then id */
  gboolean has_sort_key;
  /* An entity of which a link of this entity's name belongs to a row, and whose numbers find that row; or NULL. */
  const char *numbers_entity;
  /* A line for titles and messages: "Nguyễn Thị Hồng Ánh, 14/09/2008". NULL: the label. (transfer full) */
  char *(*summary) (const MnRecord *record);
  /* Across the fields of one record; appends MnProblem. */
  void (*validate) (const MnRecord *record, const MnCheckContext *context, GPtrArray *problems);
  /* Fills derived fields of the record from its other fields, before it is written. */
  void (*derive) (MnRecord *record);
  /* A sort key other than that of the label's text (children: tên, họ, đệm). (transfer full) */
  GBytes *(*sort_key) (const MnRecord *record);
};

/* All entities, in the order of the catalogue; the array ends with NULL. */
const MnEntity *const *mn_entities (void);
const MnEntity *mn_entity_find (const char *name);
int mn_entity_field (const MnEntity *entity, const char *name); /* -1 */
const char *mn_entity_title (const MnEntity *entity);           /* translated */
const char *mn_entity_titles (const MnEntity *entity);          /* translated */
const char *mn_field_label (const MnField *field);              /* translated */
/* Has valid_from and valid_to. */
gboolean mn_entity_is_dated (const MnEntity *entity);
/* The target of a link or codes field, or NULL. */
const MnEntity *mn_field_target (const MnField *field);
/* (transfer none): NULL when the code is none of the choices; translated otherwise. */
const char *mn_field_choice_label (const MnField *field, const char *code);

G_END_DECLS
