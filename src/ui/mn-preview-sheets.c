/* mn-preview-sheets.c: the pages of a document on a desk
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-preview-sheets.h"

#define GAP 18.0 /* pixels between pages and around them */

struct _MnPreviewSheets {
  GtkWidget parent_instance;

  MnDocument *document; /* owned */
  double scale;
  double top, height; /* in sight */
};

G_DEFINE_FINAL_TYPE (MnPreviewSheets, mn_preview_sheets, GTK_TYPE_WIDGET)

static void
page_size (MnPreviewSheets *self, guint page, double *width, double *height)
{
  mn_document_get_page_size (self->document, page, width, height);
  *width *= self->scale;
  *height *= self->scale;
}

static guint
n_pages (MnPreviewSheets *self)
{
  return self->document != NULL ? mn_document_get_n_pages (self->document) : 0;
}

static void
mn_preview_sheets_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  MnPreviewSheets *self = MN_PREVIEW_SHEETS (widget);
  double size = GAP;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    size = mn_preview_sheets_get_width (self) * self->scale + 2 * GAP;
  else
    for (guint i = 0; i < n_pages (self); i++)
      {
        double width, height;

        page_size (self, i, &width, &height);
        size += height + GAP;
      }
  *minimum = *natural = (int)size;
}

static void
snapshot_page (MnPreviewSheets *self, GtkSnapshot *snapshot, guint page, const graphene_rect_t *area)
{
  static const GdkRGBA paper = { 1, 1, 1, 1 };
  static const GdkRGBA shadow = { 0, 0, 0, 0.35 };
  GskRoundedRect outline;
  cairo_t *cr;

  gsk_rounded_rect_init_from_rect (&outline, area, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shadow, 0, 1, 0, 5);
  gtk_snapshot_append_color (snapshot, &paper, area);
  cr = gtk_snapshot_append_cairo (snapshot, area);
  cairo_translate (cr, area->origin.x, area->origin.y);
  cairo_scale (cr, self->scale, self->scale);
  mn_document_draw_page (self->document, page, cr);
  cairo_destroy (cr);
}

static void
mn_preview_sheets_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MnPreviewSheets *self = MN_PREVIEW_SHEETS (widget);
  double y = GAP;

  for (guint i = 0; i < n_pages (self); i++)
    {
      double width, height;
      graphene_rect_t area;

      page_size (self, i, &width, &height);
      graphene_rect_init (&area, (float)((int)(gtk_widget_get_width (widget) - width) / 2), (float)(int)y, (float)width,
                          (float)height);
      if (y + height >= self->top && y <= self->top + self->height)
        snapshot_page (self, snapshot, i, &area);
      y += height + GAP;
    }
}

static void
mn_preview_sheets_dispose (GObject *object)
{
  MnPreviewSheets *self = MN_PREVIEW_SHEETS (object);

  g_clear_object (&self->document);

  G_OBJECT_CLASS (mn_preview_sheets_parent_class)->dispose (object);
}

static void
mn_preview_sheets_class_init (MnPreviewSheetsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_preview_sheets_dispose;
  widget_class->measure = mn_preview_sheets_measure;
  widget_class->snapshot = mn_preview_sheets_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mn_preview_sheets_init (MnPreviewSheets *self)
{
  self->scale = 1;
  self->height = 2000;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
mn_preview_sheets_set_document (MnPreviewSheets *self, MnDocument *document)
{
  g_return_if_fail (MN_IS_PREVIEW_SHEETS (self));

  if (g_set_object (&self->document, document))
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
mn_preview_sheets_set_scale (MnPreviewSheets *self, double scale)
{
  g_return_if_fail (MN_IS_PREVIEW_SHEETS (self));

  if (self->scale == scale)
    return;

  self->scale = scale;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

double
mn_preview_sheets_get_scale (MnPreviewSheets *self)
{
  g_return_val_if_fail (MN_IS_PREVIEW_SHEETS (self), 1);

  return self->scale;
}

double
mn_preview_sheets_get_width (MnPreviewSheets *self)
{
  double widest = 0;

  g_return_val_if_fail (MN_IS_PREVIEW_SHEETS (self), 0);

  for (guint i = 0; i < n_pages (self); i++)
    {
      double width, height;

      mn_document_get_page_size (self->document, i, &width, &height);
      widest = MAX (widest, width);
    }
  return widest;
}

double
mn_preview_sheets_get_top (MnPreviewSheets *self, guint page)
{
  double y = 0;

  g_return_val_if_fail (MN_IS_PREVIEW_SHEETS (self), 0);

  for (guint i = 0; i < page && i < n_pages (self); i++)
    {
      double width, height;

      page_size (self, i, &width, &height);
      y += height + GAP;
    }
  return y;
}

guint
mn_preview_sheets_page_at (MnPreviewSheets *self, double y)
{
  guint pages;

  g_return_val_if_fail (MN_IS_PREVIEW_SHEETS (self), 0);

  pages = n_pages (self);
  for (guint i = 1; i < pages; i++)
    if (mn_preview_sheets_get_top (self, i) > y)
      return i - 1;
  return pages > 0 ? pages - 1 : 0;
}

void
mn_preview_sheets_set_view (MnPreviewSheets *self, double top, double height)
{
  g_return_if_fail (MN_IS_PREVIEW_SHEETS (self));

  self->top = top;
  self->height = height;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
