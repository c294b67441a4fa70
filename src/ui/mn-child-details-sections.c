/* mn-child-details-sections.c: household and support in the pane beside the list
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-child-details-sections.h"

#include <string.h>

#include "mn-child-details-words.h"
#include "mn-details-parts.h"
#include "mn-i18n.h"

void
mn_child_details_add_household (GtkBox *box, const MnChildHead *head)
{
  g_autofree char *school = mn_child_words_school (head);
  g_autofree char *until = mn_date_format (head->card_until);
  g_autofree char *card = !head->has_card
                              ? g_strdup (_ ("None in force"))
                              : (*until != '\0' ? g_strdup_printf (_ ("until %s"), until) : g_strdup (_ ("in force")));

  mn_part_section (box, _ ("Household"), NULL);
  mn_part_fact (box, _ ("Carer"), head->carer);
  mn_part_fact (box, _ ("Father"), head->parents[0]);
  mn_part_fact (box, _ ("Mother"), head->parents[1]);
  mn_part_fact (box, _ ("Head of household"), head->head);
  mn_part_fact (box, _ ("Siblings"), head->siblings);
  mn_part_fact (box, _ ("Schooling"), school);
  mn_part_fact (box, _ ("Insurance card"), card);
}

void
mn_child_details_add_support (GtkBox *box, GPtrArray *support)
{
  if (support->len == 0)
    return;
  mn_part_section (box, _ ("Support being received"), _ ("dong"));
  for (guint i = 0; i < support->len; i++)
    {
      const MnChildSupport *row = g_ptr_array_index (support, i);
      g_autofree char *amount = row->has_amount ? mn_money_format (row->amount) : g_strdup ("");
      g_autofree char *paid = NULL;

      if (!row->has_amount)
        paid = g_strdup ("");
      else if (strcmp (row->period, "month") == 0)
        paid = g_strdup_printf (_ ("%s/month"), amount);
      else if (strcmp (row->period, "year") == 0)
        paid = g_strdup_printf (_ ("%s/year"), amount);
      else
        paid = g_steal_pointer (&amount);
      mn_part_entry (box, row->from, strcmp (row->entity, "assistance") == 0 ? _ ("Monthly assistance") : row->title,
                     paid);
    }
}
