/* mn-sample-care.c: circumstances, monthly assistance, stays and insurance cards of the sample
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "mn-sample-private.h"

/* "Cấp miễn phí tổng thẻ BHYT: 5.905 thẻ, thành tiền 3.667.005.000,đ/( tính đến 31/5/2017)": 621.000 đồng a card. */
#define N_CARDS 5905
#define CARD_AMOUNT 621000

#define DECREE_136 "Nghị định 136/2013/NĐ-CP"

/* What the district pays, by category; coefficients in hundredths. */
typedef struct {
  const char *category;
  gint64 standard;
  gint64 coefficient;
  const char *ground;
} Rate;

static const Rate orphan_under_4 = { "K1_D4", 270000, 250, "Khoản 1 Điều 5 " DECREE_136 };
static const Rate orphan = { "K1_T4", 270000, 150, "Khoản 1 Điều 5 " DECREE_136 };
/* The decree gives nothing for the loss of one parent alone: a local category, and an amount that is made up. */
static const Rate orphan_of_one = { "DP_MC1", 270000, 100, "Quy định của địa phương (minh họa)" };
/* Indexed by degree (0 extremely severe, 1 severe) and poor or not: those not poor stayed on the standard of 180.000.
 */
static const Rate disabled[2][2] = {
  { { "K6_TE_DBN_KHN", 180000, 250, "Nghị định 28/2012/NĐ-CP" },
    { "K6_TE_DBN_HN", 270000, 250, "Điều 5, 6 " DECREE_136 } },
  { { "K6_TE_N_KHN", 180000, 200, "Nghị định 28/2012/NĐ-CP" }, { "K6_TE_N_HN", 270000, 200, "Điều 5, 6 " DECREE_136 } },
};

static gboolean
add_local_category (MnSample *sample, GError **error)
{
  MnRecord *row = _mn_sample_row (sample, "assistance_category");

  mn_record_set_text (row, "code", orphan_of_one.category);
  mn_record_set_text (row, "name", "Trẻ em mồ côi cha hoặc mẹ (mức của địa phương)");
  mn_record_set_text (row, "condition", "dưới 16 tuổi");
  mn_record_set_text (row, "kind", "monthly");
  mn_record_set_text (row, "note",
                      "Có trong báo cáo (198 trẻ em); văn bản làm căn cứ và mức trợ cấp là số liệu minh họa");
  if (_mn_sample_add (sample, row, error) == 0)
    return FALSE;

  row = _mn_sample_row (sample, "assistance_rate");
  if (!_mn_sample_set_link (sample, row, "category", orphan_of_one.category, error))
    return FALSE;
  mn_record_set_text (row, "valid_from", "2015-01-01");
  mn_record_set_integer (row, "standard", orphan_of_one.standard);
  mn_record_set_integer (row, "coefficient", orphan_of_one.coefficient);
  mn_record_set_integer (row, "amount", orphan_of_one.standard * orphan_of_one.coefficient / 100);
  mn_record_set_text (row, "legal_basis", orphan_of_one.ground);
  mn_record_set_integer (row, "verified", FALSE);
  return _mn_sample_add (sample, row, error) != 0;
}

static gboolean
add_circumstance (MnSample *sample, const MnSampleChild *child, const char *group, const char *type,
                  const char *evidence, gint32 from, GError **error)
{
  MnRecord *row = _mn_sample_row (sample, "circumstance");

  mn_record_set_integer (row, "child", child->id);
  if (!_mn_sample_set_link (sample, row, "circumstance_group", group, error))
    return FALSE;
  if (type != NULL)
    mn_record_set_text (row, "disability_type", type);
  _mn_sample_set_day (row, "valid_from", from);
  mn_record_set_text (row, "evidence", evidence);
  _mn_sample_set_day (row, "evidence_date", from);
  return _mn_sample_add (sample, row, error) != 0;
}

/* Money goes to whoever brings the child up. */
static void
set_recipient (MnSample *sample, MnRecord *row, const MnSampleChild *child)
{
  mn_record_set_text (row, "recipient",
                      child->carer != NULL ? child->carer : _mn_sample_household_of (sample, child)->mother);
}

/* The first of a month at least a month after @since: the month in which the decision is signed. */
static gint32
draw_start (MnSample *sample, gint32 since)
{
  gint32 earliest = MAX (since + 31, _mn_sample_day (2015, 1, 1));
  gint32 latest = _mn_sample_day (2017, 5, 1);
  MnDate start = mn_date_month_start (mn_date_from_day (_mn_sample_between (sample, MIN (earliest, latest), latest)));

  return MAX (mn_date_first_day (start), _mn_sample_day (2015, 1, 1));
}

