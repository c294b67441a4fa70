/* mn-unit.c: an administrative unit in one of its states (đơn vị hành chính)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

/* Code + first day is the natural key; an unknown start is 0001-01-01. Kinds and levels as the statistics office's list
 * has them; the district level ended on 30/06/2025, but old data keeps it. */

static const MnChoice kind_choices[] = {
  { "province", N_ ("Province") },
  { "central_city", N_ ("City under central government") },
  { "district", N_ ("Rural district") },
  { "urban_district", N_ ("Urban district") },
  { "town", N_ ("Town") },
  { "city", N_ ("City") },
  { "commune", N_ ("Commune") },
  { "ward", N_ ("Ward") },
  { "township", N_ ("Township") },
  { "special_zone", N_ ("Special zone") },
  { NULL, NULL },
};

static const MnChoice level_choices[] = {
  { "province", N_ ("Province level") },
  { "district", N_ ("District level") },
  { "commune", N_ ("Commune level") },
  { NULL, NULL },
};

static const MnField fields[] = {
  { .name = "code",
    .label = N_ ("Code"),
    .group = N_ ("Administrative unit"),
    .kind = MN_KIND_TEXT,
    .max = 10,
    .width = 8,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_SEARCHED | MN_FIELD_LISTED },
  { .name = "name",
    .label = N_ ("Name"),
    .kind = MN_KIND_TEXT,
    .max = 150,
    .width = 30,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_SEARCHED | MN_FIELD_LISTED },
  { .name = "short_name",
    .label = N_ ("Short name"),
    .kind = MN_KIND_TEXT,
    .max = 100,
    .width = 18,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_SEARCHED },
  { .name = "kind",
    .label = N_ ("Kind"),
    .kind = MN_KIND_CHOICE,
    .choices = kind_choices,
    .width = 18,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "level",
    .label = N_ ("Level"),
    .kind = MN_KIND_CHOICE,
    .choices = level_choices,
    .width = 12,
    .flags = MN_FIELD_REQUIRED },
  MN_FIELDS_VALIDITY (NULL),
  { .name = "parent",
    .label = N_ ("Belongs to"),
    .kind = MN_KIND_LINK,
    .target = "unit",
    .width = 24,
    .flags = MN_FIELD_DERIVED | MN_FIELD_LISTED },
  MN_FIELD_NOTE_ROW,
};

static char *
summary (const MnRecord *record)
{
  const char *code = mn_record_get_text (record, "code");
  const char *name = mn_record_get_text (record, "name");

  return g_strdup_printf ("%s (%s)", name ? name : "", code ? code : "");
}

const MnEntity mn_unit_entity = {
  .name = "unit",
  .title = N_ ("Administrative unit"),
  .titles = N_ ("Administrative units"),
  .icon = "mark-location-symbolic",
  .group = N_ ("Places"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = 2,
  .code_field = 0,
  .parent_field = -1,
  .has_sort_key = TRUE,
  .summary = summary,
};
