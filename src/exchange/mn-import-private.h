/* mn-import-private.h: an import while it runs
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-csv.h"
#include "mn-duplicate-query.h"
#include "mn-import.h"
#include "mn-link-finder.h"
#include "mn-sheet-writer.h"
#include "mn-table.h"
#include "mn-units.h"

G_BEGIN_DECLS

/* What a column of our own table is: a field's index, or one of these. */
enum {
  MN_COLUMN_UUID = -1,
  MN_COLUMN_REASON = -2, /* of a table of rejected rows that comes back corrected */
};

/* mn-import-source.c ------------------------------------------------------------------------------------------ */

/* Rows of a table, of which the first can be looked at before they are taken. */
typedef struct _MnImportSource MnImportSource;

#define MN_IMPORT_AHEAD 60

MnImportSource *_mn_import_source_open (const MnImportRequest *request, GCancellable *cancellable, GError **error);
void _mn_import_source_free (MnImportSource *self);
MnTable *_mn_import_source_get_table (MnImportSource *self);
/* Of the first MN_IMPORT_AHEAD rows, as long as none was taken. */
guint _mn_import_source_n_ahead (MnImportSource *self);
guint _mn_import_source_n_ahead_cells (MnImportSource *self, guint row);
const MnCell *_mn_import_source_ahead (MnImportSource *self, guint row, guint cell);
guint _mn_import_source_ahead_line (MnImportSource *self, guint row);

gboolean _mn_import_source_next (MnImportSource *self, GCancellable *cancellable, GError **error);
guint _mn_import_source_n_cells (MnImportSource *self);
const MnCell *_mn_import_source_cell (MnImportSource *self, guint cell); /* an empty one beyond the last */
guint _mn_import_source_line (MnImportSource *self);

/* mn-import-words.c: headings, and other words that people write ------------------------------------------------ */

typedef enum {
  MN_TARGET_PASS,
  MN_TARGET_FIELD, /* of the child */
  MN_TARGET_NUMBER,
  MN_TARGET_REASON,
  MN_TARGET_MALE,
  MN_TARGET_FEMALE,
  MN_TARGET_BIRTH_DAY,
  MN_TARGET_BIRTH_MONTH,
  MN_TARGET_BIRTH_YEAR,
  MN_TARGET_UNIT,
  MN_TARGET_VILLAGE,
  MN_TARGET_ADDRESS,
  MN_TARGET_HOUSEHOLD_CODE,
  MN_TARGET_HOUSEHOLD_HEAD,
  MN_TARGET_PARENTS,
  MN_TARGET_PHONE,
  MN_TARGET_POVERTY,
  MN_TARGET_POOR,
  MN_TARGET_NEAR_POOR,
  MN_TARGET_CIRCUMSTANCE,
  MN_TARGET_MARK,
  MN_TARGET_SCHOOLING,
  MN_TARGET_CLASS,
  MN_TARGET_SCHOOL,
  MN_TARGET_INSURANCE,
  MN_N_TARGETS,
} MnTarget;

typedef struct {
  const char *code; /* interned: "full_name", "mark:04" */
  MnTarget target;
  int field; /* of the child, or -1 */
} MnImportColumn;

/* FALSE: there is no such target. */
gboolean _mn_import_column_parse (const char *code, MnImportColumn *column);
/* By the heading and the one above it ("" for none). (transfer none): the target's code, NULL when it is not known. */
const char *_mn_import_words_heading (const char *above, const char *heading);
gboolean _mn_import_is_mark (const char *text); /* x, v, 1, có… */
/* The words "thôn", "khu phố"… that @text begins with; @rest is what follows. The kind of village, or NULL. */
const char *_mn_import_village_kind (const char *text, const char **rest);

/* mn-import-commune.c: how a commune's list is made ------------------------------------------------------------- */

typedef struct {
  guint first;         /* row of the heading, among those ahead */
  guint n_lines;       /* of the heading */
  guint n_passed;      /* rows below it that only number the columns */
  GArray *columns;     /* of MnImportColumn */
  GPtrArray *headings; /* of char*: as shown */
  char *fingerprint;
  gboolean remembered;
} MnImportShape;