static gboolean
add_assistance (MnSample *sample, const MnSampleChild *child, const Rate *rate, gint32 from, GError **error)
{
  /* Paid from the month of the signature on, and nobody signs on a Saturday or Sunday. */
  gint32 decided = from + _mn_sample_between (sample, 3, 25);
  g_autofree char *number = g_strdup_printf ("%u/QĐ-UBND", 100 + _mn_sample_below (sample, 2400));
  MnRecord *row = _mn_sample_row (sample, "assistance");

  decided -= MAX (mn_date_weekday (mn_date_from_day (decided)) - 5, 0);
  mn_record_set_integer (row, "child", child->id);
  if (!_mn_sample_set_link (sample, row, "category", rate->category, error))
    return FALSE;
  mn_record_set_text (row, "ground", rate->ground);
  mn_record_set_integer (row, "coefficient", rate->coefficient);
  mn_record_set_integer (row, "standard", rate->standard);
  mn_record_set_integer (row, "amount", rate->standard * rate->coefficient / 100);
  mn_record_set_text (row, "decision_number", number);
  _mn_sample_set_day (row, "decision_date", decided);
  set_recipient (sample, row, child);
  _mn_sample_set_day (row, "valid_from", from);
  if (rate == &orphan_of_one)
    mn_record_set_text (row, "note", "Mức trợ cấp là số liệu minh họa: nguồn chỉ cho biết số trẻ em (198)");
  return _mn_sample_add (sample, row, error) != 0;
}

static gboolean
care_for_orphan (MnSample *sample, const MnSampleChild *child, GError **error)
{
  gboolean both = (child->marks & MN_SAMPLE_ORPHAN_BOTH) != 0;
  gint32 latest = _mn_sample_day (2017, 3, 1);
  gint32 lost = _mn_sample_between (sample, MIN (child->born + 20, latest), latest);
  gint32 from = draw_start (sample, lost);
  const Rate *rate = both ? &orphan : &orphan_of_one;

  if (both)
    {
      gint32 four = mn_date_first_day (mn_date_birthday (mn_date_from_day (child->born), 4));

      if (four > mn_date_first_day (sample->on))
        rate = &orphan_under_4;
      else
        from = MAX (from, mn_date_first_day (mn_date_month_start (mn_date_from_day (four))));
    }
  return add_circumstance (sample, child, both ? "L04.01.1" : "DP.01", NULL, "Giấy chứng tử", MIN (lost, from), error)
         && add_assistance (sample, child, rate, from, error);
}

static gboolean
care_for_disabled (MnSample *sample, const MnSampleChild *child, GError **error)
{
  static const char *const types[] = { "movement", "movement", "movement",     "hearing_speech", "hearing_speech",
                                       "sight",    "mental",   "intellectual", "intellectual",   "other" };
  const char *type = types[_mn_sample_below (sample, G_N_ELEMENTS (types))];
  gboolean poor = _mn_sample_household_of (sample, child)->poverty == 'p';
  guint degree = _mn_sample_percent (sample, 28) ? 0 : 1;
  /* The legal rate of a poor household begins with its being poor. */
  gint32 since = MAX (child->born + 180, _mn_sample_day (2014, 12, 1));
  gint32 from;
  g_autofree char *evidence = g_strdup_printf ("Giấy xác nhận khuyết tật số %u", 1 + _mn_sample_below (sample, 900));

  since = MIN (_mn_sample_between (sample, since, MAX (since, _mn_sample_day (2016, 12, 1))),
               _mn_sample_day (2017, 3, 1));
  from = draw_start (sample, poor ? MAX (since, _mn_sample_day (2015, 12, 1)) : since);
  return add_circumstance (sample, child, degree == 0 ? "L04.02.1" : "L04.02.2", type, evidence, MIN (since, from),
                           error)
         && add_assistance (sample, child, &disabled[degree][poor], from, error);
}

static gboolean
add_stay (MnSample *sample, const MnSampleChild *child, GError **error)
{
  gint32 from = _mn_sample_household_of (sample, child)->away;
  MnRecord *row = _mn_sample_row (sample, "stay");

  mn_record_set_integer (row, "child", child->id);
  mn_record_set_text (row, "institution", "Trung tâm Bảo trợ xã hội tỉnh Quảng Trị");
  mn_record_set_text (row, "decision", "Quyết định của Sở Lao động - Thương binh và Xã hội");
  _mn_sample_set_day (row, "valid_from", from);
  mn_record_set_text (row, "reason", "Mất nguồn nuôi dưỡng");
  mn_record_set_text (row, "note", MN_SAMPLE_SOURCE " (4 trẻ em); ngày và quyết định là số liệu minh họa");
  return _mn_sample_add (sample, row, error) != 0
         && add_circumstance (sample, child, "L04.01.2", NULL, "Biên bản của xã", from, error);
}

