/* mn-child-details-words.c: a child in words, for the pane and the page alike
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-child-details-words.h"

#include <string.h>

#include "mn-i18n.h"

char *
mn_child_words_age (const MnChildHead *head, MnDate on)
{
  MnDate day = mn_date_is_set (head->died) ? head->died : on;
  int years = mn_date_age_years (head->birth, day);
  int months = mn_date_age_months (head->birth, day);

  if (years < 0)
    return g_strdup ("");
  if (mn_date_is_full (head->birth) && years == 0)
    return g_strdup_printf (ngettext ("%d month old", "%d months old", months), months);
  if (mn_date_is_full (head->birth) && months % 12 != 0 && years < 16)
    return g_strdup_printf (_ ("%d years %d months old"), years, months % 12);
  return g_strdup_printf (ngettext ("%d year old", "%d years old", years), years);
}

const char *
mn_child_words_choice (const char *entity, const char *field, const char *code)
{
  const MnEntity *described = mn_entity_find (entity);
  const char *label = mn_field_choice_label (&described->fields[mn_entity_field (described, field)], code);

  return label != NULL ? label : "";
}

char *
mn_child_words_who (const MnChildHead *head, MnDate on)
{
  g_autofree char *age = mn_child_words_age (head, on);
  g_autoptr (GString) line = g_string_new (mn_child_words_choice ("child", "sex", head->sex));

  if (*age != '\0')
    g_string_append_printf (line, " · %s", age);
  if (*head->ethnic_group != '\0')
    {
      g_string_append (line, " · ");
      g_string_append_printf (line, _ ("%s ethnic group"), head->ethnic_group);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

const char *
mn_child_words_event (const MnChildEvent *event, gboolean revealed)
{
  if (strcmp (event->entity, "poverty") == 0)
    return strcmp (event->title, "poor") == 0 ? _ ("Poor household") : _ ("Near-poor household");
  return event->sensitive && !revealed ? _ ("Other circumstance") : event->title;
}

char *
mn_child_words_event_detail (const MnChildEvent *event)
{
  g_autofree char *to = mn_date_format (event->to);
  g_autofree char *when
      = mn_date_is_set (event->to) ? g_strdup_printf (_ ("until %s"), to) : g_strdup (_ ("until now"));

  return *event->detail != '\0' ? g_strdup_printf ("%s; %s", event->detail, when) : g_strdup (when);
}

static gboolean
overlap (const MnChildEvent *a, const MnChildEvent *b)
{
  return (!mn_date_is_set (a->to) || mn_date_first_day (b->from) <= mn_date_last_day (a->to))
         && (!mn_date_is_set (b->to) || mn_date_first_day (a->from) <= mn_date_last_day (b->to));
}

/* The household's class and the child's risk seldom begin on one day: the class anew with each poverty line, the risk
 * with the child. */
gboolean
mn_child_words_is_told (GPtrArray *events, const MnChildEvent *event)
{
  for (guint i = 0; i < events->len; i++)
    {
      const MnChildEvent *other = g_ptr_array_index (events, i);

      if (strcmp (event->entity, "poverty") == 0 && other->entity != event->entity
          && strcmp (mn_child_words_event (other, TRUE), mn_child_words_event (event, TRUE)) == 0
          && overlap (other, event))
        return TRUE;
    }
  return FALSE;
}

