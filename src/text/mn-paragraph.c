/* mn-paragraph.c: text broken into lines
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-text"

#include "config.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "mn-paragraph.h"
#include "mn-text-run-private.h"

/* Widths add up with rounding: a line that is too wide by less than this fits. */
#define TOLERANCE 0.01

struct _MnParagraph {
  GArray *lines;
  double height;
  double width;
  double ink_width;
};

/* What line breaking needs at hand. */
typedef struct {
  MnParagraph *paragraph;
  MnFontSet *fonts;
  const MnTextStyle *style;
  const MnParagraphFormat *format;
  const char *text; /* one hard line of the whole text */
  gsize length;
  gboolean first; /* no line of this hard line is made yet */
} Breaker;

static void
clear_line (MnTextLine *line)
{
  g_clear_pointer (&line->run, mn_text_run_unref);
}

static gsize
trim (const char *text, gsize start, gsize end)
{
  while (end > start && text[end - 1] == ' ')
    end--;
  return end;
}

static double
room (const Breaker *self)
{
  return self->format->width - (self->first ? self->format->indent : 0);
}

static gboolean
add_line (Breaker *self, gsize start, gsize end, gboolean last, GError **error)
{
  MnTextLine line = { 0 };

  end = trim (self->text, start, end);
  line.run = _mn_font_set_shape_part (self->fonts, self->style, self->text + start, end - start, error);
  if (line.run == NULL)
    return FALSE;
  if (self->format->align == MN_TEXT_ALIGN_JUSTIFY && !last && self->format->width > 0)
    {
      MnTextRun *narrow = line.run;

      line.run = mn_text_run_stretch (narrow, room (self));
      mn_text_run_unref (narrow);
    }
  line.x = self->first ? self->format->indent : 0;
  g_array_append_val (self->paragraph->lines, line);
  self->first = FALSE;
  return TRUE;
}

static gboolean
fits (Breaker *self, gsize start, gsize end, gboolean *fit, GError **error)
{
  double width;

  end = trim (self->text, start, end);
  if (!_mn_font_set_measure_part (self->fonts, self->style, self->text + start, end - start, &width, error))
    return FALSE;
  *fit = width <= room (self) + TOLERANCE;
  return TRUE;
}

/* Where a word that is wider than the line must be cut: after the last letter that fits, but after one at least. */
static gboolean
cut_word (Breaker *self, gsize start, gsize end, gsize *cut, GError **error)
{
  g_autoptr (MnTextRun) run = NULL;
  gsize byte = 0;
  guint glyph = 0;

  run = _mn_font_set_shape_part (self->fonts, self->style, self->text + start, end - start, error);
  if (run == NULL)
    return FALSE;
  for (guint i = 0; i < run->n_clusters; i++)
    {
      guint next = glyph + run->clusters[i].n_glyphs;
      double right = next < run->n_glyphs ? run->glyphs[next].x : run->width;

      if (i > 0 && right > room (self) + TOLERANCE)
        break;
      byte += run->clusters[i].n_bytes;
      glyph = next;
    }
  *cut = start + byte;
  return TRUE;
}

/* Greedy: each line takes all it can hold. Lines are short, so each candidate is measured from its start (kerning
 * across a break inside a word would make sums wrong). */
static gboolean
break_hard_line (Breaker *self, UBreakIterator *breaks, GError **error)
{
  gsize start = 0;
  gsize fitting = 0;
  int32_t at;

  for (at = ubrk_next (breaks); at != UBRK_DONE; at = ubrk_next (breaks))
    {
      gsize end = (gsize)at;
      gboolean fit;

      while (TRUE)
        {
          gsize cut;

          if (!fits (self, start, end, &fit, error))
            return FALSE;
          if (fit)
            break;
          if (fitting > start)
            cut = fitting;
          else if (!cut_word (self, start, end, &cut, error))
            return FALSE;
          if (!add_line (self, start, cut, FALSE, error))
            return FALSE;
          start = fitting = cut;
          if (start >= end)
            break;
        }
      fitting = end;
    }
  return start >= self->length && !self->first ? TRUE : add_line (self, start, self->length, TRUE, error);
}

