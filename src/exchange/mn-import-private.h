/* mn-import-private.h: an import while it runs
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-csv.h"
#include "mn-import.h"
#include "mn-link-finder.h"

G_BEGIN_DECLS

/* What a column of the table is: a field's index, or one of these. */
enum {
  MN_COLUMN_UUID = -1,
  MN_COLUMN_REASON = -2, /* of a table of rejected rows that comes back corrected */
};

typedef struct {
  const MnImportRequest *request;
  const MnEntity *entity;
  GCancellable *cancellable;
  MnTransaction *tx;
  MnDb *db;
  MnDate on;
  MnCsvReader *reader;
  MnLinkFinder *links;
  MnPrivateFile *rejected; /* or NULL */
  GString *line;           /* of @rejected */

  GArray *columns;    /* of int */
  GArray *by_field;   /* of int: the column of each field, or -1 */
  int uuid_column;    /* or -1 */
  MnRecord *fresh;    /* emptied for each new row */
  GHashTable *seen;   /* of gint64: rows that the table had already */
  GString *reason;    /* why the row is rejected */
  MnRecord *place;    /* a child's residence; emptied for each */
  GHashTable *starts; /* gint64 unit → its first day, as text */
  gboolean unplaced;  /* the village or household of the row's child is not in the register */

  MnImportCounts counts;
} MnImport;

/* mn-import-heading.c: reads the first row. */
gboolean _mn_import_read_heading (MnImport *import, GError **error);

/* mn-import-row.c: one row; FALSE only when the whole import cannot go on. */
gboolean _mn_import_row (MnImport *import, GError **error);
/* The cell of a field, "" when there is no such column. (transfer none) */
const char *_mn_import_cell (MnImport *import, const char *field);
void _mn_import_reject (MnImport *import, const char *sentence);

/* mn-import-place.c: where a new child lives */

/* Before the child is put in: what is derived for others is said here. FALSE when the import cannot go on; what is
 * wrong with the row is in import->reason. */
gboolean _mn_import_find_place (MnImport *import, const MnRecord *child, GError **error);
gboolean _mn_import_add_place (MnImport *import, const MnRecord *child, GError **error);
/* The residence that such an import put in for the child: the true one, read in later, takes its place. 0 when there is
 * none. */
gint64 _mn_import_find_assumed (MnImport *import, const char *child_uuid);

G_END_DECLS
