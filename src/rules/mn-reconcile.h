/* mn-reconcile.h: figures that must agree with one another
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-overview-query.h"

G_BEGIN_DECLS

typedef enum {
  MN_CHECK_WRONG,    /* cannot be so */
  MN_CHECK_DOUBTFUL, /* may be so: somebody should look */
  MN_CHECK_HOLDS,
} MnCheckVerdict;

typedef struct {
  MnCheckVerdict verdict;
  char *text;       /* "18 + 137 + 198 = 353" */
  char *mark;       /* "agrees", "3 off", the offending text as it was written */
  const char *page; /* where to look; NULL */
} MnCheckLine;

void mn_check_line_free (MnCheckLine *line);

/* What fails stands above what holds. (transfer full) (element-type MnCheckLine) */
GPtrArray *mn_reconcile (const MnFigures *figures);

/* The first thing in a note that was meant as an amount and cannot be one: "23.0000.000". NULL when there is none.
 * (transfer full) */
char *mn_reconcile_bad_amount (const char *note);

/* Monthly assistance by ground: categories of one paragraph of the decree (their codes begin alike) are one group,
 * named by the words their names share. The groups are in the order of the categories. (transfer full) (element-type
 * MnFigureGroup) */
GPtrArray *mn_reconcile_grounds (GPtrArray *assistance);

/* "Học bổng FPT cho học sinh khuyết tật" → "FPT": what tells schemes apart in a short list. (transfer full) */
char *mn_reconcile_scheme_name (const MnFigureGroup *scheme);

G_END_DECLS