/* NULL, without @error: no heading of a list of children is among the first rows. */
MnImportShape *_mn_import_shape_find (MnImportSource *source);
void _mn_import_shape_free (MnImportShape *shape);
/* The first column that is @target, of fields with that name; -1. */
int _mn_import_shape_column (const MnImportShape *shape, const char *code);

/* mn-import-places.c: communes and villages by what people call them --------------------------------------------- */

typedef struct _MnImportPlaces MnImportPlaces;

MnImportPlaces *_mn_import_places_new (MnDb *db, gint64 office_unit, MnDate on, GError **error);
void _mn_import_places_free (MnImportPlaces *self);
/* 0 and a sentence in @why: none, or more than one. */
gint64 _mn_import_places_find_unit (MnImportPlaces *self, const char *text, char **why);
/* The one commune that is named somewhere in @text; 0: none, or several. */
gint64 _mn_import_places_named_in (MnImportPlaces *self, const char *text);
/* The only commune there is; 0: there are several. */
gint64 _mn_import_places_only (MnImportPlaces *self);
/* (nullable): the name of a commune that stands in @text with its kind and is none of the register's. */
const char *_mn_import_places_foreign (MnImportPlaces *self, const char *text);
const char *_mn_import_places_unit_name (MnImportPlaces *self, gint64 unit);
/* 0: the register doesn't have it; -1 with @error. */
gint64 _mn_import_places_find_village (MnImportPlaces *self, gint64 unit, const char *text, GError **error);
/* The row for a new one, to be saved and then told by _added(). (transfer full) */
MnRecord *_mn_import_places_new_village (MnImportPlaces *self, gint64 unit, const char *text);
void _mn_import_places_added (MnImportPlaces *self, const MnRecord *village);

/* mn-import-match.c: which child of the register a row is ---------------------------------------------------------- */

typedef struct _MnImportMatch MnImportMatch;

typedef enum {
  MN_MATCH_NONE,
  MN_MATCH_SAME,
  MN_MATCH_DOUBT,
} MnMatch;

MnImportMatch *_mn_import_match_new (MnDb *db, MnDate on, GCancellable *cancellable, GError **error);
void _mn_import_match_free (MnImportMatch *self);
/* @unit: where the row's child lives. @why: a sentence, of doubts. */
MnMatch _mn_import_match_find (MnImportMatch *self, MnDb *db, const MnRecord *child, gint64 unit, gint64 *id,
                               char **why);
void _mn_import_match_add (MnImportMatch *self, const MnRecord *child, gint64 unit);

/* mn-import-facts.c: what a row says beyond the child's own fields --------------------------------------------------
 */

typedef struct {
  gint64 unit;
  gint64 village; /* 0: none, or new */
  char *new_village;
  gboolean
      guessed; /* the village is a part of an address that doesn't say it is one: a move, or new, but nothing else */
  char *household_code;
  char *household_head;
  char *address;     /* house number and street, or NULL */
  char *poverty;     /* "poor", "near_poor", or NULL */
  GPtrArray *groups; /* of codes: circumstances; (transfer none) */
  char *schooling;   /* code of the status, or NULL */
  char *class;       /* or NULL */
  char *school;      /* or NULL */
  char *insurance;   /* or NULL */
  gint64 household;  /* found or made */
  gboolean moves;    /* the register has the child elsewhere */
} MnImportFacts;

/* A list of a commune: what the import keeps of it beside the table. */
typedef struct {
  MnImportShape *shape;
  MnImportPlaces *places;
  MnImportMatch *match;
  GHashTable *groups;            /* folded name → code, interned */
  GHashTable *ethnic;            /* folded name → code, interned */
  GHashTable *household_numbers; /* gint64 unit → gint64: the last number given out */
  GHashTable *poverty;           /* gint64 household → the class that the list gave it, interned */
  GPtrArray *villages;           /* of char*: those added, for the notes */
  gint64 unit;                   /* of rows that name none */
  gint64 title_unit;             /* what stands above the heading; 0: no commune */
  gint64 section_unit;           /* of a line above the row */
  char *section_village;         /* likewise, or NULL */
  gboolean below;                /* the signatures were reached */
  guint n_unkept_poverty;
  guint n_noted_address; /* with the residence, for want of a household */
  guint n_unkept_address;
  MnImportFacts facts;
} MnImportList;

