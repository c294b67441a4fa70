/* mn-voucher.c: money that was paid out (chứng từ chi)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnChoice method_choices[] = {
  { "cash", N_ ("Cash") },
  { "transfer", N_ ("Bank transfer") },
  { "goods", N_ ("In kind") },
  { NULL, NULL },
};

static const MnField fields[] = {
  { .name = "number",
    .label = N_ ("Number"),
    .group = N_ ("Voucher"),
    .kind = MN_KIND_TEXT,
    .max = 30,
    .width = 10,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_SEARCHED | MN_FIELD_LISTED,
    .hint = N_ ("Used once in a year, e.g. PC-012") },
  { .name = "date",
    .label = N_ ("Date"),
    .kind = MN_KIND_DATE,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_FULL_DATE,
    .check = mn_check_not_future },
  { .name = "budget_line",
    .label = N_ ("Budget line"),
    .kind = MN_KIND_LINK,
    .target = "budget_line",
    .width = 30,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "sponsor", .label = N_ ("Sponsor"), .kind = MN_KIND_LINK, .target = "sponsor", .width = 18 },
  { .name = "payee",
    .label = N_ ("Payee"),
    .group = N_ ("Payment"),
    .kind = MN_KIND_TEXT,
    .max = 150,
    .width = 24,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_SEARCHED | MN_FIELD_LISTED },
  { .name = "payee_relation",
    .label = N_ ("Payee's relation"),
    .kind = MN_KIND_TEXT,
    .max = 60,
    .hint = N_ ("E.g. mother, grandmother") },
  { .name = "payee_address", .label = N_ ("Payee's address"), .kind = MN_KIND_TEXT, .max = 200 },
  { .name = "purpose",
    .label = N_ ("Purpose"),
    .kind = MN_KIND_TEXT,
    .max = 250,
    .width = 36,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_SEARCHED | MN_FIELD_LISTED },
  { .name = "amount",
    .label = N_ ("Amount"),
    .kind = MN_KIND_MONEY,
    .min = 1,
    .max = G_GINT64_CONSTANT (999999999999999),
    .width = 13,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "method",
    .label = N_ ("Method"),
    .kind = MN_KIND_CHOICE,
    .choices = method_choices,
    .width = 14,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "reason",
    .label = N_ ("Reason for exceeding"),
    .kind = MN_KIND_TEXT,
    .max = 250,
    .hint = N_ ("Only when more is paid than is left of sponsors' money") },
  MN_FIELD_NOTE_ROW,
  { .name = "year", .label = N_ ("Year"), .kind = MN_KIND_YEAR, .width = 6, .flags = MN_FIELD_DERIVED },
};

static char *
summary (const MnRecord *record)
{
  const char *number = mn_record_get_text (record, "number");
  MnDate date = mn_record_get_date (record, "date");
  g_autofree char *shown = mn_date_format (date);

  if (number == NULL || !mn_date_is_set (date))
    return g_strdup (number != NULL ? number : "");
  return g_strdup_printf ("%s, %s", number, shown);
}

static void
derive (MnRecord *record)
{
  MnDate date = mn_record_get_date (record, "date");

  mn_record_set_integer (record, "year", mn_date_is_set (date) ? date.year : 0);
}

const MnEntity mn_voucher_entity = {
  .name = "voucher",
  .title = N_ ("Voucher"),
  .titles = N_ ("Vouchers"),
  .icon = "emblem-documents-symbolic",
  .group = N_ ("Budget"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = 0,
  .code_field = -1,
  .parent_field = -1,
  .default_sort = "-date",
  .summary = summary,
  .derive = derive,
  .validate = mn_validate_voucher,
};
