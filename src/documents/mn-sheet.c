/* mn-sheet.c: what is on one page: placed text and straight rules
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "config.h"

#include "mn-sheet.h"

static void
clear_text (MnSheetText *text)
{
  g_clear_pointer (&text->run, mn_text_run_unref);
}

MnSheet *
mn_sheet_new (void)
{
  MnSheet *self = g_new0 (MnSheet, 1);

  self->texts = g_array_new (FALSE, FALSE, sizeof (MnSheetText));
  g_array_set_clear_func (self->texts, (GDestroyNotify)clear_text);
  self->rules = g_array_new (FALSE, FALSE, sizeof (MnSheetRule));
  return self;
}

void
mn_sheet_free (MnSheet *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->texts);
  g_array_unref (self->rules);
  g_free (self);
}

void
mn_sheet_add_run (MnSheet *self, MnTextRun *run, double x, double baseline)
{
  MnSheetText text = { mn_text_run_ref (run), x, baseline };

  g_array_append_val (self->texts, text);
}

void
mn_sheet_add_rule (MnSheet *self, double x1, double y1, double x2, double y2, double width)
{
  MnSheetRule rule = { x1, y1, x2, y2, width };

  g_array_append_val (self->rules, rule);
}

void
mn_sheet_add_paragraph (MnSheet *self, const MnParagraph *paragraph, double x, double top)
{
  for (guint i = 0; i < mn_paragraph_get_n_lines (paragraph); i++)
    {
      const MnTextLine *line = mn_paragraph_get_line (paragraph, i);

      mn_sheet_add_run (self, line->run, x + line->x, top + line->baseline);
    }
}

/* A centred text that needs several lines looks best when they are about as long: the narrowest paragraph with no more
 * lines. @paragraph is replaced. */
static gboolean
balance (MnParagraph **paragraph, MnFontSet *fonts, const MnTextStyle *style, const MnParagraphFormat *format,
         const char *text, GError **error)
{
  guint n_lines = mn_paragraph_get_n_lines (*paragraph);
  MnParagraphFormat narrow = *format;
  double fits = format->width;
  double fails = format->width / 2;

  while (fits - fails > 2)
    {
      g_autoptr (MnParagraph) candidate = NULL;

      narrow.width = (fits + fails) / 2;
      candidate = mn_paragraph_new (fonts, style, &narrow, text, error);
      if (candidate == NULL)
        return FALSE;
      if (mn_paragraph_get_n_lines (candidate) > n_lines)
        {
          fails = narrow.width;
          continue;
        }
      fits = narrow.width;
      mn_paragraph_free (*paragraph);
      *paragraph = g_steal_pointer (&candidate);
    }
  return TRUE;
}

gboolean
mn_sheet_add_text (MnSheet *self, MnFontSet *fonts, const MnTextStyle *style, MnTextAlign align, const char *text,
                   double x, double *y, double width, GError **error)
{
  MnParagraphFormat format = { .align = align, .width = width };
  g_autoptr (MnParagraph) paragraph = mn_paragraph_new (fonts, style, &format, text, error);
  double center = x + width / 2;

  if (paragraph == NULL)
    return FALSE;
  if (align == MN_TEXT_ALIGN_CENTER && mn_paragraph_get_n_lines (paragraph) > 1)
    {
      if (!balance (&paragraph, fonts, style, &format, text, error))
        return FALSE;
      x = center - mn_paragraph_get_width (paragraph) / 2;
    }
  mn_sheet_add_paragraph (self, paragraph, x, *y);
  *y += mn_paragraph_get_height (paragraph);
  return TRUE;
}

void
mn_sheet_append (MnSheet *self, const MnSheet *other, double dx, double dy)
{
  for (guint i = 0; i < other->texts->len; i++)
    {
      const MnSheetText *text = &g_array_index (other->texts, MnSheetText, i);

      mn_sheet_add_run (self, text->run, text->x + dx, text->y + dy);
    }
  for (guint i = 0; i < other->rules->len; i++)
    {
      const MnSheetRule *rule = &g_array_index (other->rules, MnSheetRule, i);

      mn_sheet_add_rule (self, rule->x1 + dx, rule->y1 + dy, rule->x2 + dx, rule->y2 + dy, rule->width);
    }
}

void
mn_sheet_draw (const MnSheet *self, cairo_t *cr)
{
  double width = 0;

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  /* Square ends make the corners of a table whole. */
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
  for (guint i = 0; i < self->rules->len; i++)
    {
      const MnSheetRule *rule = &g_array_index (self->rules, MnSheetRule, i);

      if (rule->width != width && width > 0)
        cairo_stroke (cr);
      if (rule->width != width)
        cairo_set_line_width (cr, rule->width);
      width = rule->width;
      cairo_move_to (cr, rule->x1, rule->y1);
      cairo_line_to (cr, rule->x2, rule->y2);
    }
  cairo_stroke (cr);
  for (guint i = 0; i < self->texts->len; i++)
    {
      const MnSheetText *text = &g_array_index (self->texts, MnSheetText, i);

      mn_text_run_draw (text->run, cr, text->x, text->y);
    }
  cairo_restore (cr);
}