typedef struct _MnImportRejected MnImportRejected;

typedef struct {
  const MnImportRequest *request;
  const MnEntity *entity;
  GCancellable *cancellable;
  MnTransaction *tx;
  MnDb *db;
  MnDate on;
  gint64 office_unit;
  MnImportSource *source;
  MnLinkFinder *links;
  MnImportRejected *rejected; /* or NULL */
  MnImportList *list;         /* NULL: one of our own tables */

  GArray *columns;             /* of int; of our own tables */
  const char **values;         /* per field: what the row says of it, NULL where it says nothing */
  GStringChunk *scratch;       /* of values that were made for the row */
  int uuid_column;             /* or -1 */
  MnRecord *fresh;             /* emptied for each new row */
  GHashTable *seen;            /* of ids as pointers: rows that the table had already */
  GString *reason;             /* why the row is rejected */
  GString *changes;            /* what changes, for the report */
  gboolean refused;            /* there is more to it than doubts */
  gint64 candidate;            /* whom the doubt is about */
  const MnImportRow *decision; /* about this row, or NULL */
  MnRecord *place;             /* a child's residence; emptied for each */
  char *today;                 /* the working date, as text: current values are those of it */
  gboolean settles;            /* the row's child has its current values */
  GHashTable *starts;          /* gint64 unit → its first day, as text */
  gboolean unplaced;           /* the village or household of the row's child is not in the register */

  MnImportCounts counts;
} MnImport;

/* mn-import-heading.c: the first row of our own tables. */
gboolean _mn_import_is_own_table (MnImport *import);
gboolean _mn_import_read_heading (MnImport *import, GError **error);

/* mn-import-list.c: a list of a commune: begins, and each of its rows. */
gboolean _mn_import_list_begin (MnImport *import, GError **error); /* without a register when import->db is NULL */
gboolean _mn_import_list_remember (MnImport *import, GError **error);
/* mn-import-notes.c */
void _mn_import_list_note (MnImport *import);
void _mn_import_list_free (MnImportList *list);
/* FALSE: the line is no row (a title, a total, a signature). */
gboolean _mn_import_list_is_row (MnImport *import);
/* The text of the current row's cell, as it is meant: without the ' that keeps it from being a formula. */
const char *_mn_import_list_text (MnImport *import, guint column);

/* mn-import-translate.c: cells as people write them into import->values and the facts; reasons where that fails. FALSE
 * when the import cannot go on. */
gboolean _mn_import_translate (MnImport *import, GError **error);
/* What the row writes with less than the register has (no marks, capitals only, a year for a date) says nothing. */
void _mn_import_keep_better (MnImport *import, const MnRecord *known);
/* mn-import-translate-place.c: where the row's child lives. */
gboolean _mn_import_translate_place (MnImport *import, GError **error);
/* mn-import-translate-facts.c: circumstances, poverty, school, insurance. */
void _mn_import_translate_fact (MnImport *import, const MnImportColumn *column, const char *text);
/* (transfer none): kept until the row ends */
const char *_mn_import_keep (MnImport *import, const char *text);
void _mn_import_set_value (MnImport *import, const char *field, const char *text);
/* mn-import-number.c: dates and numbers. */
gboolean _mn_import_read_date (const MnCell *cell, MnDate on, MnDate *date, char **why);
/* The number as it is to be kept; @why: what is doubtful about it. (transfer full) */
char *_mn_import_repair_id (const char *text, const char *sex, MnDate birth, char **why);
char *_mn_import_repair_phone (const char *text);

/* mn-import-facts.c */
void _mn_import_facts_clear (MnImportFacts *facts);
/* mn-import-names.c: what people call circumstances and ethnic groups. */
gboolean _mn_import_facts_read_names (MnImport *import, GError **error);
/* Before anything is written: two children have no card in common. */
gboolean _mn_import_check_card (MnImport *import, const MnRecord *child, GError **error);
/* After the child is written. @changed: something was written. */
gboolean _mn_import_facts_write (MnImport *import, const MnRecord *child, gboolean is_new, gboolean *changed,
                                 GError **error);
