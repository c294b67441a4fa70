/* mn-rect.h: a place on the drawing
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In points from the top left corner, y downwards. One type for pages and for the charts on them. */
typedef struct {
  double x;
  double y;
  double width;
  double height;
} MnRect;

G_END_DECLS
