/* mn-sample-awards.c: the sample's scholarships and bicycles
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "mn-sample-private.h"

/* "có 69 em là học sinh nghèo vượt khó được nhận học bổng từ Văn phòng dự án Zhishanfoundation mức học bổng:
 * 100.000đ/tháng (đối với học sinh cấp I, II); 120.000đ/tháng (đối với học sinh cấp III); 200.000đ/tháng (đối với sinh
 * viên …)": 18 + 27 + 16 + 8, the split being invented. "FPT 20 em, số tiền: 24.000.000, VNEP 5 em, số tiền 16.250.000,
 * cặp lá yêu thương 6 em". "AIA: 7 em, số tiền: 23.0000.000": no such number exists, the amount stays empty. */
#define AIA_NOTE MN_SAMPLE_SOURCE ": nguồn in số tiền “23.0000.000”, không phải một con số, nên để trống"
#define NO_AMOUNT_NOTE MN_SAMPLE_SOURCE ": nguồn không cho biết số tiền"
#define SPLIT_NOTE MN_SAMPLE_SOURCE "; người nhận là số liệu minh họa"

typedef enum {
  FOR_NEEDY, /* poor, near-poor or an orphan */
  FOR_DISABLED,
  FOR_FORMER,
} Who;

typedef struct {
  const char *scheme;
  const char *level; /* or NULL: any school level */
  Who who;
  guint n;
  const char *period;
  gint64 amount;    /* 0: not given */
  gboolean is_paid; /* the whole of it, as the report says */
  const char *note;
} Award;

static const Award awards[] = {
  { "HB-ZHISHAN", "primary", FOR_NEEDY, 18, "month", 100000, FALSE, SPLIT_NOTE },
  { "HB-ZHISHAN", "lower_secondary", FOR_NEEDY, 27, "month", 100000, FALSE, SPLIT_NOTE },
  { "HB-ZHISHAN", "upper_secondary", FOR_FORMER, 16, "month", 120000, FALSE, SPLIT_NOTE },
  { "HB-ZHISHAN", "student", FOR_FORMER, 8, "month", 200000, FALSE, SPLIT_NOTE },
  { "HB-FPT", NULL, FOR_DISABLED, 20, "year", 1200000, TRUE, SPLIT_NOTE },
  { "HB-VNEP", NULL, FOR_NEEDY, 5, "year", 3250000, TRUE, SPLIT_NOTE },
  { "HB-AIA", NULL, FOR_NEEDY, 7, "once", 0, FALSE, AIA_NOTE },
  { "HB-CLYT", NULL, FOR_NEEDY, 6, "once", 0, FALSE, NO_AMOUNT_NOTE },
};

static gboolean
fits (MnSample *sample, const MnSampleChild *child, const Award *award)
{
  const char *level = _mn_sample_level (child);

  if ((child->marks & MN_SAMPLE_AWARD) != 0 || (child->marks & MN_SAMPLE_STUDYING) == 0
      || g_str_equal (level, "preschool") || (award->level != NULL && !g_str_equal (award->level, level)))
    return FALSE;
  switch (award->who)
    {
    case FOR_DISABLED:
      return (child->marks & MN_SAMPLE_DISABLED) != 0;
    case FOR_FORMER:
      return (child->marks & MN_SAMPLE_FORMER) != 0;
    case FOR_NEEDY:
    default:
      return (child->marks & (MN_SAMPLE_FORMER | MN_SAMPLE_DISABLED | MN_SAMPLE_STAY)) == 0
             && (_mn_sample_household_of (sample, child)->poverty != 0 || (child->marks & MN_SAMPLE_ASSISTED) != 0);
    }
}

static gboolean
add_payment (MnSample *sample, const MnSampleChild *child, const Award *award, gint64 award_id, GError **error)
{
  MnRecord *row = _mn_sample_row (sample, "benefit");

  mn_record_set_integer (row, "child", child->id);
  mn_record_set_integer (row, "award", award_id);
  if (!_mn_sample_set_link (sample, row, "sponsor", award->scheme + 3, error))
    return FALSE;
  mn_record_set_text (row, "kind", "money");
  mn_record_set_integer (row, "amount", award->amount);
  mn_record_set_text (row, "received_on", "2016-11-18");
  mn_record_set_text (row, "source", "sponsor");
  mn_record_set_text (row, "note", MN_SAMPLE_SOURCE "; ngày nhận là số liệu minh họa");
  return _mn_sample_add (sample, row, error) != 0;
}