guint
mn_child_words_pills (const MnChildHead *head, GPtrArray *events, gboolean revealed, const char **texts,
                      const char **classes, guint max)
{
  guint n = 0;

  if (mn_date_is_set (head->died))
    {
      texts[n] = _ ("Died");
      classes[n++] = "mn-chip-red";
    }
  else if (strcmp (head->residence_status, "moved_away") == 0 || strcmp (head->residence_status, "absent") == 0)
    {
      texts[n] = mn_child_words_choice ("child", "residence_status", head->residence_status);
      classes[n++] = "mn-chip-amber";
    }
  for (guint i = 0; i < events->len && n < max; i++)
    {
      const MnChildEvent *event = g_ptr_array_index (events, i);
      const char *title = mn_child_words_event (event, revealed);
      gboolean known = FALSE;

      for (guint j = 0; j < n && !known; j++)
        known = strcmp (texts[j], title) == 0;
      if (!event->in_force || known)
        continue;
      texts[n] = title;
      classes[n++]
          = *event->group_kind == '\0' || strcmp (event->group_kind, "risk") == 0 ? "mn-chip-amber" : "mn-chip-green";
    }
  return n;
}

char *
mn_child_words_school (const MnChildHead *head)
{
  g_autofree char *class = *head->school_class != '\0' ? g_strdup_printf (_ ("class %s"), head->school_class)
                                                       : g_strdup ("");

  return g_strconcat (class, *class != '\0' && *head->school != '\0' ? ", " : "", head->school, NULL);
}

char *
mn_child_words_amount (const MnChildReceipt *receipt)
{
  g_autofree char *count = NULL;

  if (receipt->has_amount)
    return mn_money_format (receipt->amount);
  if (receipt->quantity <= 0)
    return g_strdup ("");
  count = mn_number_format_official (receipt->quantity);
  return g_strdup_printf (_ ("%s pcs."), count);
}

/* Which group a circumstance is of, its evidence and what is noted of it say more than the list may. */
static gboolean
is_secret (const MnHistoryLine *line)
{
  return line->entity != NULL && strcmp (line->entity->name, "circumstance") == 0
         && !g_str_has_prefix (line->field->name, "valid_") && strcmp (line->field->name, "child") != 0;
}

char *
mn_child_words_change (const MnHistoryLine *line, gboolean revealed)
{
  const char *subject;

  if (line->field == NULL)
    return g_strdup (line->entity != NULL ? mn_entity_title (line->entity) : "");
  subject = mn_field_label (line->field);
  if (!revealed && is_secret (line))
    return g_strdup_printf (_ ("%s: changed (sensitive)"), subject);
  if (*line->old_text == '\0')
    return g_strdup_printf ("%s: %s", subject, line->new_text);
  if (*line->new_text == '\0')
    return g_strdup_printf (_ ("%s: %s removed"), subject, line->old_text);
  return g_strdup_printf (_ ("%s: %s became %s"), subject, line->old_text, line->new_text);
}

typedef struct {
  const char *label, *target;
} Item;

static GMenu *
make_menu (const char *prefix, const char *action, const Item *items, guint n_items)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *detailed = g_strdup_printf ("%s.%s('%s')", prefix, action, items[i].target);

      g_menu_append (menu, g_dgettext (GETTEXT_PACKAGE, items[i].label), detailed);
    }
  return menu;
}

GMenu *
mn_child_words_add_menu (const char *prefix)
{
  static const Item items[] = {
    { N_ ("Add _Circumstance…"), "circumstance" },
    { N_ ("Add Monthly _Assistance…"), "assistance" },
    { N_ ("Add _Insurance Card…"), "insurance_card" },
    { N_ ("Add _Scholarship…"), "award" },
    { N_ ("Add _Benefit…"), "benefit" },
    { N_ ("Add S_chooling…"), "schooling" },
    { N_ ("Add S_tay in an Institution…"), "stay" },
    { N_ ("Add _Participation…"), "participation" },
  };

  return make_menu (prefix, "add", items, G_N_ELEMENTS (items));
}

GMenu *
mn_child_words_event_menu (const char *prefix)
{
  static const Item items[] = {
    { N_ ("_Moved…"), "move" },
    { N_ ("Moved Awa_y…"), "move-away" },
    { N_ ("_Died…"), "death" },
    { N_ ("Turning 1_6…"), "sixteen" },
  };

  return make_menu (prefix, "event", items, G_N_ELEMENTS (items));
}
