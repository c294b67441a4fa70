/* mn-chart-export.h: charts as files
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-chart-layout.h"

G_BEGIN_DECLS

#define MN_CHART_ERROR (mn_chart_error_quark ())
GQuark mn_chart_error_quark (void);

typedef enum {
  MN_CHART_ERROR_DRAW, /* Cairo could not draw it: out of memory */
} MnChartError;

typedef enum {
  MN_CHART_PNG, /* 192 dots per inch */
  MN_CHART_SVG,
  MN_CHART_PDF,
} MnChartFormat;

/* By the ending of the name, whatever its case: .png, .svg, .pdf. */
gboolean mn_chart_format_from_path (const char *path, MnChartFormat *format);

/* Sizes of files in points, a third and a half of an A4 page. */
#define MN_CHART_FILE_WIDTH 480.0
#define MN_CHART_FILE_HEIGHT 320.0

/* Writes @layout with a margin on white. The file appears whole or not at all (MN_FILE_ERROR), readable by its owner
 * only; written twice it is the same bytes: @created is the only day in it, 2000-01-01 where it is not a full date.
 * SVG and PDF carry the title, SVG the figures in words too. */
gboolean mn_chart_export (const MnChartLayout *layout, MnChartFormat format, const char *path, MnDate created,
                          GError **error);

G_END_DECLS
