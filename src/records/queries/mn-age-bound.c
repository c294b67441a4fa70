/* mn-age-bound.c: who is younger than so many years, as SQL says it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-age-bound.h"

void
mn_age_bound_bind (MnStatement *statement, int first, MnDate on, int years)
{
  MnDate day = mn_date_add_years (on, -years);
  MnDate month = mn_date_add_days (day, 1);
  MnDate year = MN_DATE_NONE;
  g_autofree char *month_text = NULL;
  g_autofree char *year_text = NULL;

  month = mn_date_add_days (mn_date_month_start (month), -1);
  month.day = 0;
  year.year = (gint16)(day.month == 12 && day.day == 31 ? day.year : day.year - 1);
  month_text = mn_date_to_iso (month);
  year_text = mn_date_to_iso (year);
  mn_statement_bind_date (statement, first, day);
  mn_statement_bind_text (statement, first + 1, month_text);
  mn_statement_bind_text (statement, first + 2, year_text);
}
