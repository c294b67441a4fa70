/* mn-signatures.c: who signs, side by side
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "config.h"

#include "mn-signatures.h"

#define GUTTER 6.0

static const MnTextStyle bold = { 12, TRUE, FALSE };
static const MnTextStyle italic = { 12, FALSE, TRUE };

typedef struct {
  MnSheet *page;
  MnFontSet *fonts;
  double x;
  double width; /* of one block */
} Columns;

static gboolean
add (const Columns *self, guint block, const MnTextStyle *style, const char *text, double *y, GError **error)
{
  if (text == NULL || *text == '\0')
    return TRUE;
  return mn_sheet_add_text (self->page, self->fonts, style, MN_TEXT_ALIGN_CENTER, text,
                            self->x + block * self->width + GUTTER, y, self->width - 2 * GUTTER, error);
}

/* On one line, centred over block @block; a narrow block makes it end at the block's edge instead. */
static gboolean
add_place_date (const Columns *self, guint block, const char *place_date, double *y, GError **error)
{
  double right = self->x + (block + 1) * self->width;
  double width;

  if (place_date == NULL || *place_date == '\0')
    return TRUE;
  if (!mn_text_measure (self->fonts, &italic, place_date, &width, NULL, NULL, error))
    return FALSE;
  return mn_sheet_add_text (self->page, self->fonts, &italic, MN_TEXT_ALIGN_LEFT, place_date,
                            right - MAX ((self->width + width) / 2, width), y, width + 1, error);
}

gboolean
mn_signatures_place (const MnSignature *signatures, guint n_signatures, const char *place_date, double signing_space,
                     MnSheet *page, MnFontSet *fonts, double x, double *y, double width, GError **error)
{
  Columns columns = { page, fonts, x, width / MAX (n_signatures, 1) };
  double titles_bottom;
  double bottom;

  g_return_val_if_fail (page != NULL && fonts != NULL && y != NULL, FALSE);

  if (n_signatures <= 1)
    {
      columns.x = x + width / 2;
      columns.width = width / 2;
    }
  if (!add_place_date (&columns, n_signatures > 1 ? n_signatures - 1 : 0, place_date, y, error))
    return FALSE;

  titles_bottom = *y;
  for (guint i = 0; i < n_signatures; i++)
    {
      double end = *y;

      if (!add (&columns, i, &bold, signatures[i].title, &end, error)
          || !add (&columns, i, &italic, signatures[i].note, &end, error))
        return FALSE;
      titles_bottom = MAX (titles_bottom, end);
    }
  /* All names stand on one line, however many lines the titles took. */
  bottom = titles_bottom;
  for (guint i = 0; i < n_signatures; i++)
    {
      double end = titles_bottom + signing_space;

      if (!add (&columns, i, &bold, signatures[i].name, &end, error))
        return FALSE;
      bottom = MAX (bottom, end);
    }
  *y = bottom;
  return TRUE;
}
