/* mn-letterhead.h: the head of official paper
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-sheet.h"

G_BEGIN_DECLS

/* Decree 30/2020, annex I: the agency on the left, quốc hiệu and tiêu ngữ on the right, each with its rule. Strings
 * are printed as given, in the case given; NULL leaves a line out. '\n' breaks a line. */
typedef struct {
  const char *parent_agency; /* "ỦY BAN NHÂN DÂN HUYỆN CAM LỘ": regular */
  const char *agency;        /* "PHÒNG LAO ĐỘNG - TB&XH": bold, with a rule of a third to a half of it */
  const char *number;        /* "Số: 05/KH-UBND", under the agency */
  const char *place_date;    /* "Cam Lộ, ngày 05 tháng 01 năm 2017", in italics, on the line of the number */
} MnLetterhead;

/* At the top of @area; *@bottom receives where the text below may begin. */
gboolean mn_letterhead_place (const MnLetterhead *self, MnSheet *page, MnFontSet *fonts, const MnRect *area,
                              double *bottom, GError **error);

G_END_DECLS
