/* mn-sheet-writer-private.h: what the writers of sheets share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-date.h"
#include "mn-sheet-writer.h"
#include "mn-zip-writer.h"

G_BEGIN_DECLS

struct _MnSheetWriter {
  MnTableKind kind;
  const struct _MnSheetClass *class;
  MnPrivateFile *file;
  MnZipWriter *zip; /* NULL: CSV */
  GString *buffer;
  GPtrArray *names; /* of the sheets begun */
  GArray *frozen;   /* of guint: how many lines of each stay in sight */
  GPtrArray *notes; /* for the next sheet */
  GArray *columns;  /* of MnSheetColumn, of the sheet that is written */
  guint line;       /* written last, from 1; 0: none yet */
  guint n_rows;
  gboolean too_long; /* for a spreadsheet */
};

typedef struct _MnSheetClass {
  void (*begin) (MnSheetWriter *self); /* before its notes */
  void (*note) (MnSheetWriter *self, const char *text, gboolean title);
  void (*heading) (MnSheetWriter *self);
  void (*row) (MnSheetWriter *self, const char *const *cells);
  void (*end) (MnSheetWriter *self);
  void (*finish) (MnSheetWriter *self); /* the last sheet has ended */
} MnSheetClass;

extern const MnSheetClass _mn_sheet_csv_class;
extern const MnSheetClass _mn_sheet_xlsx_class;
extern const MnSheetClass _mn_sheet_ods_class;

/* What a cell becomes. */
typedef enum {
  MN_CELL_IS_EMPTY,
  MN_CELL_IS_TEXT,
  MN_CELL_IS_NUMBER,
  MN_CELL_IS_DATE,
} MnCellForm;

/* @date: of a date. @shown: the text to write where it isn't @text itself (transfer full). */
MnCellForm _mn_sheet_judge (MnSheetKind kind, const char *text, MnDate *date, char **shown);
double _mn_sheet_width (const MnSheetColumn *column);

G_END_DECLS