static gboolean
add_hard_line (Breaker *self, UBreakIterator **breaks, GError **error)
{
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  gboolean fit = TRUE;
  gboolean ok;

  self->first = TRUE;
  if (self->format->width > 0 && !fits (self, 0, self->length, &fit, error))
    return FALSE;
  if (fit)
    return add_line (self, 0, self->length, TRUE, error);

  if (*breaks == NULL)
    *breaks = ubrk_open (UBRK_LINE, "vi", NULL, 0, &status);
  utext_openUTF8 (&utext, self->text, (int64_t)self->length, &status);
  ubrk_setUText (*breaks, &utext, &status);
  if (U_FAILURE (status))
    {
      /* Only when ICU lacks its data: nothing on this machine would work. */
      g_set_error (error, MN_TEXT_ERROR, MN_TEXT_ERROR_ENCODING, "ICU: %s", u_errorName (status));
      utext_close (&utext);
      return FALSE;
    }
  ubrk_first (*breaks);
  ok = break_hard_line (self, *breaks, error);
  utext_close (&utext);
  return ok;
}

/* Every line is made: now they get their places. */
static void
place_lines (MnParagraph *self, MnFontSet *fonts, const MnTextStyle *style, const MnParagraphFormat *format)
{
  double line_height = mn_font_set_line_height (fonts, style) * (format->line_spacing > 0 ? format->line_spacing : 1);
  double first_baseline = (line_height - mn_font_set_ascent (fonts, style) - mn_font_set_descent (fonts, style)) / 2
                          + mn_font_set_ascent (fonts, style);
  double width = format->width;

  for (guint i = 0; i < self->lines->len; i++)
    {
      MnTextLine *line = &g_array_index (self->lines, MnTextLine, i);

      self->ink_width = MAX (self->ink_width, line->x + mn_text_run_get_width (line->run));
    }
  if (width <= 0)
    width = self->ink_width;
  self->width = width;
  for (guint i = 0; i < self->lines->len; i++)
    {
      MnTextLine *line = &g_array_index (self->lines, MnTextLine, i);
      double slack = width - line->x - mn_text_run_get_width (line->run);

      if (format->align == MN_TEXT_ALIGN_CENTER)
        line->x += slack / 2;
      else if (format->align == MN_TEXT_ALIGN_RIGHT)
        line->x += slack;
      line->baseline = first_baseline + i * line_height;
    }
  self->height = self->lines->len * line_height;
}

MnParagraph *
mn_paragraph_new (MnFontSet *fonts, const MnTextStyle *style, const MnParagraphFormat *format, const char *text,
                  GError **error)
{
  g_autoptr (MnParagraph) self = NULL;
  g_autofree char *clean = NULL;
  UBreakIterator *breaks = NULL;
  gboolean ok = TRUE;

  g_return_val_if_fail (fonts != NULL && style != NULL && format != NULL && text != NULL, NULL);

  clean = _mn_font_set_clean (text, TRUE, error);
  if (clean == NULL)
    return NULL;
  self = g_new0 (MnParagraph, 1);
  self->lines = g_array_new (FALSE, FALSE, sizeof (MnTextLine));
  g_array_set_clear_func (self->lines, (GDestroyNotify)clear_line);
  for (const char *start = clean; ok && start != NULL;)
    {
      const char *newline = strchr (start, '\n');
      Breaker breaker = { self, fonts, style, format, start, 0, TRUE };

      breaker.length = newline != NULL ? (gsize)(newline - start) : strlen (start);
      ok = add_hard_line (&breaker, &breaks, error);
      start = newline != NULL ? newline + 1 : NULL;
    }
  g_clear_pointer (&breaks, ubrk_close);
  if (!ok)
    return NULL;
  place_lines (self, fonts, style, format);
  return g_steal_pointer (&self);
}

void
mn_paragraph_free (MnParagraph *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->lines);
  g_free (self);
}

guint
mn_paragraph_get_n_lines (const MnParagraph *self)
{
  return self->lines->len;
}

const MnTextLine *
mn_paragraph_get_line (const MnParagraph *self, guint line)
{
  g_return_val_if_fail (line < self->lines->len, NULL);

  return &g_array_index (self->lines, MnTextLine, line);
}

double
mn_paragraph_get_height (const MnParagraph *self)
{
  return self->height;
}

double
mn_paragraph_get_width (const MnParagraph *self)
{
  return self->width;
}

double
mn_paragraph_get_ink_width (const MnParagraph *self)
{
  return self->ink_width;
}

void
mn_paragraph_draw (const MnParagraph *self, cairo_t *cr, double x, double y)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const MnTextLine *line = &g_array_index (self->lines, MnTextLine, i);

      mn_text_run_draw (line->run, cr, x + line->x, y + line->baseline);
    }
}
