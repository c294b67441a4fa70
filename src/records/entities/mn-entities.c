/* mn-entities.c: the entities, in the order of the catalogue
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnEntity *const entities[] = {
  &mn_child_entity,
  &mn_household_entity,
  &mn_residence_entity,
  &mn_circumstance_entity,
  &mn_schooling_entity,
  &mn_poverty_entity,
  &mn_assistance_entity,
  &mn_insurance_card_entity,
  &mn_stay_entity,
  &mn_distinct_pair_entity,
  &mn_programme_entity,
  &mn_activity_entity,
  &mn_participation_entity,
  &mn_benefit_entity,
  &mn_sponsor_entity,
  &mn_scheme_entity,
  &mn_scheme_rate_entity,
  &mn_award_entity,
  &mn_budget_line_entity,
  &mn_voucher_entity,
  &mn_indicator_entity,
  &mn_target_entity,
  &mn_observation_entity,
  &mn_unit_entity,
  &mn_unit_link_entity,
  &mn_village_entity,
  &mn_population_entity,
  &mn_circumstance_group_entity,
  &mn_ethnic_group_entity,
  &mn_assistance_category_entity,
  &mn_assistance_rate_entity,
  &mn_office_entity,
  &mn_officer_entity,
  &mn_saved_filter_entity,
  &mn_import_layout_entity,
  &mn_register_entity,
  NULL,
};

const MnEntity *const *
mn_entities (void)
{
  return entities;
}