/* mn-import-residence.c. Before the child is put in or changed: its village and household are there after. */
gboolean _mn_import_facts_prepare (MnImport *import, const MnRecord *child, GError **error);
/* House number and street, of a household that had none; without a household, a note of the residence. */
gboolean _mn_import_write_address (MnImport *import, const MnRecord *child, gboolean *changed, GError **error);
/* Of a child that the register had: it moved, or more is known now of where it lives. */
gboolean _mn_import_write_residence (MnImport *import, const MnRecord *child, gboolean *changed, GError **error);

/* mn-import-find.c: a row of the table, and the row of the register it is */

typedef struct {
  MnRecord *record; /* as it is to be: @known, or a new one */
  MnRecord *known;  /* owned; NULL when the register doesn't have the row */
  char *uuid;       /* owned; as the table has it, or NULL */
  gboolean by_uuid;
  MnImportVerdict verdict;
} MnImportFound;

/* FALSE when the import cannot go on. Of one of our own tables; of a list of a commune. */
gboolean _mn_import_find (MnImport *import, MnImportFound *row, GError **error);
gboolean _mn_import_find_listed (MnImport *import, MnImportFound *row, GError **error);

/* mn-import-row.c: one row; FALSE only when the whole import cannot go on. */
gboolean _mn_import_row (MnImport *import, GError **error);
/* What the row says of a field, "" when nothing. (transfer none) */
const char *_mn_import_cell (MnImport *import, const char *field);
void _mn_import_reject (MnImport *import, const char *sentence);
/* Unless somebody decided about the row already. @row: whom it may be; 0: nobody. */
void _mn_import_doubt (MnImport *import, const char *sentence, gint64 row);
gboolean _mn_import_is_rejected (MnImport *import);
/* TRUE: the error says why the row cannot be taken. FALSE: the import cannot go on. */
gboolean _mn_import_pass_or_reject (MnImport *import, GError *taken, GError **error);

/* mn-import-place.c: where a new child lives */

/* Before the child is put in: what is derived for others is said here. FALSE when the import cannot go on; what is
 * wrong with the row is in import->reason. */
gboolean _mn_import_find_place (MnImport *import, const MnRecord *child, GError **error);
/* As if it were derived: the child is put in with where it lives, and not written a second time. */
void _mn_import_show_place (MnImport *import, MnRecord *child);
gboolean _mn_import_add_place (MnImport *import, const MnRecord *child, GError **error);
/* The residence that such an import put in for the child: the true one, read in later, takes its place. 0 when there is
 * none. */
gint64 _mn_import_find_assumed (MnImport *import, const char *child_uuid);

/* mn-import-rejected.c: rows that come back */
MnImportRejected *_mn_import_rejected_new (const char *path, GError **error);
void _mn_import_rejected_free (MnImportRejected *self);
/* What stands above the rows, once. */
void _mn_import_rejected_head (MnImport *import);
void _mn_import_rejected_row (MnImport *import);
/* The file gets its name. */
gboolean _mn_import_rejected_finish (MnImportRejected *self, GError **error);

/* mn-import-tell.c: what the report says of a row. Before it is written: what will be different. */
void _mn_import_say_change (MnImport *import, const char *label, const char *text);
void _mn_import_say_changes (MnImport *import, const MnRecord *record);
/* After. @record: NULL when the row was not read so far. */
void _mn_import_tell (MnImport *import, const MnRecord *record, MnImportVerdict verdict);

/* mn-import-report.c */
void _mn_import_report_add (MnImportReport *self, guint line, MnImportVerdict verdict, const char *title,
                            const char *text, gint64 row);
void _mn_import_report_set_shape (MnImportReport *self, const char *encoding, const MnImportShape *shape, guint line);
/* Before its heading is looked for. @asked: somebody chose the sheet. */
void _mn_import_report_set_table (MnImportReport *self, MnTable *table, gboolean asked);
void _mn_import_report_set_unit (MnImportReport *self, gint64 unit);
void _mn_import_report_note (MnImportReport *self, const char *sentence);
/* By line; NULL: nothing is known of it. */
const MnImportRow *_mn_import_report_find (const MnImportReport *self, guint line);

G_END_DECLS
