/* mn-axis.h: from values and dates to 0…1, and the ticks between
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-date.h"

G_BEGIN_DECLS

/* Plain values: nothing to free. */

typedef enum {
  MN_AXIS_AUTO, /* cut when the smallest value is at least half of the largest */
  MN_AXIS_FROM_ZERO,
  MN_AXIS_CUT,
} MnAxisStart;

/* From @low to @high in steps of 1, 2, 2,5 or 5 times a power of ten. */
typedef struct {
  double low;
  double high;
  double step;
  guint n_ticks;
  int decimals;    /* of the tick labels */
  gboolean is_cut; /* begins above zero, and has to say so */
} MnValueAxis;

/* Holds the values from @low to @high in at most @max_ticks ticks (3 or more; one more at a cut end), and never beyond
 * @limit (100 for percentages; NAN: none) where the values do not go there themselves. */
void mn_value_axis_fit (MnValueAxis *axis, double low, double high, MnAxisStart start, double limit, guint max_ticks);
double mn_value_axis_normalize (const MnValueAxis *axis, double value);
double mn_value_axis_get_tick (const MnValueAxis *axis, guint tick);
/* "13.500", "2,50": with @decimals places. (transfer full) */
char *mn_axis_format (double value, int decimals);

/* Slots of equal length: years (12), quarters (3) or months (1), each as wide as the next. In months since the year
 * 0, the last one exclusive. */
typedef struct {
  int first;
  int last;
  int slot;
  double trim; /* months cut off at both ends, where half a slot would be idle */
} MnTimeAxis;

/* Whole slots that hold @first and @last. */
void mn_time_axis_fit (MnTimeAxis *axis, MnDate first, MnDate last, int slot);
guint mn_time_axis_get_n_slots (const MnTimeAxis *axis);
/* Of the beginning of a day. */
double mn_time_axis_normalize (const MnTimeAxis *axis, MnDate date);
/* The slot a day falls into; may lie outside of the axis. */
int mn_time_axis_find_slot (const MnTimeAxis *axis, MnDate date);
double mn_time_axis_get_centre (const MnTimeAxis *axis, int slot);
/* Whether slot gets a label when every @every-th does: round years, quarters and months. */
gboolean mn_time_axis_is_labelled (const MnTimeAxis *axis, int slot, int every);
/* The next larger sensible @every. */
int mn_time_axis_thin (const MnTimeAxis *axis, int every);
/* "2016"; "6/2016" where @with_year, else "6"; "II/2016", "II". (transfer full) */
char *mn_time_axis_format (const MnTimeAxis *axis, int slot, gboolean with_year);

G_END_DECLS