static gboolean
add_award (MnSample *sample, MnSampleChild *child, const Award *award, GError **error)
{
  MnRecord *row = _mn_sample_row (sample, "award");
  gint64 id;

  child->marks |= MN_SAMPLE_AWARD;
  mn_record_set_integer (row, "child", child->id);
  if (!_mn_sample_set_link (sample, row, "scheme", award->scheme, error))
    return FALSE;
  mn_record_set_text (row, "school_year", "2016-2017");
  mn_record_set_text (row, "level", _mn_sample_level (child));
  mn_record_set_text (row, "period", award->period);
  if (award->amount != 0)
    mn_record_set_integer (row, "amount", award->amount);
  mn_record_set_text (row, "valid_from", "2016-09-01");
  mn_record_set_text (row, "valid_to", "2017-08-31");
  mn_record_set_text (row, "note", award->note);
  id = _mn_sample_add (sample, row, error);
  return id != 0 && (!award->is_paid || add_payment (sample, child, award, id, error));
}

static gboolean
give_awards (MnSample *sample, const Award *award, GError **error)
{
  g_autoptr (GArray) order = _mn_sample_shuffle (sample, sample->children->len);
  guint left = award->n;

  for (guint i = 0; i < order->len && left > 0; i++)
    {
      MnSampleChild *child = _mn_sample_child (sample, g_array_index (order, guint, i));

      if (!fits (sample, child, award))
        continue;
      if (!add_award (sample, child, award, error))
        return FALSE;
      left--;
    }
  g_assert (left == 0);
  return TRUE;
}

/* "11 xe đạp do AIA và chương trình hành trình cuộc sống xe đạp đến trường trao tặng": who gave how many is invented.
 */
static gboolean
give_bicycles (MnSample *sample, const char *sponsor, guint n, GError **error)
{
  static const Award anybody = { "", "lower_secondary", FOR_NEEDY, 0, "once", 0, FALSE, "" };
  g_autoptr (GArray) order = _mn_sample_shuffle (sample, sample->children->len);

  for (guint i = 0; i < order->len && n > 0; i++)
    {
      MnSampleChild *child = _mn_sample_child (sample, g_array_index (order, guint, i));
      MnRecord *row = _mn_sample_row (sample, "benefit");

      if (!fits (sample, child, &anybody))
        continue;
      child->marks |= MN_SAMPLE_AWARD;
      mn_record_set_integer (row, "child", child->id);
      if (!_mn_sample_set_link (sample, row, "sponsor", sponsor, error))
        return FALSE;
      mn_record_set_text (row, "kind", "goods");
      mn_record_set_text (row, "item", "Xe đạp");
      mn_record_set_integer (row, "quantity", 1);
      mn_record_set_text (row, "received_on", "2016-09-05");
      mn_record_set_text (row, "source", "sponsor");
      mn_record_set_text (row, "note",
                          MN_SAMPLE_SOURCE
                          " (11 xe đạp); người nhận, ngày và nhà tài trợ của từng xe là số liệu minh họa");
      if (_mn_sample_add (sample, row, error) == 0)
        return FALSE;
      n--;
    }
  g_assert (n == 0);
  return TRUE;
}

gboolean
_mn_sample_write_awards (MnSample *sample, GError **error)
{
  if (!_mn_sample_table (sample, "sponsor", "sponsors.tsv", NULL, error)
      || !_mn_sample_table (sample, "scheme", "schemes.tsv", NULL, error)
      || !_mn_sample_table (sample, "scheme_rate", "scheme-rates.tsv", NULL, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (awards); i++)
    {
      if (!give_awards (sample, &awards[i], error))
        return FALSE;
    }
  return give_bicycles (sample, "AIA", 5, error) && give_bicycles (sample, "HTCS", 6, error);
}
