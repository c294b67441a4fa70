/* mn-import.h: a table into the register
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-register.h"

G_BEGIN_DECLS

#define MN_IMPORT_ERROR (mn_import_error_quark ())
GQuark mn_import_error_quark (void);

typedef enum {
  MN_IMPORT_ERROR_HEADING, /* the first row doesn't say what the columns are: correct it */
} MnImportError;

typedef struct {
  guint read; /* the sum of the next four */
  guint added;
  guint updated;
  guint unchanged;
  guint rejected;
  guint unplaced; /* of the children added: without their village or household, which the register doesn't have */
} MnImportCounts;

/* From the writer's thread, every few hundred rows. @size is 0 where it is not known. */
typedef void (*MnImportProgress) (goffset offset, goffset size, const MnImportCounts *counts, gpointer data);

/* Kept by whoever asks until the import has ended. */
typedef struct {
  const char *path;
  const MnEntity *entity;
  const char *rejected; /* where rejected rows go, with their reasons; or NULL */
  gboolean dry_run;     /* all is done and counted, and nothing kept */
  MnImportProgress progress;
  gpointer progress_data;
} MnImportRequest;

/* Reads the table through, its heading and all its lines, without any register: what would break an import off is found
 * before a register is opened for it. */
gboolean mn_import_check_table (const MnImportRequest *request, GCancellable *cancellable, GError **error);

/* Reads CSV whose first row has names of fields or their labels. A row is known by its UUID, else by what is unique in
 * it (the code, the personal number; the unit and name of a village…): then it is updated where it differs, else added.
 * An empty cell empties the field of a row known by UUID, and leaves that of another as it is. Rows that don't validate
 * are rejected with the reasons; warnings pass. Columns that the program derives are passed over, but a new child gets
 * a residence from them.
 *
 * Everything is one change ("import"), undone as one. An unreadable file or a cancel leaves nothing. */
gboolean mn_import_csv (MnRegister *reg, const MnImportRequest *request, MnImportCounts *counts,
                        GCancellable *cancellable, GError **error);
void mn_import_csv_async (MnRegister *reg, const MnImportRequest *request, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data);
gboolean mn_import_csv_finish (MnRegister *reg, GAsyncResult *result, MnImportCounts *counts, GError **error);

G_END_DECLS