gboolean
_mn_sample_write_care (MnSample *sample, GError **error)
{
  if (!add_local_category (sample, error))
    return FALSE;
  for (guint i = 0; i < sample->children->len; i++)
    {
      const MnSampleChild *child = _mn_sample_child (sample, i);
      gboolean done = TRUE;

      if (child->marks & (MN_SAMPLE_ORPHAN_BOTH | MN_SAMPLE_ORPHAN_ONE))
        done = care_for_orphan (sample, child, error);
      else if (child->marks & MN_SAMPLE_DISABLED)
        done = care_for_disabled (sample, child, error);
      else if (child->marks & MN_SAMPLE_STAY)
        done = add_stay (sample, child, error);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

/* Health-insurance cards ------------------------------------------------------------------------------------------ */

typedef enum {
  CARD_NONE,
  CARD_UNDER_6,
  CARD_ASSISTANCE,
  CARD_POOR,
  CARD_NEAR_POOR,
  CARD_ETHNIC,
  CARD_OTHER,
} CardGroup;

static const struct {
  const char *group;
  const char *prefix;
} card_groups[] = {
  { NULL, NULL },         { "under_6", "TE1" }, { "assistance", "BT2" }, { "poor", "HN2" },
  { "near_poor", "CN3" }, { "ethnic", "DT2" },  { "ethnic", "DK2" },
};

/* One card each, the one with the best benefit first: under 6, assistance, poor or near-poor household, ethnic
 * minority. */
static CardGroup
card_group (MnSample *sample, const MnSampleChild *child)
{
  const MnSampleHousehold *home = _mn_sample_household_of (sample, child);

  if (child->marks & MN_SAMPLE_FORMER)
    return CARD_NONE;
  if (mn_date_is_under (mn_date_from_day (child->born), 6, sample->on))
    return CARD_UNDER_6;
  if (child->marks & MN_SAMPLE_SPECIAL)
    return CARD_ASSISTANCE;
  if (home->poverty == 'p')
    return CARD_POOR;
  if (home->poverty == 'n')
    return CARD_NEAR_POOR;
  return _mn_sample_village (sample, home->village)->minority ? CARD_ETHNIC : CARD_OTHER;
}

static gboolean
add_card (MnSample *sample, const MnSampleChild *child, CardGroup group, guint nth, GError **error)
{
  const MnSampleCommune *commune = _mn_sample_commune (sample, _mn_sample_village_of (sample, child)->commune);
  g_autofree char *number = g_strdup_printf ("%s45%010u", card_groups[group].prefix, 450000000 + nth * 13 + 7);
  g_autofree char *clinic = g_strdup_printf ("Trạm Y tế %s", commune->place);
  gint32 year = _mn_sample_day (2017, 1, 1);
  MnRecord *row = _mn_sample_row (sample, "insurance_card");

  mn_record_set_integer (row, "child", child->id);
  mn_record_set_text (row, "number", number);
  mn_record_set_text (row, "card_group", card_groups[group].group);
  mn_record_set_integer (row, "amount", CARD_AMOUNT);
  mn_record_set_text (row, "clinic", clinic);
  if (group == CARD_UNDER_6)
    {
      _mn_sample_set_day (row, "valid_from", child->born);
      mn_record_set_date (row, "valid_to", mn_date_add_days (mn_date_birthday (mn_date_from_day (child->born), 6), -1));
    }
  else
    {
      _mn_sample_set_day (row, "valid_from", year);
      mn_record_set_text (row, "valid_to", "2017-12-31");
    }
  return _mn_sample_add (sample, row, error) != 0;
}

/* The commune of communes.tsv that stands for difficult areas: Cam Tuyền. */
#define DIFFICULT_COMMUNE 1

/* All of the groups that must have one; of the others, who live in a difficult area, as many as the report's number
 * leaves. */
gboolean
_mn_sample_write_cards (MnSample *sample, GError **error)
{
  guint left = N_CARDS, n = 0, others;

  for (guint i = 0; i < sample->children->len; i++)
    {
      CardGroup group = card_group (sample, _mn_sample_child (sample, i));

      left -= group != CARD_NONE && group != CARD_OTHER;
    }
  others = left;
  g_assert (others < N_CARDS); /* unsigned: no more than the report's number */
  for (guint i = 0; i < sample->children->len; i++)
    {
      const MnSampleChild *child = _mn_sample_child (sample, i);
      CardGroup group = card_group (sample, child);

      if (group == CARD_OTHER && (others == 0 || _mn_sample_village_of (sample, child)->commune != DIFFICULT_COMMUNE))
        continue;
      others -= group == CARD_OTHER;
      if (group != CARD_NONE && !add_card (sample, child, group, n++, error))
        return FALSE;
    }
  g_assert (n == N_CARDS);
  return TRUE;
}
