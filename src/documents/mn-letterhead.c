/* mn-letterhead.c: the head of official paper
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "config.h"

#include "mn-letterhead.h"

/* The wording of the law: printed, never translated. */
static const char country[] = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
static const char motto[] = "Độc lập - Tự do - Hạnh phúc";

/* The boxes of the decree's diagram, as shares of the text's width. */
#define LEFT_START 0.01
#define LEFT_END 0.44
#define RIGHT_CENTER 0.75

/* The agency's rule is a third to a half of its line. */
#define AGENCY_RULE_SHARE 0.42
#define RULE_GAP 3.0

/* The last line of the paragraph just placed, with a rule of @share of its width below it. */
static void
underline_last (MnSheet *page, double share, double *y)
{
  const MnSheetText *text = &g_array_index (page->texts, MnSheetText, page->texts->len - 1);
  double width = mn_text_run_get_width (text->run);
  double center = text->x + width / 2;

  *y += RULE_GAP;
  mn_sheet_add_rule (page, center - width * share / 2, *y, center + width * share / 2, *y, MN_RULE_WIDTH);
}

static gboolean
place_agency (const MnLetterhead *self, MnSheet *page, MnFontSet *fonts, const MnRect *area, double *y, GError **error)
{
  static const MnTextStyle regular = { 12, FALSE, FALSE };
  static const MnTextStyle bold = { 12, TRUE, FALSE };
  double x = area->x + area->width * LEFT_START;
  double width = area->width * (LEFT_END - LEFT_START);

  if (self->parent_agency != NULL && *self->parent_agency != '\0'
      && !mn_sheet_add_text (page, fonts, &regular, MN_TEXT_ALIGN_CENTER, self->parent_agency, x, y, width, error))
    return FALSE;
  if (self->agency == NULL || *self->agency == '\0')
    return TRUE;
  if (!mn_sheet_add_text (page, fonts, &bold, MN_TEXT_ALIGN_CENTER, self->agency, x, y, width, error))
    return FALSE;
  underline_last (page, AGENCY_RULE_SHARE, y);
  return TRUE;
}

/* The country's name is wider than its box on upright paper: then it ends at the margin, and the motto, and later
 * the date, stay centred under it. */
static gboolean
place_country (MnSheet *page, MnFontSet *fonts, const MnRect *area, double *y, double *center, GError **error)
{
  static const MnTextStyle country_style = { 12, TRUE, FALSE };
  static const MnTextStyle motto_style = { 13, TRUE, FALSE };
  double width;

  if (!mn_text_measure (fonts, &country_style, country, &width, NULL, NULL, error))
    return FALSE;
  *center = MIN (area->x + area->width * RIGHT_CENTER, area->x + area->width - width / 2);
  if (!mn_sheet_add_text (page, fonts, &country_style, MN_TEXT_ALIGN_CENTER, country, *center - width, y, 2 * width,
                          error)
      || !mn_sheet_add_text (page, fonts, &motto_style, MN_TEXT_ALIGN_CENTER, motto, *center - width, y, 2 * width,
                             error))
    return FALSE;
  underline_last (page, 1, y);
  return TRUE;
}

/* Number and date stand on one line. */
static gboolean
place_number (const MnLetterhead *self, MnSheet *page, MnFontSet *fonts, const MnRect *area, double center, double *y,
              GError **error)
{
  static const MnTextStyle regular = { 13, FALSE, FALSE };
  static const MnTextStyle italic = { 13, FALSE, TRUE };
  double left = *y;
  double right = *y;
  double half = area->x + area->width - center;

  if (self->number != NULL
      && !mn_sheet_add_text (page, fonts, &regular, MN_TEXT_ALIGN_CENTER, self->number,
                             area->x + area->width * LEFT_START, &left, area->width * (LEFT_END - LEFT_START), error))
    return FALSE;
  if (self->place_date != NULL
      && !mn_sheet_add_text (page, fonts, &italic, MN_TEXT_ALIGN_CENTER, self->place_date, center - half, &right,
                             2 * half, error))
    return FALSE;
  *y = MAX (left, right);
  return TRUE;
}

gboolean
mn_letterhead_place (const MnLetterhead *self, MnSheet *page, MnFontSet *fonts, const MnRect *area, double *bottom,
                     GError **error)
{
  double left = area->y;
  double right = area->y;
  double center;

  g_return_val_if_fail (self != NULL && page != NULL && fonts != NULL && area != NULL && bottom != NULL, FALSE);

  if (!place_agency (self, page, fonts, area, &left, error)
      || !place_country (page, fonts, area, &right, &center, error))
    return FALSE;
  *bottom = MAX (left, right);
  if (self->number == NULL && self->place_date == NULL)
    return TRUE;
  *bottom += 6;
  return place_number (self, page, fonts, area, center, bottom, error);
}
