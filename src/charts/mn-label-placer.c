/* mn-label-placer.c: where a label covers nothing
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-charts"

#include "config.h"

#include "mn-chart-private.h"

/* Labels stand at least this far from lines, dots and each other. */
#define CLEARANCE 1.0
/* A word through a word can be read no more; through a line it can. */
#define HIDDEN_LABEL 8
#define HIDDEN_LINE 1

void
_mn_label_placer_init (MnLabelPlacer *self, const MnRect *bounds)
{
  self->rects = g_array_new (FALSE, FALSE, sizeof (MnRect));
  self->segments = g_array_new (FALSE, FALSE, sizeof (MnRect));
  self->bounds = *bounds;
}

void
_mn_label_placer_clear (MnLabelPlacer *self)
{
  g_clear_pointer (&self->rects, g_array_unref);
  g_clear_pointer (&self->segments, g_array_unref);
}

void
_mn_label_placer_add_rect (MnLabelPlacer *self, MnRect rect)
{
  g_array_append_val (self->rects, rect);
}

void
_mn_label_placer_add_segment (MnLabelPlacer *self, double x1, double y1, double x2, double y2)
{
  MnRect segment = { x1, y1, x2 - x1, y2 - y1 };

  g_array_append_val (self->segments, segment);
}

static gboolean
overlaps (const MnRect *a, const MnRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

/* Cuts the segment down to what lies between @low and @high in one direction (Liang and Barsky). */
static gboolean
clip (double start, double length, double low, double high, double *t0, double *t1)
{
  double near;
  double far;

  if (length == 0)
    return start > low && start < high;
  near = (low - start) / length;
  far = (high - start) / length;
  *t0 = MAX (*t0, MIN (near, far));
  *t1 = MIN (*t1, MAX (near, far));
  return *t0 < *t1;
}

static gboolean
crosses (const MnRect *segment, const MnRect *rect)
{
  double t0 = 0;
  double t1 = 1;

  return clip (segment->x, segment->width, rect->x, rect->x + rect->width, &t0, &t1)
         && clip (segment->y, segment->height, rect->y, rect->y + rect->height, &t0, &t1);
}

gboolean
_mn_label_placer_is_free (const MnLabelPlacer *self, MnRect rect)
{
  return _mn_label_placer_weigh (self, rect) == 0;
}

guint
_mn_label_placer_weigh (const MnLabelPlacer *self, MnRect rect)
{
  const MnRect *bounds = &self->bounds;
  guint weight = 0;

  if (rect.x < bounds->x || rect.y < bounds->y || rect.x + rect.width > bounds->x + bounds->width
      || rect.y + rect.height > bounds->y + bounds->height)
    return G_MAXUINT;
  rect.x -= CLEARANCE;
  rect.y -= CLEARANCE;
  rect.width += 2 * CLEARANCE;
  rect.height += 2 * CLEARANCE;
  for (guint i = 0; i < self->rects->len; i++)
    weight += overlaps (&g_array_index (self->rects, MnRect, i), &rect) ? HIDDEN_LABEL : 0;
  for (guint i = 0; i < self->segments->len; i++)
    weight += crosses (&g_array_index (self->segments, MnRect, i), &rect) ? HIDDEN_LINE : 0;
  return weight;
}
