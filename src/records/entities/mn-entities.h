/* mn-entities.h: the entities, and what their tables share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-record.h"

G_BEGIN_DECLS

extern const MnEntity mn_activity_entity;
extern const MnEntity mn_assistance_entity;
extern const MnEntity mn_assistance_category_entity;
extern const MnEntity mn_assistance_rate_entity;
extern const MnEntity mn_award_entity;
extern const MnEntity mn_benefit_entity;
extern const MnEntity mn_budget_line_entity;
extern const MnEntity mn_child_entity;
extern const MnEntity mn_circumstance_entity;
extern const MnEntity mn_circumstance_group_entity;
extern const MnEntity mn_distinct_pair_entity;
extern const MnEntity mn_ethnic_group_entity;
extern const MnEntity mn_household_entity;
extern const MnEntity mn_import_layout_entity;
extern const MnEntity mn_indicator_entity;
extern const MnEntity mn_insurance_card_entity;
extern const MnEntity mn_observation_entity;
extern const MnEntity mn_office_entity;
extern const MnEntity mn_officer_entity;
extern const MnEntity mn_participation_entity;
extern const MnEntity mn_population_entity;
extern const MnEntity mn_poverty_entity;
extern const MnEntity mn_programme_entity;
extern const MnEntity mn_register_entity;
extern const MnEntity mn_residence_entity;
extern const MnEntity mn_saved_filter_entity;
extern const MnEntity mn_scheme_entity;
extern const MnEntity mn_scheme_rate_entity;
extern const MnEntity mn_schooling_entity;
extern const MnEntity mn_sponsor_entity;
extern const MnEntity mn_stay_entity;
extern const MnEntity mn_target_entity;
extern const MnEntity mn_unit_entity;
extern const MnEntity mn_unit_link_entity;
extern const MnEntity mn_village_entity;
extern const MnEntity mn_voucher_entity;

/* Choices that more than one entity has. */
extern const MnChoice mn_school_level_choices[]; /* preschool … student */
extern const MnChoice mn_schooling_choices[];    /* not_yet … finished */
extern const MnChoice mn_period_choices[];       /* month, year, once */
extern const MnChoice mn_plan_status_choices[];  /* planned, running, done, cancelled */
extern const MnChoice mn_poverty_choices[];      /* poor, near_poor */
extern const MnChoice mn_sex_choices[];          /* male, female, unknown */
extern const MnChoice mn_money_source_choices[]; /* central … sponsor */

/* Checks that more than one field has (mn-checks.c). */
void mn_check_not_future (const MnRecord *record, guint field, const MnCheckContext *context, GPtrArray *problems);
void mn_check_personal_id (const MnRecord *record, guint field, const MnCheckContext *context, GPtrArray *problems);
void mn_check_phone (const MnRecord *record, guint field, const MnCheckContext *context, GPtrArray *problems);
void mn_check_school_year (const MnRecord *record, guint field, const MnCheckContext *context, GPtrArray *problems);
/* For entities with starts_on and ends_on. */
void mn_validate_span (const MnRecord *record, const MnCheckContext *context, GPtrArray *problems);
/* What a voucher may take from its budget line (mn-voucher-check.c). */
void mn_validate_voucher (const MnRecord *record, const MnCheckContext *context, GPtrArray *problems);
/* Of figures (mn-observation-check.c); for entities with indicator and value: the value is one the indicator can have.
 */
void mn_validate_observation (const MnRecord *record, const MnCheckContext *context, GPtrArray *problems);
void mn_validate_indicator_range (const MnRecord *record, const MnCheckContext *context, GPtrArray *problems);

/* The fields that every dated entity has, and the note. */
#define MN_FIELDS_VALIDITY(section)                                                                                    \
  { .name = "valid_from",                                                                                              \
    .label = N_ ("From"),                                                                                              \
    .group = section,                                                                                                  \
    .kind = MN_KIND_DATE,                                                                                              \
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED,                                                                      \
    .hint = N_ ("First day, e.g. 01/06/2017") },                                                                       \
  {                                                                                                                    \
    .name = "valid_to", .label = N_ ("Until"), .kind = MN_KIND_DATE, .flags = MN_FIELD_LISTED | MN_FIELD_FULL_DATE,    \
    .hint = N_ ("Last day; empty while it goes on")                                                                    \
  }
#define MN_FIELD_NOTE_ROW                                                                                              \
  {                                                                                                                    \
    .name = "note", .label = N_ ("Note"), .kind = MN_KIND_NOTE                                                         \
  }

G_END_DECLS
